import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import type { lists } from '../contract.ts'
import { useListWords } from './use-list-words.ts'

type List = AnswerOf<typeof lists.listEntries>
type Row = List['items'][number]

interface EntryTableProps {
  readonly list: List
  readonly onPage: (page: number) => void
  /** Shown as talent: skills, how skilled, when, and whom to ask. */
  readonly talent: boolean
  /** Entries chosen to be checked together; null where nothing is chosen. */
  readonly chosen: readonly string[] | null
  readonly onChoose: (ids: string[]) => void
}

type Told = ReturnType<typeof useTranslations<'lists'>>

const kindColumn = (t: Told): ListColumn<Row> => ({
  key: 'kind',
  title: t('list.kind'),
  width: 90,
  render: (_, row) => t(`kinds.${row.kind}`),
})

const communityColumn = (t: Told): ListColumn<Row> => ({
  key: 'community',
  title: t('field.visibility'),
  width: 130,
  wideOnly: true,
  render: (_, row) => (row.community ? <span data-name>{row.community.name}</span> : t(`visibilities.${row.visibility}`)),
})

const talentColumns = (t: Told, words: ReturnType<typeof useListWords>): ListColumn<Row>[] => [
  {
    key: 'skills',
    title: t('talent.skills'),
    width: 140,
    render: (_, row) => <span data-name>{row.tags.join(comma()) || '—'}</span>,
  },
  {
    key: 'level',
    title: t('field.skillLevel'),
    width: 90,
    render: (_, row) => (row.skillLevel ? words.name('levels', row.skillLevel) : '—'),
  },
  { key: 'hours', title: t('field.hours'), width: 140, render: (_, row) => <span data-name>{row.hours ?? '—'}</span> },
]

/** Entries with how much of each is taken and done. */
export function EntryTable({ list, onPage, talent, chosen, onChoose }: EntryTableProps) {
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
    ...(talent ? talentColumns(t, words) : [kindColumn(t)]),
    { key: 'owner', title: t('field.owner'), width: 220, render: (_, row) => <span data-name>{row.owner.name}</span> },
    { key: 'category', title: t('field.category'), width: 100, render: (_, row) => words.name('categories', row.category) },
    ...(talent ? [] : [communityColumn(t)]),
    {
      key: 'quantity',
      title: t('field.quantity'),
      width: 130,
      className: 'tnum',
      render: (_, row) => (
        <>
          {t('list.left', { left: row.quantity - row.taken, quantity: row.quantity })} <span data-name>{row.unit}</span>
          {row.done > 0 ? <div className="quiet">{t('entry.done', { done: row.done })}</div> : null}
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
      rowSelection={
        chosen === null
          ? undefined
          : {
              selectedRowKeys: [...chosen],
              onChange: (keys) => onChoose(keys.map(String)),
              columnWidth: 40,
              getCheckboxProps: (row) => ({ 'aria-label': t('bulk.select', { name: row.title }) }) as never,
            }
      }
      scroll={{ x: talent ? 1310 : 1290 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
