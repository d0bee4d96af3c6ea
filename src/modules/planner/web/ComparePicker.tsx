import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { PlanView } from './PlanPage.tsx'

/** Plans of the same place this one can stand beside. */
export function ComparePicker({ plan }: { plan: PlanView }) {
  const t = useTranslations('planner')
  const answer = useEndpoint(planner.listPlans, { query: { nodeNo: plan.node.no, kind: 'formation', pageSize: 50 } })
  return (
    <section className="panel long">
      <h2>{t('compare.pick')}</h2>
      <Answer of={answer}>
        {(list) => {
          const others = list.items.filter((one) => one.id !== plan.id && one.branches !== null)
          return others.length === 0 ? (
            <State hint={t('list.empty')} />
          ) : (
            <ul className="planner-plain">
              {others.map((one) => (
                <li key={one.id}>
                  <Door to={`/plans/${plan.id}/compare/${one.id}`}>{one.title}</Door>{' '}
                  <span className="quiet tnum">
                    {one.asOf} · {t('list.branches')} {one.branches}
                  </span>
                </li>
              ))}
            </ul>
          )
        }}
      </Answer>
    </section>
  )
}
