import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { today } from '../../../../web/kit/today.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing } from '../../../../web/ui/figures.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'
import '../coverage.css'
import { type Diagnosis, FollowUpDialog } from '../DiagnosisDialogs.tsx'
import { DiagnosisState } from '../DiagnosisState.tsx'
import { addDays } from '../../../../kernel/dates.ts'

type View = 'open' | 'due' | 'all'

export default function DiagnosesPage() {
  const t = useTranslations('coverage')
  const [state, change] = useUrlState()
  const view = (state.view ?? 'open') as View
  const [following, setFollowing] = useState<Diagnosis | null>(null)
  const may = useCan('coverage.diagnose')
  const query = {
    page: Number(state.page ?? 1),
    pageSize: 50,
    ...(view === 'all' ? {} : { open: 'true' as const }),
    ...(view === 'due' ? { dueBefore: addDays(today(), 1) } : {}),
  }
  const answer = useEndpoint(coverage.listDiagnoses, { query }, { keep: true })
  const columns = [
    {
      key: 'unit',
      title: t('diagnosis.unit'),
      width: 210,
      render: (_: unknown, row: Diagnosis) => <Door to={`/units/${row.unit.no}`}>{row.unit.name}</Door>,
    },
    {
      key: 'reason',
      title: t('diagnosis.reason'),
      width: 110,
      render: (_: unknown, row: Diagnosis) => t(`reason.${row.reason as 'unable'}`),
    },
    { key: 'remedy', title: t('diagnosis.remedy'), dataIndex: 'remedy' },
    {
      key: 'state',
      title: t('diagnosis.state'),
      width: 96,
      render: (_: unknown, row: Diagnosis) => <DiagnosisState diagnosis={row} />,
    },
    { key: 'openedOn', title: t('diagnosis.openedOn'), width: 112, dataIndex: 'openedOn', className: 'tnum' },
    {
      key: 'followUpOn',
      title: t('diagnosis.followUpOn'),
      width: 112,
      className: 'tnum',
      render: (_: unknown, row: Diagnosis) => row.followUpOn ?? nothing,
    },
    {
      key: 'last',
      title: t('diagnosis.followUps'),
      width: 190,
      render: (_: unknown, row: Diagnosis) => row.followUps.at(-1)?.note ?? nothing,
    },
    ...(may
      ? [
          {
            key: 'acts',
            title: t('diagnosis.followUp'),
            width: 84,
            className: 'no-print',
            render: (_: unknown, row: Diagnosis) =>
              row.closedOn ? null : (
                <Button type="link" size="small" onClick={() => setFollowing(row)}>
                  {t('diagnosis.followUp')}
                </Button>
              ),
          },
        ]
      : []),
  ]
  return (
    <PageFrame title={t('pages.diagnoses')}>
      <section className="panel long stack list-panel">
        <Segmented<View>
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          value={view}
          onChange={(next) => change({ view: next === 'open' ? null : next, page: null })}
          options={[
            { value: 'open', label: t('diagnosis.onlyOpen') },
            { value: 'due', label: t('diagnosis.onlyDue') },
            { value: 'all', label: t('diagnosis.all') },
          ]}
        />
        <Answer of={answer}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('diagnosis.empty')} />
            ) : (
              <ListTable<Diagnosis>
                rowKey="id"
                columns={columns}
                dataSource={list.items}
                scroll={{ x: 1080 }}
                pagination={{ current: list.page, pageSize: list.pageSize, total: list.total, showSizeChanger: false }}
                onChange={(pager) => change({ page: pager.current === 1 ? null : pager.current })}
              />
            )
          }
        </Answer>
      </section>
      {following ? <FollowUpDialog diagnosis={following} onClose={() => setFollowing(null)} /> : null}
    </PageFrame>
  )
}
