import { Button, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import { entryKinds, standings } from '../rules/entries.ts'
import './lists.css'
import { useListWords } from './use-list-words.ts'

const EntryDialog = lazyDialog(async () => (await import('./EntryDialog.tsx')).EntryDialog)

type List = AnswerOf<typeof lists.listEntries>
type Row = List['items'][number]
const fields = [
  'kind',
  'standing',
  'claimed',
  'solved',
  'category',
  'ownerNo',
  'streetNo',
  'districtNo',
  'free',
  'fromOn',
  'untilOn',
  'visitId',
  'q',
] as const

/** Needs, resources, projects, wishes and problems: five lists, each counted by itself. */
export default function ListsPage() {
  const t = useTranslations('lists')
  const [state, change] = useUrlState()
  const words = useListWords()
  const [writing, setWriting] = useState(false)
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(lists.listEntries, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const tools = (
    <>
      <ListTools endpoint={lists.exportEntries} query={filter} />
      {answer.data?.can.publish ? (
        <Button type="primary" onClick={() => setWriting(true)}>
          {t('list.write')}
        </Button>
      ) : null}
    </>
  )
  const printed = [
    state.kind ? t(`kinds.${state.kind}` as never) : '',
    state.category ? words.name('categories', state.category) : '',
    state.q ?? '',
  ]
  return (
    <PageFrame title={t('pages.list')} tools={tools} printFilter={printed.filter(Boolean).join(' · ')}>
      <section className="panel long stack list-panel">
        <div className="scroll-x no-print">
          <Segmented
            aria-label={t('list.kind')}
            value={state.kind ?? 'all'}
            onChange={(kind) => change({ kind: kind === 'all' ? null : kind, page: null })}
            options={['all', ...entryKinds].map((value) => ({
              value,
              label: t(value === 'all' ? 'list.all' : (`kinds.${value}` as never)),
            }))}
          />
        </div>
        <div className="row no-print list-filters">
          <ChoiceField
            field="standing"
            label={t('list.standing')}
            options={standings.map((value) => ({ value, label: t(`standings.${value}`) }))}
          />
          <ChoiceField field="category" label={t('field.category')} options={words.options('categories')} />
          <StreetField />
          <ChoiceField field="free" label={t('list.anyFree')} options={[{ value: 'true', label: t('list.onlyFree') }]} />
          <FindField label={t('list.find')} />
        </div>
        <Answer of={answer} height={360}>
          {(list) => (
            <>
              <Counts counts={list.counts} filter={filter} />
              {list.total === 0 ? (
                <State hint={t(Object.keys(filter).length > 0 ? 'list.nothing' : 'list.empty')} />
              ) : (
                <EntryTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
      {writing ? <EntryDialog onClose={() => setWriting(false)} /> : null}
    </PageFrame>
  )
}

/** Numbers that are easily taken for one another, each a door to what it counts. */
function Counts({ counts, filter }: { counts: List['counts']; filter: object }) {
  const t = useTranslations('lists.counts')
  const one = (key: keyof List['counts'], more: Record<string, string>) => (
    <div key={key}>
      <span className="quiet">{t(key)}</span>
      <b>
        <Door to="/lists" search={{ ...filter, ...more }}>
          {counts[key]}
        </Door>
      </b>
    </div>
  )
  return (
    <div className="list-counts">
      {one('entries', {})}
      {one('open', { standing: 'open' })}
      {one('claimed', { claimed: 'true' })}
      {one('solved', { solved: 'true' })}
    </div>
  )
}

function EntryTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('lists')
  const words = useListWords()
  const columns: ListColumn<Row>[] = [
    { key: 'no', title: t('field.no'), width: 60, align: 'right', className: 'tnum', render: (_, row) => row.no },
    {
      key: 'title',
      title: t('field.title'),
      width: 260,
      names: true,
      render: (_, row) => <Door to={`/lists/${row.id}`}>{row.title}</Door>,
    },
    { key: 'kind', title: t('list.kind'), width: 90, render: (_, row) => t(`kinds.${row.kind}`) },
    { key: 'owner', title: t('field.owner'), width: 220, render: (_, row) => <span data-name>{row.owner.name}</span> },
    { key: 'category', title: t('field.category'), width: 100, render: (_, row) => words.name('categories', row.category) },
    {
      key: 'quantity',
      title: t('field.quantity'),
      width: 130,
      className: 'tnum',
      render: (_, row) => (
        <>
          {t('list.left', { left: row.quantity - row.taken, quantity: row.quantity })} <span data-name>{row.unit}</span>
        </>
      ),
    },
    {
      key: 'days',
      title: t('field.days'),
      width: 190,
      className: 'tnum',
      wideOnly: true,
      render: (_, row) => `${row.fromOn} – ${row.untilOn ?? ''}`,
    },
    {
      key: 'standing',
      title: t('list.standing'),
      width: 130,
      render: (_, row) => (
        <>
          <Tag>{t(`standings.${row.standing}`)}</Tag>
          {row.urgent ? <Tag color="blue">{t('field.urgent')}</Tag> : null}
        </>
      ),
    },
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
