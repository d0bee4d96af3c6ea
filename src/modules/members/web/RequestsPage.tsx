import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import { requestStates } from '../rules/own.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import './members.css'

const DecideRequestDialog = lazyDialog(async () => (await import('./dialogs/RequestDialogs.tsx')).DecideRequestDialog)
type Row = AnswerOf<typeof members.listRequests>['items'][number]

/** What members ask to have put right, and what was answered. */
export default function RequestsPage() {
  const t = useTranslations('members.own')
  const [state, change] = useUrlState()
  const [deciding, setDeciding] = useState<string | null>(null)
  const shown = (state.state ?? 'open') as 'open'
  const query = { state: shown, page: Number(state.page ?? 1), pageSize: pageRows }
  const answer = useEndpoint(members.listRequests, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns(setDeciding)
  const word = (value: string) => (value === 'all' ? t('office.all') : t(`requests.state.${value as 'open'}`))
  return (
    <PageFrame
      title={t('requests.title')}
      tools={<ListTools endpoint={members.exportRequests} query={{ state: shown }} />}
      printFilter={word(shown)}
    >
      <section className="panel long stack list-panel">
        <div className="row member-filters no-print">
          <Select
            aria-label={t('office.state')}
            value={shown as string}
            onChange={(value) => change({ state: value === 'open' ? null : value, page: null })}
            options={[...requestStates, 'all'].map((value) => ({ value, label: word(value) }))}
            popupMatchSelectWidth={false}
          />
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(`office.empty.${shown === 'open' ? 'open' : 'other'}`)} />
            ) : (
              <ListTable<Row> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1000 }} {...paging} />
            )
          }
        </Answer>
        {deciding ? <DecideRequestDialog id={deciding} onClose={() => setDeciding(null)} /> : null}
      </section>
    </PageFrame>
  )
}

function useColumns(onDecide: (id: string) => void): ListColumn<Row>[] {
  const t = useTranslations('members.own')
  const acts = useTranslations('actions')
  return [
    { key: 'no', title: t('office.no'), width: 70, className: 'tnum', render: (_, row) => row.no },
    {
      key: 'member',
      title: t('office.member'),
      width: 110,
      render: (_, row) => (
        <Door to={`/members/${row.memberId}`}>
          <span data-name="">{row.name}</span>
        </Door>
      ),
    },
    { key: 'branch', title: t('field.branch'), width: 200, render: (_, row) => row.branch?.name ?? nothing },
    { key: 'field', title: t('requests.field'), width: 110, render: (_, row) => t(`field.${row.field}`) },
    {
      key: 'wanted',
      title: t('requests.wanted'),
      width: 130,
      render: (_, row) => <span data-name="">{row.wanted ?? nothing}</span>,
    },
    { key: 'told', title: t('requests.told'), width: 200, render: (_, row) => row.told },
    { key: 'on', title: t('office.askedOn'), width: 110, className: 'tnum', render: (_, row) => row.askedOn },
    { key: 'state', title: t('office.state'), width: 100, render: (_, row) => t(`requests.state.${row.state}`) },
    {
      key: 'acts',
      title: acts('acts'),
      width: 90,
      className: 'no-print',
      render: (_, row) =>
        row.state === 'open' ? (
          <Button type="link" size="small" onClick={() => onDecide(row.id)}>
            {t('office.decide')}
          </Button>
        ) : null,
    },
  ]
}
