import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { StreetFilter } from './ActivityFilters.tsx'
import { activities } from '../contract.ts'
import './activities.css'

type List = AnswerOf<typeof activities.listBurden>
type Row = List['items'][number]
const fields = ['onDay', 'unitNo', 'streetNo', 'districtNo'] as const

/** The phrase of a form stands among the words of the module it belongs to. */
export const wordOf = (form: string) => {
  const [module, kind] = form.split('.')
  return `${module}.burden.${kind}` as 'activities.burden.entry'
}

/** What the platform asks of those who enter things, measured by the forms themselves: for whoever decides what is asked. */
export default function BurdenPage() {
  const t = useTranslations('activities')
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(activities.listBurden, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <PageFrame
      title={t('pages.burden')}
      asOf={answer.data?.onDay}
      tools={<ListTools endpoint={activities.exportBurden} query={filter} />}
    >
      <Answer of={answer} height={420}>
        {(list) => (
          <>
            <Trend list={list} filter={filter} />
            <section className="panel long stack list-panel">
              <p className="quiet">{t('burden.hint')}</p>
              <div className="row no-print activity-filters">
                <label className="activity-day">
                  <span>{t('burden.month')}</span>
                  <DayInput
                    value={list.onDay}
                    label={t('burden.month')}
                    width={130}
                    onChange={(next) => change({ onDay: next, page: null })}
                  />
                </label>
                <StreetFilter />
              </div>
              {list.total === 0 ? (
                <State hint={t('burden.empty')} />
              ) : (
                <UnitTable list={list} filter={filter} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </section>
          </>
        )}
      </Answer>
    </PageFrame>
  )
}

type Month = List['trend'][number]

function Trend({ list, filter }: { list: List; filter: object }) {
  const t = useTranslations('activities.burden')
  const all = useTranslations()
  const door = (row: Month, number: number | string, records: number, form?: string) =>
    records === 0 ? (
      nothing
    ) : (
      <Door to="/activities/burden/records" search={{ ...filter, onDay: row.month, ...(form ? { form } : {}) }}>
        {number}
      </Door>
    )
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('trend')}</h2>
      </div>
      <PlainTable<Month>
        label={t('trend')}
        rows={list.trend}
        rowKey={(row) => row.month}
        columns={[
          {
            key: 'month',
            title: t('of'),
            className: 'tnum',
            render: (row) => (
              <Door to="/activities/burden" search={{ ...filter, onDay: row.month }}>
                {row.month.slice(0, 7)}
              </Door>
            ),
          },
          ...list.forms.map(({ form }) => ({
            key: form,
            title: all(wordOf(form)),
            align: 'right' as const,
            render: (row: Month) => {
              const cost = row.forms.find((one) => one.form === form)!
              return door(row, cost.fields, cost.records, form)
            },
          })),
          { key: 'fields', title: t('fields'), align: 'right', render: (row) => door(row, row.fields, row.records) },
          {
            key: 'records',
            title: t('records'),
            align: 'right',
            render: (row) => door(row, t('counted', { counted: row.counted, records: row.records }), row.records),
          },
          {
            key: 'each',
            title: t('each'),
            align: 'right',
            render: (row) => (row.counted === 0 ? nothing : t('eachOf', { value: row.fields / row.counted })),
          },
        ]}
      />
    </section>
  )
}

function UnitTable({ list, filter, onPage }: { list: List; filter: object; onPage: (page: number) => void }) {
  const t = useTranslations('activities.burden')
  const all = useTranslations()
  const records = (row: Row, form?: string) => ({
    ...filter,
    onDay: list.from,
    unitNo: String(row.unit.no),
    ...(form ? { form } : {}),
  })
  const columns: ListColumn<Row>[] = [
    {
      key: 'unit',
      title: t('unit'),
      width: 300,
      names: true,
      render: (_, row) => <Door to={`/units/${row.unit.no}`}>{row.unit.name}</Door>,
    },
    ...list.forms.map(({ form }) => ({
      key: form,
      title: all(wordOf(form)),
      width: 150,
      align: 'right' as const,
      className: 'tnum',
      render: (_: unknown, row: Row) => (
        <FormCost cost={row.forms.find((one) => one.form === form)!} search={records(row, form)} />
      ),
    })),
    {
      key: 'fields',
      title: t('fields'),
      width: 110,
      align: 'right',
      className: 'tnum',
      render: (_, row) => (
        <Door to="/activities/burden/records" search={records(row)}>
          {row.fields}
        </Door>
      ),
    },
  ]
  return (
    <ListTable<Row>
      rowKey={(row) => row.unit.no}
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 410 + 150 * list.forms.length }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

/** Fields of so many records; the records are behind it. */
function FormCost({ cost, search }: { cost: Row['forms'][number]; search: Record<string, string> }) {
  const t = useTranslations('activities.burden')
  if (cost.records === 0) return nothing
  return (
    <Door to="/activities/burden/records" search={search}>
      {t('cost', { fields: cost.fields, records: cost.records })}
    </Door>
  )
}
