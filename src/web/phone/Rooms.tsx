import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '../../kernel/dates.ts'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { organisations } from '../../modules/organisations/contract.ts'
import { places } from '../../modules/places/contract.ts'
import { today } from '../kit/today.ts'
import { Empty, Shown } from './parts.tsx'
import { addressOf, go, usePlace } from './route.tsx'
import { clock } from '../ui/clock.ts'
import { FreeRooms } from './FreeRooms.tsx'
import { useAnswer } from './use-answer.ts'

type Mine = AnswerOf<typeof places.getMine>
interface Unit {
  readonly no: number
  readonly name: string
}

/** Rooms near the own organisation, booked with a touch, and what it has booked already. */
export function Rooms() {
  const t = useTranslations('places.phone')
  const mine = useAnswer(places.getMine)
  const { search } = usePlace()
  const [found, setFound] = useState<Unit | null>(null)
  return (
    <>
      <h1>{t('title')}</h1>
      <Shown of={mine}>
        {({ units, more, bookings }) => {
          const unit = found ?? units.find((one) => String(one.no) === search.get('unit')) ?? units[0]
          return (
            <>
              <Bookings bookings={bookings} />
              {more ? <FindUnit onFound={setFound} found={found} /> : null}
              {units.length > 1 ? <ChooseUnit units={units} chosen={unit!} /> : null}
              {unit ? (
                <FindRoom unit={unit} onBooked={mine.retry} />
              ) : more ? null : (
                <Empty title={t('noUnit')} hint={t('noUnitHint')} />
              )}
            </>
          )
        }}
      </Shown>
    </>
  )
}

function Bookings({ bookings }: Pick<Mine, 'bookings'>) {
  const t = useTranslations('places')
  if (bookings.length === 0) return null
  return (
    <>
      <h2>{t('phone.mine')}</h2>
      <ul className="card doors">
        {bookings.map((one) => (
          <li key={one.id}>
            <a href={`/places/bookings/${one.id}`}>
              <span data-name>
                {one.venue.name} {one.room.name}
                <small>
                  {one.day} {clock(one.from)}–{clock(one.until)} · {one.title ?? one.unit?.name}
                </small>
              </span>
              <b>{t(`bookingStates.${one.state}`)}</b>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function ChooseUnit({ units, chosen }: { units: readonly Unit[]; chosen: Unit }) {
  const t = useTranslations('places.phone')
  return (
    <div className="choose">
      <select
        aria-label={t('unit')}
        value={chosen.no}
        onChange={(event) => go(addressOf('/places', { unit: event.target.value }), 'replace')}
      >
        {units.map((one) => (
          <option key={one.no} value={one.no}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** An officer books for many: the organisation is looked for by name. */
function FindUnit({ found, onFound }: { found: Unit | null; onFound: (unit: Unit | null) => void }) {
  const t = useTranslations('places.phone')
  const [q, setQ] = useState('')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onFound(null)
    setQ(String(new FormData(event.currentTarget).get('q')).trim())
  }
  return (
    <>
      <form className="find" role="search" onSubmit={submit}>
        <input name="q" type="search" placeholder={t('manyUnits')} aria-label={t('manyUnits')} />
        <button type="submit" className="button strong">
          {t('go')}
        </button>
      </form>
      {q && !found ? <Units q={q} onFound={onFound} /> : null}
      {found ? <p className="verdict">{found.name}</p> : null}
    </>
  )
}

function Units({ q, onFound }: { q: string; onFound: (unit: Unit) => void }) {
  const answer = useAnswer(organisations.findUnits, { query: { q } })
  return (
    <Shown of={answer}>
      {({ items }) => (
        <ul className="card doors">
          {items.slice(0, 8).map((one) => (
            <li key={one.no}>
              <button type="button" className="paper" onClick={() => onFound(one)} data-name>
                {one.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Shown>
  )
}

const lengths = [60, 90, 120, 180]

/** A day, an hour and how long: the rooms free then, nearest first. */
function FindRoom({ unit, onBooked }: { unit: Unit; onBooked: () => void }) {
  const t = useTranslations('places')
  const words = useAnswer(places.getWords)
  const [day, setDay] = useState(() => addDays(today(), 1))
  const [from, setFrom] = useState(840)
  const [length, setLength] = useState(120)
  const starts = Array.from({ length: 32 }, (_, index) => 360 + index * 30)
  return (
    <>
      <h2>{t('phone.find')}</h2>
      <section className="card visit">
        <label>
          {t('phone.day')}
          <input type="date" value={day} min={today()} onChange={(event) => event.target.value && setDay(event.target.value)} />
        </label>
        <div className="pair">
          <label>
            {t('phone.pick')}
            <select value={from} onChange={(event) => setFrom(Number(event.target.value))}>
              {starts.map((one) => (
                <option key={one} value={one}>
                  {clock(one)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('phone.length')}
            <select value={length} onChange={(event) => setLength(Number(event.target.value))}>
              {lengths.map((one) => (
                <option key={one} value={one}>
                  {one % 60 === 0 ? t('phone.hours', { hours: one / 60 }) : t('phone.minutes', { minutes: one })}
                </option>
              ))}
            </select>
          </label>
        </div>
      </section>
      <Shown of={words}>
        {({ purposes }) => (
          <FreeRooms
            key={`${unit.no} ${day} ${from} ${length}`}
            unitNo={unit.no}
            day={day}
            from={from}
            until={from + length}
            purposes={purposes}
            onBooked={onBooked}
          />
        )}
      </Shown>
    </>
  )
}
