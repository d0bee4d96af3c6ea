import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { useFigures } from '../../../web/ui/figures.ts'
import { Answer, State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { DispatchView } from './DispatchPage.tsx'
import type { PlanView } from './PlanPage.tsx'

interface ComparePickerProps {
  readonly plan: PlanView | DispatchView
  readonly kind: 'formation' | 'dispatch'
  /** Page of the plan; the comparison stands below it. */
  readonly path: string
}

/** Plans of the same kind and place this one can stand beside. */
export function ComparePicker({ plan, kind, path }: ComparePickerProps) {
  const t = useTranslations('planner')
  const { moment } = useFigures()
  const answer = useEndpoint(planner.listPlans, { query: { nodeNo: plan.node.no, kind, pageSize: 50 } })
  return (
    <section className="panel long">
      <h2>{t('compare.pick')}</h2>
      <Answer of={answer}>
        {(list) => {
          const others = list.items.filter((one) => one.id !== plan.id && one.state !== 'computing' && one.objective !== null)
          return others.length === 0 ? (
            <State hint={t('compare.none')} />
          ) : (
            <ul className="planner-plain">
              {others.map((one) => (
                <li key={one.id}>
                  <Door to={`${path}/compare/${one.id}`}>{one.title}</Door>{' '}
                  <span className="quiet tnum">
                    {one.asOf} · {t(`states.${one.state}`)} · {moment(one.madeAt)}
                    {one.branches === null ? null : ` · ${t('list.branches')} ${one.branches}`}
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
