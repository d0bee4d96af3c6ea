import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { readSearch, useUrlState } from '../../../web/kit/url-state.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { StreetFilter } from './ActivityFilters.tsx'
import { activities } from '../contract.ts'
import './activities.css'
import { wordOf } from './BurdenPage.tsx'

type List = AnswerOf<typeof activities.listBurdenRecords>
type Row = List['items'][number]
const fields = ['onDay', 'form', 'unitNo', 'streetNo', 'districtNo'] as const

/** The records a number of the burden sums, each with the fields filled in for it. */
export default function BurdenRecordsPage() {
  const t = useTranslations('activities')
  const all = useTranslations()
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(
    activities.listBurdenRecords,
    { query: { ...filter, page: Number(state.page ?? 1) } },
    { keep: true },
  )
  const forms = answer.data?.forms ?? []
  return (
    <PageFrame
      title={t('pages.burdenRecords')}
      tools={<ListTools endpoint={activities.exportBurdenRecords} query={filter} />}
      printFilter={[answer.data?.from.slice(0, 7), state.form ? all(wordOf(state.form)) : null].filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print activity-filters">
          <label className="activity-day">
            <span>{t('burden.month')}</span>
            <DayInput
              value={state.onDay ?? answer.data?.from ?? null}
              label={t('burden.month')}
              width={130}
              onChange={(next) => change({ onDay: next, page: null })}
            />
          </label>
          <Select
            allowClear
            aria-label={t('burden.form')}
            placeholder={t('burden.form')}
            value={state.form}
            onChange={(form: string | undefined) => change({ form: form ?? null, page: null })}
            options={forms.map((form) => ({ value: form, label: all(wordOf(form)) }))}
            popupMatchSelectWidth={false}
            style={{ minWidth: 140 }}
          />
          <StreetFilter />
        </div>
        <Answer of={answer} height={360}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('burden.noRecords')} />
            ) : (
              <>
                <p className="quiet activity-hint">
                  {t('burden.sum', { fields: list.fields, counted: list.counted, records: list.total })}
                </p>
                <Records list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function Records({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('activities')
  const all = useTranslations()
  const columns: ListColumn<Row>[] = [
    {
      key: 'record',
      title: t('burden.record'),
      width: 280,
      names: true,
      render: (_, row) => {
        const [path, search] = row.link.split('?')
        return (
          <Door to={path!} search={readSearch(search ?? '')}>
            {row.label ?? all(wordOf(row.form))}
          </Door>
        )
      },
    },
    { key: 'day', title: t('list.day'), width: 110, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'unit',
      title: t('burden.unit'),
      width: 280,
      names: true,
      render: (_, row) => <Door to={`/units/${row.unit.no}`}>{row.unit.name}</Door>,
    },
    { key: 'form', title: t('burden.form'), width: 150, render: (_, row) => all(wordOf(row.form)) },
    {
      key: 'fields',
      title: t('burden.fields'),
      width: 110,
      align: 'right',
      className: 'tnum',
      render: (_, row) => row.fields ?? nothing,
    },
  ]
  return (
    <ListTable<Row>
      rowKey={(row) => `${row.form} ${row.id}`}
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 930 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
