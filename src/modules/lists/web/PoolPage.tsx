import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import { ownerSorts } from '../rules/entries.ts'
import './lists.css'
import { useListWords } from './use-list-words.ts'

type Guarantees = AnswerOf<typeof lists.listGuarantees>
type Row = Guarantees['items'][number]
type PoolRow = AnswerOf<typeof lists.getPool>['rows'][number]
type Filter = Readonly<Record<string, string>>

const chosen = (state: Readonly<Record<string, string | undefined>>, fields: readonly string[]): Filter =>
  Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : [])))

/** What a region can give, whoever has it (CD-39), and what many meet together with what is still missing (CD-79). */
export default function PoolPage() {
  const t = useTranslations('lists')
  const [state] = useUrlState()
  const filter = chosen(state, ['streetNo', 'districtNo', 'category', 'missing', 'q'])
  return (
    <PageFrame
      title={t('pages.pool')}
      tools={<ListTools endpoint={lists.exportGuarantees} query={filter} />}
      printFilter={state.q ?? ''}
    >
      <Pool region={chosen(state, ['streetNo', 'districtNo'])} />
      <GuaranteeList filter={filter} />
    </PageFrame>
  )
}

function Pool({ region }: { region: Filter }) {
  const t = useTranslations('lists.pool')
  const words = useListWords()
  const answer = useEndpoint(lists.getPool, { query: region }, { keep: true })
  const number = (value: number, more: Filter) => (
    <Door to="/lists" search={{ ...region, kind: 'resource', free: 'true', ...more }}>
      {value}
    </Door>
  )
  return (
    <section className="panel stack">
      <p className="quiet in-text">{t('hint')}</p>
      <div className="row no-print list-filters">
        <StreetField />
      </div>
      <Answer of={answer} height={200}>
        {(pool) =>
          pool.total === 0 ? (
            <State hint={t('empty')} />
          ) : (
            <PlainTable<PoolRow>
              label={t('hint')}
              rows={pool.rows}
              rowKey={(row) => row.category}
              columns={[
                { key: 'category', title: t('category'), render: (row) => words.name('categories', row.category) },
                ...ownerSorts.map((sort) => ({
                  key: sort,
                  title: t(`sorts.${sort}`),
                  className: 'tnum',
                  render: (row: PoolRow) =>
                    number(row.counts.find((one) => one.sort === sort)?.resources ?? 0, { category: row.category, sort }),
                })),
                {
                  key: 'total',
                  title: t('total'),
                  className: 'tnum',
                  render: (row: PoolRow) => number(row.total, { category: row.category }),
                },
              ]}
            />
          )
        }
      </Answer>
    </section>
  )
}

function GuaranteeList({ filter }: { filter: Filter }) {
  const t = useTranslations('lists')
  const words = useListWords()
  const [state, change] = useUrlState()
  const answer = useEndpoint(lists.listGuarantees, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <section className="panel long stack list-panel">
      <div className="panel-head">
        <h2>{t('pool.guarantees')}</h2>
      </div>
      <p className="quiet in-text">{t('pool.guaranteesHint')}</p>
      <div className="row no-print list-filters">
        <ChoiceField field="category" label={t('field.category')} options={words.options('categories')} />
        <ChoiceField field="missing" label={t('pool.missing')} options={[{ value: 'true', label: t('pool.onlyMissing') }]} />
        <FindField label={t('list.find')} />
      </div>
      <Answer of={answer} height={240}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('pool.guaranteesEmpty')} />
          ) : (
            <>
              <p className="quiet tnum">{t('pool.counts', list.counts)}</p>
              <GuaranteeTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
            </>
          )
        }
      </Answer>
    </section>
  )
}

function GuaranteeTable({ list, onPage }: { list: Guarantees; onPage: (page: number) => void }) {
  const t = useTranslations('lists')
  const words = useListWords()
  const count = (key: 'quantity' | 'taken' | 'missing' | 'givers', title: string): ListColumn<Row> => ({
    key,
    title,
    width: 90,
    align: 'right',
    className: 'tnum',
    render: (_, row) => row[key],
  })
  const columns: ListColumn<Row>[] = [
    {
      key: 'title',
      title: t('field.title'),
      width: 260,
      names: true,
      render: (_, row) => <Door to={`/lists/${row.id}`}>{row.title}</Door>,
    },
    { key: 'owner', title: t('field.owner'), width: 220, render: (_, row) => <span data-name>{row.owner.name}</span> },
    { key: 'category', title: t('field.category'), width: 110, render: (_, row) => words.name('categories', row.category) },
    count('quantity', t('pool.wanted')),
    count('taken', t('pool.given')),
    count('missing', t('pool.missing')),
    { key: 'unit', title: t('field.unit'), width: 90, render: (_, row) => <span data-name>{row.unit}</span> },
    count('givers', t('pool.givers')),
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1040 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
