import { Button, Checkbox, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { type UrlState, useUrlState } from '../../../web/kit/url-state.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import { bookingStates } from '../rules.ts'
import './places.css'
import { clocks, useMeasures, usePlaceWords } from './use-place-words.ts'

const AddressDialog = lazyDialog(async () => (await import('./AddressDialog.tsx')).AddressDialog)

type List = AnswerOf<typeof places.listBookings>
type Row = List['items'][number]

const fields = [
  'fromOn',
  'untilOn',
  'state',
  'purpose',
  'venueNo',
  'roomNo',
  'unitNo',
  'seriesId',
  'inSeries',
  'kind',
  'shared',
  'noShow',
  'fromPublic',
  'streetNo',
  'districtNo',
  'q',
] as const
const queryOf = (state: UrlState) =>
  Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object

/** Bookings of either side in reach. */
export default function BookingsPage() {
  const t = useTranslations('places')
  const [state, change] = useUrlState()
  const filter = queryOf(state)
  const answer = useEndpoint(places.listBookings, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const shown = [state.fromOn, state.untilOn, state.state && t(stateKey(state.state)), state.q]
  return (
    <PageFrame title={t('pages.bookings')} tools={<Tools filter={filter} />} printFilter={shown.filter(Boolean).join(' · ')}>
      <section className="panel long stack list-panel">
        <Filters />
        <Answer of={answer} height={360}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(Object.keys(filter).length > 0 ? 'bookings.nothing' : 'bookings.empty')} />
            ) : (
              <>
                <p className="place-counts quiet">
                  <span>{t('bookings.total', { count: list.total })}</span>
                  <Door to="/places/bookings" search={{ ...(filter as Record<string, string>), state: 'held' }}>
                    {t('bookings.sessions', { count: list.held })}
                  </Door>
                </p>
                <BookingTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

const stateKey = (state: string) =>
  state === 'held' ? 'bookings.held' : state === 'to-come' ? 'bookings.toCome' : (`bookingStates.${state as 'booked'}` as const)

/** The calendar of the own organisation, where there is exactly one. */
function Tools({ filter }: { filter: object }) {
  const t = useTranslations('places')
  const books = useCan('place.book')
  const mine = useEndpoint(places.getMine, {}, { enabled: books })
  const [asking, setAsking] = useState(false)
  const own = mine.data?.units.length === 1 ? mine.data.units[0]! : null
  return (
    <>
      <ListTools endpoint={places.exportBookings} query={filter} />
      {own ? <Button onClick={() => setAsking(true)}>{t('bookings.calendar')}</Button> : null}
      {own && asking ? <AddressDialog subject="unit" no={own.no} name={own.name} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

/** The organisation, or the group that applied on the public page. */
function Asking({ of: { unit, group } }: { of: Row }) {
  const t = useTranslations('places.bookings')
  return (
    <>
      <span data-name>{unit?.name ?? group?.name}</span> {group ? <Tag>{t('fromPublic')}</Tag> : null}
    </>
  )
}

function Filters() {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const [state, change] = useUrlState()
  const day = (field: 'fromOn' | 'untilOn') => (
    <label className="place-day">
      <span>{t(`bookings.${field}`)}</span>
      <DayInput
        value={state[field] ?? null}
        label={t(`bookings.${field}`)}
        width={130}
        onChange={(next) => change({ [field]: next, page: null })}
      />
    </label>
  )
  return (
    <div className="row no-print place-filters">
      {day('fromOn')}
      {day('untilOn')}
      <ChoiceField
        field="state"
        label={t('bookings.state')}
        options={[...(['to-come', 'held'] as const), ...bookingStates].map((value) => ({ value, label: t(stateKey(value)) }))}
      />
      <ChoiceField field="purpose" label={t('bookings.purpose')} options={words.list('purposes')} />
      <ChoiceField
        field="shared"
        label={t('bookings.shared')}
        options={[
          { value: 'true', label: t('bookings.sharedYes') },
          { value: 'false', label: t('bookings.sharedNo') },
        ]}
      />
      <ChoiceField
        field="side"
        label={t('bookings.side')}
        options={(['to-us', 'by-us'] as const).map((value) => ({ value, label: t(`bookings.sides.${value}`) }))}
      />
      <ChoiceField
        field="fromPublic"
        label={t('bookings.source')}
        options={[
          { value: 'true', label: t('bookings.fromPublic') },
          { value: 'false', label: t('bookings.fromUnit') },
        ]}
      />
      <StreetField />
      <Checkbox
        checked={state.noShow === 'true'}
        onChange={(event) => change({ noShow: event.target.checked || null, page: null })}
      >
        {t('bookings.noShow')}
      </Checkbox>
      <FindField label={t('bookings.find')} />
    </div>
  )
}

function BookingTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const measures = useMeasures()
  const columns: ListColumn<Row>[] = [
    {
      key: 'time',
      title: t('bookings.time'),
      width: 190,
      className: 'tnum',
      names: true,
      render: (_, row) => (
        <Door to={`/places/bookings/${row.id}`}>
          {row.day} {clocks(row)}
        </Door>
      ),
    },
    {
      key: 'venue',
      title: t('bookings.venue'),
      width: 230,
      render: (_, row) => <span data-name>{`${row.venue.name} ${row.room.name}`}</span>,
    },
    { key: 'unit', title: t('bookings.unit'), width: 220, render: (_, row) => <Asking of={row} /> },
    { key: 'purpose', title: t('bookings.purpose'), width: 110, render: (_, row) => words.name('purposes', row.purpose) },
    {
      key: 'what',
      title: t('bookings.what'),
      width: 180,
      wideOnly: true,
      render: (_, row) => <span data-name>{row.title}</span>,
    },
    {
      key: 'fee',
      title: t('booking.fee'),
      width: 100,
      align: 'right',
      className: 'tnum',
      render: (_, row) => (row.feeFen === 0 ? t('free') : measures.yuan(row.feeFen)),
    },
    {
      key: 'state',
      title: t('bookings.state'),
      width: 130,
      render: (_, row) => (
        <>
          <Tag>{t(`bookingStates.${row.state}`)}</Tag>
          {row.noShow ? <Tag>{t('noShow')}</Tag> : null}
        </>
      ),
    },
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1120 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
