import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import { keptProblem } from '../../../web/kit/call-problem.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { PlanView } from './PlanPage.tsx'

const fates = ['opened', 'waiting', 'refused'] as const

/** What became of the decision: cases that run, those that wait for a branch to stand, and those that could not be opened. */
export function OpeningList({ plan }: { plan: PlanView }) {
  const t = useTranslations('planner')
  const text = useProblemText()
  const [state, change] = useUrlState()
  const fate = fates.find((one) => one === state['fate'])
  const answer = useEndpoint(
    planner.listOpenings,
    { params: { id: plan.id }, query: { page: Number(state['page'] ?? 1), pageSize: 50, fate } },
    { keep: true, every: () => (plan.jobId === null ? false : 1000) },
  )
  return (
    <section className="panel long">
      <Answer of={answer}>
        {(list) => (
          <>
            <div className="planner-bar no-print">
              <Select
                value={fate ?? ''}
                aria-label={t('openings.fate')}
                onChange={(value) => change({ fate: value, page: null })}
                options={[
                  { value: '', label: `${t('branches.all')} ${list.opened + list.waiting + list.refused}` },
                  ...fates.map((value) => ({ value, label: `${t(`openings.${value}`)} ${list[value]}` })),
                ]}
              />
            </div>
            {list.items.length === 0 ? (
              <State hint={t('openings.none')} />
            ) : (
              <PlainTable
                rows={list.items}
                rowKey={(one) => `${one.unit.no} ${one.procedure}`}
                label={t('tabs.openings')}
                columns={[
                  {
                    key: 'unit',
                    title: t('others.unit'),
                    render: (one) => <Door to={`/units/${one.unit.no}`}>{one.unit.name}</Door>,
                  },
                  {
                    key: 'procedure',
                    title: t('openings.procedure'),
                    render: (one) => t(`procedure.${one.procedure as 'attach'}`),
                  },
                  {
                    key: 'case',
                    title: t('openings.case'),
                    render: (one) => (
                      <>
                        {one.caseId ? (
                          <Door to={`/cases/${one.caseId}`}>{t('openings.number', { no: String(one.caseNo) })}</Door>
                        ) : null}
                        {one.waitsFor ? t('openings.waitsFor', { unit: one.waitsFor.name }) : null}
                        {one.problem ? text(keptProblem(one.problem)) : null}
                      </>
                    ),
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
