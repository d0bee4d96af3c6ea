import { useFormatter, useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import type { PlanView } from './PlanPage.tsx'

/** Figures of a plan, and the list of the plan a count opens. */
const figures = [
  { key: 'jointBranches', search: { tab: 'branches', kind: 'joint' } },
  { key: 'placed', search: { tab: 'branches' } },
  { key: 'attached', search: { tab: 'branches', kind: 'existing' } },
  { key: 'uncovered', search: { tab: 'others' } },
  { key: 'meanSize', search: null },
  { key: 'meanKm', search: null },
  { key: 'farthestKm', search: null },
  { key: 'sameIndustry', search: null },
  { key: 'sameStreet', search: null },
] as const
const shares: ReadonlySet<string> = new Set(['sameIndustry', 'sameStreet'])

/** The same figures of two plans; each count opens the list of its plan. */
export function ComparedFigures({ here, there }: { here: PlanView; there: PlanView }) {
  const t = useTranslations('planner')
  const format = useFormatter()
  const { percent } = useFigures()
  const show = (plan: PlanView, { key, search }: (typeof figures)[number]) => {
    const value = plan.totals?.[key] ?? null
    if (value === null) return nothing
    const words = shares.has(key) ? percent(value * 100) : format.number(value, { maximumFractionDigits: 2 })
    if (search === null) return words
    return (
      <Door to={`/plans/${plan.id}`} search={search}>
        {words}
      </Door>
    )
  }
  return (
    <div className="scroll-x">
      <table className="plain planner-compared" aria-label={t('pages.compare')}>
        <thead>
          <tr>
            <th scope="col">{t('compare.figure')}</th>
            {[here, there].map((plan) => (
              <th scope="col" className="num" key={plan.id}>
                <div>{t(plan === here ? 'compare.here' : 'compare.there')}</div>
                <Door to={`/plans/${plan.id}`}>{`${plan.title} ${plan.asOf}`}</Door>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.key}>
              <th scope="row">{t(`head.${figure.key}`)}</th>
              <td className="num">{show(here, figure)}</td>
              <td className="num">{show(there, figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
