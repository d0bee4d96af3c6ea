import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { PlanView } from './PlanPage.tsx'

/** Who is in no branch under this plan, and what is done instead. */
export function OtherList({ plan, onWhy }: { plan: PlanView; onWhy: (no: number) => void }) {
  const t = useTranslations('planner')
  const [state] = useUrlState()
  const answer = useEndpoint(
    planner.listOthers,
    { params: { id: plan.id }, query: { page: Number(state['page'] ?? 1), pageSize: 50 } },
    { keep: true },
  )
  return (
    <section className="panel long">
      <Answer of={answer}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('others.none')} />
          ) : (
            <>
              <PlainTable
                rows={list.items}
                rowKey={(unit) => unit.no}
                label={t('tabs.others')}
                columns={[
                  {
                    key: 'unit',
                    title: t('others.unit'),
                    render: (unit) => (
                      <Button type="link" size="small" data-name onClick={() => onWhy(unit.no)}>
                        {unit.name}
                      </Button>
                    ),
                  },
                  {
                    key: 'outcome',
                    title: t('others.outcome'),
                    render: (unit) => (
                      <>
                        {t(`outcome.${unit.outcome}`)}
                        {unit.host ? <div className="quiet">{unit.host.name}</div> : null}
                      </>
                    ),
                  },
                  { key: 'members', title: t('others.members'), align: 'right', render: (unit) => unit.fullMembers },
                  { key: 'mobile', title: t('others.mobile'), align: 'right', render: (unit) => unit.mobileMembers },
                ]}
              />
              <ListPages of={list} />
            </>
          )
        }
      </Answer>
    </section>
  )
}
