import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { places } from '../contract.ts'
import './places.css'
import { clock, clocks, useMeasures, usePlaceWords } from './use-place-words.ts'

const BookDialog = lazyDialog(async () => (await import('./BookDialog.tsx')).BookDialog)
const SeriesDialog = lazyDialog(async () => (await import('./SeriesDialog.tsx')).SeriesDialog)

type Row = AnswerOf<typeof places.listFree>['rooms'][number]
interface Doing {
  readonly what: 'book' | 'series'
  readonly row: Row
  readonly from?: number
}

const lengths = [60, 90, 120, 180, 240]

/** Rooms that are free on a day, nearest first for an organisation without one, and booked from here. */
export default function FreePage() {
  const t = useTranslations('places')
  const [state] = useUrlState()
  const [doing, setDoing] = useState<Doing | null>(null)
  const mine = useEndpoint(places.getMine)
  const only = mine.data?.units.length === 1 ? String(mine.data.units[0]!.no) : undefined
  const nearNo = state.unitNo ?? only
  const query = {
    fromOn: state.day ?? today(),
    days: 1,
    minutes: Number(state.minutes ?? 60),
    seats: Number(state.seats ?? 0),
    kind: state.kind,
    nearNo,
  }
  const answer = useEndpoint(places.listFree, { query: query as never }, { keep: true })
  const unit = nearNo ? Number(nearNo) : undefined
  return (
    <PageFrame
      title={t('pages.free')}
      tools={<ListTools endpoint={places.exportVenues} query={{ shared: 'true', state: 'open', nearNo }} />}
      printFilter={query.fromOn}
    >
      <section className="panel long stack list-panel">
        <p className="quiet" style={{ margin: 0 }}>
          {t('find.hint')} {nearNo ? null : t('find.pickUnit')}
        </p>
        <Filters unitNo={nearNo} known={mine.data?.units ?? []} />
        <Answer of={answer} height={320}>
          {({ rooms }) =>
            rooms.length === 0 ? (
              <State hint={t('find.none')} />
            ) : (
              <RoomTable rooms={rooms} day={query.fromOn} onDo={(what, row, from) => setDoing({ what, row, from })} />
            )
          }
        </Answer>
      </section>
      {doing?.what === 'book' ? (
        <BookDialog
          rooms={[doing.row]}
          unitNo={unit}
          units={mine.data?.units}
          day={query.fromOn}
          from={doing.from}
          length={query.minutes || 60}
          onClose={() => setDoing(null)}
        />
      ) : null}
      {doing?.what === 'series' ? (
        <SeriesDialog
          room={doing.row}
          unitNo={unit}
          units={mine.data?.units}
          day={query.fromOn}
          length={query.minutes || 60}
          onClose={() => setDoing(null)}
        />
      ) : null}
    </PageFrame>
  )
}

function Filters({ unitNo, known }: { unitNo: string | undefined; known: readonly { no: number; name: string }[] }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const [state, change] = useUrlState()
  const few = known.length > 0
  return (
    <div className="row no-print place-filters">
      <div style={{ width: 260 }}>
        {few ? (
          <Select
            allowClear
            aria-label={t('find.unit')}
            placeholder={t('find.unit')}
            value={unitNo ? Number(unitNo) : undefined}
            onChange={(no: number | undefined) => change({ unitNo: no ?? null })}
            options={known.map((one) => ({ value: one.no, label: one.name }))}
            style={{ width: '100%' }}
          />
        ) : (
          <UnitPicker
            label={t('find.unit')}
            placeholder={t('find.unit')}
            value={unitNo ? Number(unitNo) : undefined}
            onChange={(no) => change({ unitNo: (no as number | undefined) ?? null })}
          />
        )}
      </div>
      <label className="place-day">
        <span>{t('find.day')}</span>
        <DayInput value={state.day ?? today()} label={t('find.day')} width={130} onChange={(day) => change({ day })} />
      </label>
      <label className="place-day">
        <span>{t('find.length')}</span>
        <Select
          aria-label={t('find.length')}
          value={Number(state.minutes ?? 60)}
          onChange={(minutes: number) => change({ minutes: minutes === 60 ? null : minutes })}
          options={lengths.map((value) => ({
            value,
            label: value % 60 === 0 ? t('find.hours', { hours: value / 60 }) : t('find.minutes', { minutes: value }),
          }))}
          style={{ width: 110 }}
        />
      </label>
      <label className="place-day">
        <span>{t('find.seats')}</span>
        <InputNumber
          aria-label={t('find.seats')}
          min={0}
          max={10_000}
          value={Number(state.seats ?? 0)}
          onChange={(seats) => change({ seats: seats || null })}
          style={{ width: 90 }}
        />
      </label>
      <ChoiceField field="kind" label={t('list.kind')} options={words.list('kinds')} />
    </div>
  )
}

function RoomTable({
  rooms,
  day,
  onDo,
}: {
  rooms: readonly Row[]
  day: string
  onDo: (what: Doing['what'], row: Row, from?: number) => void
}) {
  const t = useTranslations('places')
  const measures = useMeasures()
  const columns: ListColumn<Row>[] = [
    {
      key: 'room',
      title: t('find.room'),
      width: 260,
      names: true,
      render: (_, row) => (
        <>
          <Door to={`/places/${row.venueNo}`}>{row.venue}</Door> {row.room}
          <br />
          <span className="quiet">{row.seats === null ? null : t('one.seats', { seats: row.seats })}</span>
        </>
      ),
    },
    {
      key: 'distance',
      title: t('find.distance'),
      width: 100,
      align: 'right',
      className: 'tnum',
      render: (_, row) => measures.distance(row.metres),
    },
    {
      key: 'terms',
      title: t('find.terms'),
      width: 160,
      render: (_, row) => [measures.fee(row.feeFen), t(row.approval ? 'list.approval' : 'list.atOnce')].join(' · '),
    },
    {
      key: 'free',
      title: t('find.freeOn', { day }),
      width: 330,
      render: (_, row) => {
        const spans = row.free[0]
        if (!spans) return t('find.closed')
        if (spans.length === 0) return t('find.full')
        return (
          <span className="place-free">
            {spans.map((span) => (
              <Button
                key={span.from}
                size="small"
                className="tnum"
                aria-label={`${clocks(span)} ${t('find.book')} ${row.venue} ${row.room}`}
                onClick={() => onDo('book', row, span.from)}
              >
                {clock(span.from)}–{clock(span.until)}
              </Button>
            ))}
          </span>
        )
      },
    },
    {
      key: 'acts',
      title: useTranslations('actions')('acts'),
      width: 100,
      className: 'no-print',
      render: (_, row) => (
        <Button type="link" size="small" onClick={() => onDo('series', row)}>
          {t('find.series')}
        </Button>
      ),
    },
  ]
  return (
    <ListTable<Row>
      rowKey="roomNo"
      columns={columns}
      dataSource={[...rooms]}
      pagination={rooms.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      scroll={{ x: 960 }}
    />
  )
}
