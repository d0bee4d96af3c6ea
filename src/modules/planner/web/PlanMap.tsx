import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Answer } from '../../../web/ui/states.tsx'
import { map } from '../../map/contract.ts'
import { boundsOf, projectionOf, ringsOf } from '../../map/web/index.ts'
import { planner } from '../contract.ts'
import type { Branch } from './BranchList.tsx'
import type { PlanView } from './PlanPage.tsx'

const width = 900
/** A district's branches at once: the drawing shows the whole plan. */
const everyBranch = 5_000

type Member = Branch['members'][number] & { lon: number; lat: number }
const placed = (member: Branch['members'][number]): member is Member => member.lon !== null && member.lat !== null

/** The plan as stars: a line from every organisation to its lead, over the streets. */
export function PlanMap({ plan, onWhy }: { plan: PlanView; onWhy: (no: number) => void }) {
  const branches = useEndpoint(planner.listBranches, { params: { id: plan.id }, query: { pageSize: everyBranch } })
  return (
    <section className="panel">
      <Answer of={branches} height={420}>
        {({ items }) => <Stars plan={plan} branches={items} onWhy={onWhy} />}
      </Answer>
    </section>
  )
}

function Stars({ plan, branches, onWhy }: { plan: PlanView; branches: readonly Branch[]; onWhy: (no: number) => void }) {
  const t = useTranslations('planner')
  const areas = useEndpoint(map.listAreas, { query: { districtNo: plan.districtNo, level: 'street' } })
  const members = branches.flatMap((branch) => branch.members.filter(placed))
  const points = members.map((member) => ({ lon: member.lon, lat: member.lat }))
  const bounds = boundsOf([], points as never)
  if (bounds === null) return null
  const { project, height } = projectionOf(bounds, width)
  const streets = areas.data?.areas ?? []
  return (
    <>
      <svg
        className="planner-map"
        viewBox={`-12 -12 ${width + 24} ${height + 24}`}
        role="img"
        aria-label={t('map.label', { node: plan.node.name })}
      >
        {streets.map((street) => (
          <path
            key={street.unitNo}
            className="planner-street"
            d={ringsOf(street)
              .map((ring) => `M${ring.map(([lon, lat]) => project(lon, lat).join(' ')).join('L')}Z`)
              .join('')}
          >
            <title>{street.name}</title>
          </path>
        ))}
        {branches.map((branch) => (
          <Star key={branch.host.no} branch={branch} project={project} onWhy={onWhy} />
        ))}
      </svg>
      <p className="planner-legend quiet">
        <i className="planner-dot planner-lead" aria-hidden /> {t('map.lead')}
        <i className="planner-dot" aria-hidden /> {t('map.member')}
        <i className="planner-dot planner-own" aria-hidden /> {t('map.own')}
        {streets.some((street) => street.basis === 'schematic') ? <span>{t('map.schematic')}</span> : null}
      </p>
    </>
  )
}

function Star({
  branch,
  project,
  onWhy,
}: {
  branch: Branch
  project: (lon: number, lat: number) => [number, number]
  onWhy: (no: number) => void
}) {
  const members = branch.members.filter(placed)
  const lead = members.find((member) => member.lead)
  const centre = lead ? project(lead.lon, lead.lat) : meanOf(members.map((member) => project(member.lon, member.lat)))
  const alone = branch.kind === 'own' || branch.kind === 'mobile'
  return (
    <g>
      {members.map((member) => {
        const [x, y] = project(member.lon, member.lat)
        return member === lead ? null : <line key={member.no} x1={x} y1={y} x2={centre[0]} y2={centre[1]} />
      })}
      {members.map((member) => {
        const [x, y] = project(member.lon, member.lat)
        const kind = alone ? 'planner-own' : member.lead ? 'planner-lead' : ''
        return (
          <circle key={member.no} className={kind} cx={x} cy={y} r={member.lead ? 4.5 : 3} onClick={() => onWhy(member.no)}>
            <title>{member.name}</title>
          </circle>
        )
      })}
    </g>
  )
}

function meanOf(points: readonly [number, number][]): [number, number] {
  const sum = points.reduce(([x, y], point) => [x + point[0], y + point[1]] as [number, number], [0, 0] as [number, number])
  return [sum[0] / points.length, sum[1] / points.length]
}
