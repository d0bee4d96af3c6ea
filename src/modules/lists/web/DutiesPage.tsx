import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import { wordOfDuty } from './LoadPage.tsx'
import './lists.css'

type List = AnswerOf<typeof lists.listDuties>
type Row = List['items'][number]
const fields = ['unitNo', 'key'] as const

/** The rows a number of the load is made of. */
export default function DutiesPage() {
  const t = useTranslations('lists')
  const all = useTranslations()
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(lists.listDuties, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <PageFrame title={t('pages.duties')} tools={<ListTools endpoint={lists.exportDuties} query={filter} />}>
      <section className="panel long stack list-panel">
        <Answer of={answer} height={360}>
          {(list) => (
            <>
              <div className="row no-print list-filters">
                <ChoiceField
                  field="key"
                  label={t('load.what')}
                  options={list.keys.map((key) => ({ value: key, label: all(wordOfDuty(key)) }))}
                />
                <Door to="/lists/load">{t('pages.load')}</Door>
              </div>
              {list.total === 0 ? (
                <State hint={t('load.noDuties')} />
              ) : (
                <DutyTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

function DutyTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const all = useTranslations()
  const t = useTranslations('lists')
  const columns: ListColumn<Row>[] = [
    {
      key: 'what',
      title: t('field.title'),
      width: 280,
      names: true,
      render: (_, row) => <Door to={row.link}>{row.label ?? t('load.numbered', { no: row.no })}</Door>,
    },
    { key: 'key', title: t('load.what'), width: 130, render: (_, row) => all(wordOfDuty(row.key)) },
    { key: 'unit', title: t('load.unit'), width: 260, render: (_, row) => <span data-name>{row.unit.name}</span> },
    { key: 'since', title: t('load.since'), width: 120, className: 'tnum', render: (_, row) => row.onDay },
    { key: 'due', title: t('load.dueOn'), width: 120, className: 'tnum', render: (_, row) => row.dueOn ?? '—' },
  ]
  return (
    <ListTable<Row>
      rowKey={(row) => `${row.key} ${row.id} ${row.unit.no}`}
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 910 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
