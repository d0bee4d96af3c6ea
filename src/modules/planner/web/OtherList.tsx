import { Button, Pagination } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Answer, State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { PlanView } from './PlanPage.tsx'

/** Who is in no branch under this plan, and what is done instead. */
export function OtherList({ plan, onWhy }: { plan: PlanView; onWhy: (no: number) => void }) {
  const t = useTranslations('planner')
  const [state, change] = useUrlState()
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
              <div className="scroll-x">
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">{t('others.unit')}</th>
                      <th scope="col">{t('others.outcome')}</th>
                      <th scope="col" className="num">
                        {t('others.members')}
                      </th>
                      <th scope="col" className="num">
                        {t('others.mobile')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {list.items.map((unit) => (
                      <tr key={unit.no}>
                        <td>
                          <Button type="link" size="small" onClick={() => onWhy(unit.no)}>
                            {unit.name}
                          </Button>
                        </td>
                        <td>
                          {t(`outcome.${unit.outcome}`)}
                          {unit.host ? <div className="quiet">{unit.host.name}</div> : null}
                        </td>
                        <td className="num">{unit.fullMembers}</td>
                        <td className="num">{unit.mobileMembers}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <Pagination
                align="end"
                hideOnSinglePage
                current={list.page}
                pageSize={list.pageSize}
                total={list.total}
                showSizeChanger={false}
                onChange={(page) => change({ page })}
              />
            </>
          )
        }
      </Answer>
    </section>
  )
}
