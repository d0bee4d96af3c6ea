import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { activities } from '../contract.ts'
import { useActivityWords, useCancelWords } from './use-activity-words.ts'

type Row = AnswerOf<typeof activities.listChangedItems>['items'][number]

/** What members of the own branch signed up for and is not as it was: exactly the rows the weekly digest tells of. */
export function ChangedItems() {
  const t = useTranslations('activities.menu.changed')
  const [state, change] = useUrlState()
  const query = { page: Number(state.page ?? 1), pageSize: pageRows }
  const answer = useEndpoint(activities.listChangedItems, { query }, { keep: true })
  const { page = 1, total = 0 } = answer.data ?? {}
  const paging = usePaging(page, total, (next) => change({ page: next === 1 ? null : next }))
  const columns = useColumns()
  return (
    <Answer of={answer} height={240}>
      {(list) =>
        list.total === 0 ? (
          <State hint={t('empty')} />
        ) : (
          <ListTable<Row>
            rowKey={(row) => `${row.id} ${row.branch.no}`}
            columns={columns}
            dataSource={list.items}
            scroll={{ x: 900 }}
            {...paging}
          />
        )
      }
    </Answer>
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTranslations('activities.menu.changed')
  const { names } = useActivityWords()
  const whyCancelled = useCancelWords()
  const what = (row: Row) =>
    row.calledOff === null ? t('moved', { hosts: row.hosts.join(comma()) }) : t('off', { reason: whyCancelled(row.calledOff) })
  return [
    { key: 'day', title: t('day'), width: 110, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'item',
      title: t('item'),
      width: 240,
      render: (_, row) => <Door to={`/activities/menus/${row.menuId}`}>{row.title ?? names('kinds', row.kinds)}</Door>,
    },
    { key: 'branch', title: t('branch'), width: 220, render: (_, row) => <span data-name="">{row.branch.name}</span> },
    { key: 'people', title: t('people'), width: 100, align: 'right', className: 'tnum', render: (_, row) => row.people },
    { key: 'what', title: t('what'), width: 260, render: (_, row) => <span data-name="">{what(row)}</span> },
  ]
}
