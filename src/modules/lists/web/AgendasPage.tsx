import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField, FindField, PeriodFields } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import { agendaStates } from '../rules/agendas.ts'
import './lists.css'

const AgendaDialog = lazyDialog(async () => (await import('./AgendaDialog.tsx')).AgendaDialog)

type List = AnswerOf<typeof lists.listAgendas>
type Row = List['items'][number]
const fields = ['state', 'ownerNo', 'districtNo', 'fromOn', 'untilOn', 'q'] as const

/** What committees ask organisations to take on, period by period (ZF-22). */
export default function AgendasPage() {
  const t = useTranslations('lists')
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(lists.listAgendas, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const [drafting, setDrafting] = useState(false)
  const drafts = answer.data?.can.draft === true
  const tools = (
    <>
      <ListTools endpoint={lists.exportAgendas} query={filter} />
      {drafts ? (
        <Button type="primary" onClick={() => setDrafting(true)}>
          {t('agenda.draft')}
        </Button>
      ) : null}
    </>
  )
  return (
    <PageFrame
      title={t('pages.agendas')}
      tools={tools}
      printFilter={[state.fromOn, state.untilOn, state.q].filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet in-text">{t('agenda.hint')}</p>
        <div className="row no-print list-filters">
          <ChoiceField
            field="state"
            label={t('agenda.state')}
            options={agendaStates.map((value) => ({ value, label: t(`agendaStates.${value}`) }))}
          />
          <PeriodFields />
          <FindField label={t('agenda.find')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(Object.keys(filter).length > 0 ? 'list.nothing' : drafts ? 'agenda.empty' : 'agenda.none')} />
            ) : (
              <Agendas list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
            )
          }
        </Answer>
      </section>
      {drafting ? <AgendaDialog onClose={() => setDrafting(false)} /> : null}
    </PageFrame>
  )
}

function Agendas({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('lists')
  const number = (key: 'wanted' | 'taken' | 'solved', more: Readonly<Record<string, string>>): ListColumn<Row> => ({
    key,
    title: t(`agenda.${key}`),
    width: 90,
    align: 'right',
    render: (_, row) => (
      <Door to="/lists" search={{ agendaId: row.id, published: 'true', ...more }}>
        {row[key]}
      </Door>
    ),
  })
  const columns: ListColumn<Row>[] = [
    { key: 'no', title: t('field.no'), width: 60, align: 'right', className: 'tnum', render: (_, row) => row.no },
    {
      key: 'title',
      title: t('field.title'),
      width: 260,
      names: true,
      render: (_, row) => <Door to={`/lists/agendas/${row.id}`}>{row.title}</Door>,
    },
    { key: 'owner', title: t('agenda.owner'), width: 220, render: (_, row) => <span data-name>{row.owner.name}</span> },
    {
      key: 'period',
      title: t('agenda.period'),
      width: 190,
      className: 'tnum',
      render: (_, row) => `${row.fromOn} – ${row.untilOn}`,
    },
    { key: 'state', title: t('agenda.state'), width: 90, render: (_, row) => <Tag>{t(`agendaStates.${row.state}`)}</Tag> },
    { key: 'steps', title: t('agenda.steps'), width: 70, align: 'right', className: 'tnum', render: (_, row) => row.steps },
    number('wanted', {}),
    number('taken', { claimed: 'true' }),
    number('solved', { solved: 'true' }),
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1160 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
