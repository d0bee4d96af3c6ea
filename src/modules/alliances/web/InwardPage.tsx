import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { alliances, inwardStates } from '../contract.ts'
import { CountedList } from './CountedList.tsx'

type List = AnswerOf<typeof alliances.listInward>
type Row = List['items'][number]
const fields = ['state', 'districtNo', 'year', 'q'] as const
const thisYear = Number(today().slice(0, 4))
const years = [thisYear, thisYear - 1, thisYear - 2].map((year) => ({ value: String(year), label: String(year) }))

/** Which Party organisations of organs have held something this year with somebody outside; for the committee, by name. */
export default function InwardPage() {
  const t = useTranslations('alliances')
  const [state] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(alliances.listInward, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const tools = <ListTools endpoint={alliances.exportInward} query={filter} />
  return (
    <CountedList
      title={t('pages.inward')}
      path="/outside-partners"
      answer={answer}
      filter={filter}
      tools={tools}
      states={inwardStates}
      nameOf={(one) => t(`file.inwardStates.${one}`)}
      basis={(list) => ({ text: t('inward.basis'), rules: list.rule ? [list.rule] : [] })}
      empty={t('inward.empty')}
      filters={
        <div className="row no-print filters">
          <ChoiceField
            field="state"
            label={t('file.heads.inwardState')}
            options={inwardStates.map((value) => ({ value, label: t(`file.inwardStates.${value}`) }))}
          />
          <ChoiceField field="year" label={t('communities.yearOf')} options={years} standard={String(thisYear)} />
          <FindField label={t('inward.find')} />
        </div>
      }
    >
      {(list, onPage) => <Table list={list} onPage={onPage} />}
    </CountedList>
  )
}

function Table({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('alliances.file')
  const columns: ListColumn<Row>[] = [
    { key: 'name', title: t('heads.party'), width: 300, names: true, render: (_, row) => <span data-name>{row.name}</span> },
    {
      key: 'organs',
      title: t('heads.organs'),
      width: 300,
      render: (_, row) => <span data-name>{row.organs.join(comma())}</span>,
    },
    { key: 'state', title: t('heads.inwardState'), width: 180, render: (_, row) => <Tag>{t(`inwardStates.${row.state}`)}</Tag> },
    {
      key: 'latest',
      title: t('heads.latest'),
      width: 320,
      render: (_, { latest }) =>
        latest === null ? (
          nothing
        ) : (
          <>
            <Door to={`/activities/${latest.id}`}>
              <span data-name>{latest.title ?? latest.no}</span>
            </Door>{' '}
            <span className="quiet tnum">{latest.onDay}</span>
          </>
        ),
    },
  ]
  return (
    <ListTable<Row>
      rowKey="no"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1100 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
