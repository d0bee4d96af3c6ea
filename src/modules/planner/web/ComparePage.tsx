import { useParams } from '@tanstack/react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { PlanView } from './PlanPage.tsx'
import './planner.css'

const figures = [
  'jointBranches',
  'placed',
  'attached',
  'uncovered',
  'meanSize',
  'meanKm',
  'farthestKm',
  'sameIndustry',
  'sameStreet',
] as const
const shares: ReadonlySet<string> = new Set(['sameIndustry', 'sameStreet'])

/** Two plans side by side: the same numbers, and everyone who stands elsewhere. */
export default function ComparePage() {
  const { id, other } = useParams({ strict: false }) as { id: string; other: string }
  const t = useTranslations('planner')
  const here = useEndpoint(planner.getPlan, { params: { id } })
  const there = useEndpoint(planner.getPlan, { params: { id: other } })
  const moved = useEndpoint(planner.comparePlans, { params: { id, other } })
  return (
    <PageFrame title={t('pages.compare')}>
      <section className="panel long">
        <Answer of={here}>{(one) => <Answer of={there}>{(two) => <Side here={one} there={two} />}</Answer>}</Answer>
      </section>
      <section className="panel long">
        <Answer of={moved}>
          {(answer) => (
            <>
              <h2>
                {t('compare.moved')} {answer.moved.length}
              </h2>
              {answer.moved.length === 0 ? <State hint={t('compare.same')} /> : <Moved rows={answer.moved} />}
              <Only title={t('compare.onlyHere')} units={answer.onlyHere} />
              <Only title={t('compare.onlyThere')} units={answer.onlyThere} />
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

function Side({ here, there }: { here: PlanView; there: PlanView }) {
  const t = useTranslations('planner')
  const format = useFormatter()
  const { percent } = useFigures()
  const show = (plan: PlanView, key: (typeof figures)[number]) => {
    const value = plan.totals?.[key] ?? null
    if (value === null) return nothing
    return shares.has(key) ? percent(value * 100) : format.number(value, { maximumFractionDigits: 2 })
  }
  return (
    <div className="scroll-x">
      <table className="plain planner-compared">
        <thead>
          <tr>
            <th scope="col">{t('compare.figure')}</th>
            {[here, there].map((plan) => (
              <th scope="col" className="num" key={plan.id}>
                <Door to={`/plans/${plan.id}`}>{`${plan.title} ${plan.asOf}`}</Door>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((key) => (
            <tr key={key}>
              <th scope="row">{t(`head.${key}`)}</th>
              <td className="num">{show(here, key)}</td>
              <td className="num">{show(there, key)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface Named {
  readonly no: number
  readonly name: string
}

function Moved({ rows }: { rows: readonly { unit: Named; from: Named | null; to: Named | null }[] }) {
  const t = useTranslations('planner')
  return (
    <PlainTable
      rows={rows}
      rowKey={({ unit }) => unit.no}
      label={t('compare.moved')}
      columns={[
        { key: 'unit', title: t('compare.unit'), render: ({ unit }) => <Door to={`/units/${unit.no}`}>{unit.name}</Door> },
        { key: 'here', title: t('compare.here'), render: ({ from }) => from?.name ?? t('pins.nowhere') },
        { key: 'there', title: t('compare.there'), render: ({ to }) => to?.name ?? t('pins.nowhere') },
      ]}
    />
  )
}

function Only({ title, units }: { title: string; units: readonly Named[] }) {
  if (units.length === 0) return null
  return (
    <>
      <h2>
        {title} {units.length}
      </h2>
      <ul className="planner-plain">
        {units.map((unit) => (
          <li key={unit.no}>
            <Door to={`/units/${unit.no}`}>{unit.name}</Door>
          </li>
        ))}
      </ul>
    </>
  )
}
