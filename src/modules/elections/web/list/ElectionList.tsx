import { Segmented, Tag } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing } from '../../../../web/ui/figures.ts'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { FindField, StreetField } from '../../../../web/ui/filter-fields.tsx'
import { pageRows, usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { elections } from '../../contract.ts'
import type { ElectionList as Elections, ElectionSummary } from '../types.ts'
import { electionQuery } from './queries.ts'

type View = 'open' | 'closed' | 'all'

/** Elections, the newest first. */
export function ElectionList() {
  const t = useTranslations('elections')
  const [state, change] = useUrlState()
  const query = { ...electionQuery(state), page: Number(state.page ?? 1), pageSize: pageRows }
  const answer = useEndpoint(elections.listElections, { query }, { keep: true })
  return (
    <>
      <div className="row list-filters no-print">
        <Segmented<View>
          aria-label={t('list.state')}
          value={(state.view ?? 'open') as View}
          onChange={(next) => change({ view: next === 'open' ? null : next, page: null })}
          options={[
            { value: 'open', label: t('list.running') },
            { value: 'closed', label: t('list.closed') },
            { value: 'all', label: t('list.all') },
          ]}
        />
        <StreetField />
        <FindField label={t('list.find')} />
      </div>
      <Answer of={answer} height={480}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('list.noElections')} />
          ) : (
            <ElectionTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
          )
        }
      </Answer>
    </>
  )
}

function ElectionTable({ list, onPage }: { list: Elections; onPage: (page: number) => void }) {
  const t = useTranslations('elections')
  const day = (value: string | null) => value ?? nothing
  const columns: ListColumn<ElectionSummary>[] = [
    { key: 'no', title: t('list.no'), width: 64, align: 'right', className: 'tnum', wideOnly: true, render: (_, row) => row.no },
    {
      key: 'unit',
      title: t('list.unit'),
      width: 260,
      names: true,
      render: (_, row) => <Door to={`/elections/${row.id}`}>{row.unit.name}</Door>,
    },
    { key: 'kind', title: t('list.kind'), width: 110, render: (_, row) => t(`kinds.${row.kind}`) },
    { key: 'state', title: t('list.state'), width: 120, render: (_, row) => <Tag>{t(`states.${row.state}`)}</Tag> },
    { key: 'planned', title: t('list.plannedOn'), width: 110, className: 'tnum', render: (_, row) => day(row.plannedOn) },
    { key: 'held', title: t('list.heldOn'), width: 110, className: 'tnum', render: (_, row) => day(row.heldOn) },
    { key: 'approved', title: t('list.approvedOn'), width: 110, className: 'tnum', render: (_, row) => day(row.approvedOn) },
    { key: 'document', title: t('list.documentNo'), width: 160, render: (_, row) => row.documentNo ?? nothing },
  ]
  const paging = usePaging(list.page, list.total, onPage)
  return <ListTable<ElectionSummary> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1040 }} {...paging} />
}
