import { InputNumber, Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { type UrlState, useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { places, reachGroups } from '../contract.ts'
import './places.css'
import { useMeasures } from './use-place-words.ts'

type List = AnswerOf<typeof places.listReach>
type Row = List['items'][number]

const fields = ['group', 'streetNo', 'districtNo', 'areaNo', 'industryNo', 'people', 'metres', 'q'] as const
const queryOf = (state: UrlState) =>
  Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as Record<string, string>

/** Organisations by the nearest venue that is open to them, the furthest first: where a venue is missing. */
export default function ReachPage() {
  const t = useTranslations('places')
  const [state, change] = useUrlState()
  const filter = queryOf(state)
  const answer = useEndpoint(places.listReach, { query: { ...filter, page: Number(state.page ?? 1) } as never }, { keep: true })
  return (
    <PageFrame
      title={t('pages.reach')}
      tools={<ListTools endpoint={places.exportReach} query={filter} />}
      printFilter={Object.values(filter).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <Answer of={answer} height={360}>
          {(list) => (
            <>
              <Filters metres={list.metres} />
              <p className="quiet" style={{ margin: 0 }}>
                {t('reach.hint', { metres: list.metres, source: list.source })}
              </p>
              <Counts list={list} filter={filter} />
              {list.total === 0 ? (
                <State hint={t('reach.empty')} />
              ) : (
                <ReachTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
      {answer.data && answer.data.streets.length > 1 ? <Streets list={answer.data} filter={filter} /> : null}
    </PageFrame>
  )
}

function Filters({ metres }: { metres: number }) {
  const t = useTranslations('places')
  const [state, change] = useUrlState()
  return (
    <div className="row no-print place-filters">
      <ChoiceField
        field="group"
        label={t('reach.group')}
        options={reachGroups.map((value) => ({ value, label: t(`reach.${value}`) }))}
      />
      <StreetField />
      <label className="place-day">
        <span>{t('reach.metres')}</span>
        <InputNumber
          key={metres}
          aria-label={t('reach.metres')}
          min={100}
          max={50_000}
          step={100}
          defaultValue={state.metres ? Number(state.metres) : metres}
          onBlur={(event) => {
            const said = Number(event.target.value.replaceAll(',', ''))
            if (said >= 100 && said !== metres) change({ metres: said, page: null })
          }}
          style={{ width: 110 }}
        />
      </label>
      <FindField label={t('reach.find')} />
    </div>
  )
}

function Counts({ list, filter }: { list: List; filter: Record<string, string> }) {
  const t = useTranslations('places')
  return (
    <p className="place-counts in-text">
      {reachGroups.map((group) => (
        <span key={group}>
          {t(`reach.${group}`)}{' '}
          <Door to="/places/reach" search={{ ...filter, group }}>
            {list.counts[group]}
          </Door>
        </span>
      ))}
    </p>
  )
}

function ReachTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('places')
  const measures = useMeasures()
  const columns: ListColumn<Row>[] = [
    {
      key: 'unit',
      title: t('reach.unit'),
      width: 280,
      names: true,
      render: (_, row) => <Door to={`/units/${row.no}`}>{row.name}</Door>,
    },
    {
      key: 'street',
      title: t('reach.street'),
      width: 120,
      render: (_, row) => <span data-name>{row.street?.name ?? nothing}</span>,
    },
    { key: 'group', title: t('reach.group'), width: 130, render: (_, row) => <Tag>{t(`reach.${row.group}`)}</Tag> },
    {
      key: 'venue',
      title: t('reach.venue'),
      width: 260,
      render: (_, row) => (row.venue ? <Door to={`/places/${row.venue.no}`}>{row.venue.name}</Door> : nothing),
    },
    {
      key: 'metres',
      title: t('reach.distance'),
      width: 150,
      align: 'right',
      className: 'tnum',
      render: (_, row) => (
        <>
          {measures.distance(row.metres)}
          {row.placement === 'area' ? <div className="quiet">{t('reach.area')}</div> : null}
        </>
      ),
    },
    {
      key: 'people',
      title: t('reach.people'),
      width: 100,
      align: 'right',
      className: 'tnum',
      wideOnly: true,
      render: (_, row) => row.people ?? nothing,
    },
  ]
  return (
    <ListTable<Row>
      rowKey="no"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 960 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

function Streets({ list, filter }: { list: List; filter: Record<string, string> }) {
  const t = useTranslations('places')
  const door = (streetNo: number, group: 'near' | 'far', count: number) => (
    <Door to="/places/reach" search={{ ...filter, streetNo: String(streetNo), group }}>
      {count}
    </Door>
  )
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('reach.byStreet')}</h2>
      </div>
      <PlainTable
        label={t('reach.byStreet')}
        rows={list.streets}
        rowKey={(one) => one.no}
        columns={[
          { key: 'street', title: t('reach.street'), render: (one) => <span data-name>{one.name}</span> },
          { key: 'near', title: t('reach.near'), align: 'right', render: (one) => door(one.no, 'near', one.near) },
          { key: 'far', title: t('reach.far'), align: 'right', render: (one) => door(one.no, 'far', one.far) },
        ]}
      />
    </section>
  )
}
