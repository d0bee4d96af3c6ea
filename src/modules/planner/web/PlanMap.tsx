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

type Point = [number, number]
/** Where each organisation is drawn, by number. */
type Spots = ReadonlyMap<number, Point>

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
  const members = branches.flatMap((branch) => branch.members)
  const streets = areas.data?.areas ?? []
  const bounds = boundsOf(streets, members.filter(placed) as never)
  if (bounds === null) return null
  const { project, height } = projectionOf(bounds, width)
  const spots = spotsOf(members, project)
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
          <Star key={branch.host.no} branch={branch} spots={spots} onWhy={onWhy} />
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

function Star({ branch, spots, onWhy }: { branch: Branch; spots: Spots; onWhy: (no: number) => void }) {
  const members = branch.members.filter((member) => spots.has(member.no))
  const lead = members.find((member) => member.lead)
  const centre = lead ? spots.get(lead.no)! : meanOf(members.map((member) => spots.get(member.no)!))
  const alone = branch.kind === 'own' || branch.kind === 'mobile'
  return (
    <g>
      {members.map((member) => {
        const [x, y] = spots.get(member.no)!
        return member === lead ? null : <line key={member.no} x1={x} y1={y} x2={centre[0]} y2={centre[1]} />
      })}
      {members.map((member) => {
        const [x, y] = spots.get(member.no)!
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

const placed = (member: Branch['members'][number]) => member.lon !== null && member.lat !== null
const goldenAngle = Math.PI * (3 - Math.sqrt(5))

/** Those who share one place (a building, or the middle of a community) stand around it like the seeds of a sunflower. */
function spotsOf(members: readonly Branch['members'][number][], project: (lon: number, lat: number) => Point): Spots {
  const shared = new Map<string, number>()
  return new Map(
    members.filter(placed).map((member) => {
      const [x, y] = project(member.lon!, member.lat!)
      const key = `${x} ${y}`
      const index = shared.get(key) ?? 0
      shared.set(key, index + 1)
      const [radius, angle] = [7 * Math.sqrt(index), index * goldenAngle]
      return [member.no, [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]]
    }),
  )
}

function meanOf(points: readonly Point[]): Point {
  const sum = points.reduce<Point>(([x, y], point) => [x + point[0], y + point[1]], [0, 0])
  return [sum[0] / points.length, sum[1] / points.length]
}
