import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import { keptProblem } from '../../../web/kit/call-problem.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { DispatchView } from './DispatchPage.tsx'
import { PersonName } from './PersonName.tsx'

const fates = ['done', 'refused'] as const

/** What became of the decision: posts that stand, and changes that were refused with the reason. */
export function AppointmentList({ plan }: { plan: DispatchView }) {
  const t = useTranslations('planner.dispatch')
  const text = useProblemText()
  const [state, change] = useUrlState()
  const fate = fates.find((one) => one === state['fate'])
  const answer = useEndpoint(
    planner.listAppointments,
    { params: { id: plan.id }, query: { page: Number(state['page'] ?? 1), pageSize: 50, fate } },
    { keep: true, every: () => (plan.jobId === null ? false : 1000) },
  )
  return (
    <section className="panel long">
      {plan.decision ? (
        <p className="quiet">
          {[t('appointments.decided', { day: plan.decision.fromOn }), plan.decision.documentNo, plan.decision.reason]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ) : null}
      <Answer of={answer}>
        {(list) => (
          <>
            <div className="planner-bar no-print">
              <Select
                value={fate ?? ''}
                aria-label={t('appointments.fate')}
                onChange={(value) => change({ fate: value || null, page: null })}
                options={[
                  { value: '', label: `${t('appointments.all')} ${list.done + list.refused}` },
                  ...fates.map((value) => ({ value, label: `${t(`appointments.${value}`)} ${list[value]}` })),
                ]}
              />
              {list.waiting > 0 ? <span className="quiet">{t('appointments.waiting', { count: list.waiting })}</span> : null}
            </div>
            {list.items.length === 0 ? (
              <State hint={t('appointments.none')} />
            ) : (
              <PlainTable
                rows={list.items}
                rowKey={(one) => `${one.unit.no} ${one.side}`}
                label={t('tabs.appointments')}
                columns={[
                  {
                    key: 'unit',
                    title: t('appointments.unit'),
                    render: (one) => <Door to={`/units/${one.unit.no}`}>{one.unit.name}</Door>,
                  },
                  { key: 'side', title: t('appointments.side'), render: (one) => t(`sides.${one.side}`) },
                  {
                    key: 'from',
                    title: t('appointments.from'),
                    render: (one) => (one.from ? <PersonName person={one.from} /> : nothing),
                  },
                  { key: 'to', title: t('appointments.to'), render: (one) => <PersonName person={one.to} /> },
                  {
                    key: 'outcome',
                    title: t('appointments.outcome'),
                    render: (one) => (one.problem ? text(keptProblem(one.problem)) : t('appointments.done')),
                  },
                ]}
              />
            )}
            <ListPages of={list} />
          </>
        )}
      </Answer>
    </section>
  )
}
