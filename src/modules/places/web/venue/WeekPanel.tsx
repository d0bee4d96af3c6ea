import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../../kernel/dates.ts'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { useWide } from '../../../../web/kit/use-wide.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma } from '../../../../web/ui/figures.ts'
import { Answer } from '../../../../web/ui/states.tsx'
import { places } from '../../contract.ts'
import { weekdayOf } from '../../rules.ts'
import { clocks, usePlaceWords } from '../use-place-words.ts'
import type { Venue } from '../venue-draft.ts'

type Week = AnswerOf<typeof places.getWeek>
type Held = Week['rooms'][number]['held'][number]

const mondayOf = (day: string) => addDays(day, 1 - weekdayOf(day))

/** What is held in the rooms of a venue: a grid at the desk, a list of days on the phone. */
export function WeekPanel({ venue }: { venue: Venue }) {
  const t = useTranslations('places')
  const wide = useWide(768)
  const [long, setLong] = useState(false)
  const [fromOn, setFromOn] = useState(() => mondayOf(today()))
  const days = long ? 28 : 7
  const answer = useEndpoint(places.getWeek, { params: { no: venue.no }, query: { fromOn, days } }, { keep: true })
  if (venue.roomList.length === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.calendar')}</h2>
        <div className="row no-print">
          <Segmented
            aria-label={t('one.calendar')}
            value={long ? 'month' : 'week'}
            onChange={(value) => setLong(value === 'month')}
            options={(['week', 'month'] as const).map((value) => ({ value, label: t(`week.${value}`) }))}
          />
          <Button size="small" onClick={() => setFromOn(addDays(fromOn, -7))}>
            {t('week.before')}
          </Button>
          <Button size="small" onClick={() => setFromOn(mondayOf(today()))}>
            {t('week.today')}
          </Button>
          <Button size="small" onClick={() => setFromOn(addDays(fromOn, 7))}>
            {t('week.after')}
          </Button>
        </div>
      </div>
      <Answer of={answer} height={180}>
        {(week) => (!wide ? <DayList week={week} /> : long ? <MonthGrid week={week} /> : <WeekGrid week={week} />)}
      </Answer>
    </section>
  )
}

function Slot({ one, room }: { one: Held; room?: string }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const { booking } = one
  return (
    <span className={booking ? 'place-slot' : 'place-slot other'}>
      <span className="tnum">{clocks(one)}</span> {room ? <span data-name>{room}</span> : null}
      <br />
      {booking ? (
        <span className="in-text" data-name>
          <Door to={`/places/bookings/${booking.id}`}>{booking.title ?? words.name('purposes', booking.purpose)}</Door>{' '}
          {booking.unit}
        </span>
      ) : (
        t('week.held')
      )}
    </span>
  )
}

function DayHead({ day }: { day: Week['days'][number] }) {
  const t = useTranslations('places')
  const why = day.because === 'holiday' ? t('week.holiday') : t('week.closed')
  return (
    <>
      <span className="tnum">
        {day.day.slice(5)} {t(`weekdays.${String(weekdayOf(day.day)) as '1'}`)}
      </span>
      <br />
      <span className="quiet tnum">{day.open.length === 0 ? (day.reason ?? why) : day.open.map(clocks).join(comma())}</span>
    </>
  )
}

function WeekGrid({ week }: { week: Week }) {
  const t = useTranslations('places')
  return (
    <div className="scroll-x">
      <table className="place-week" aria-label={t('one.calendar')}>
        <thead>
          <tr>
            <th scope="col" style={{ width: 110 }}>
              {t('week.room')}
            </th>
            {week.days.map((day) => (
              <th key={day.day} scope="col">
                <DayHead day={day} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.rooms.map((room) => (
            <tr key={room.no}>
              <th scope="row" data-name>
                {room.name}
              </th>
              {week.days.map((day) => (
                <td key={day.day} className={day.open.length === 0 ? 'shut' : undefined}>
                  {room.held
                    .filter((one) => one.day === day.day)
                    .map((one) => (
                      <Slot key={`${one.from}`} one={one} />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Four weeks, all rooms of a day in one cell. */
function MonthGrid({ week }: { week: Week }) {
  const t = useTranslations('places')
  const weeks = Array.from({ length: Math.ceil(week.days.length / 7) }, (_, index) => week.days.slice(index * 7, index * 7 + 7))
  const held = (day: string) =>
    week.rooms.flatMap((room) => room.held.filter((one) => one.day === day).map((one) => ({ one, room: room.name })))
  return (
    <div className="scroll-x">
      <table className="place-week" aria-label={t('one.calendar')}>
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <th key={weekday} scope="col">
                {t(`weekdays.${String(weekday) as '1'}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((days) => (
            <tr key={days[0]!.day}>
              {days.map((day) => (
                <td key={day.day} className={day.open.length === 0 ? 'shut' : undefined}>
                  <span className="quiet tnum">{day.day.slice(5)}</span>
                  {held(day.day).map(({ one, room }) => (
                    <Slot key={`${room}${one.from}`} one={one} room={room} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DayList({ week }: { week: Week }) {
  return (
    <ul className="place-list">
      {week.days.map((day) => (
        <li key={day.day} style={{ display: 'block' }}>
          <DayHead day={day} />
          {week.rooms.map((room) =>
            room.held
              .filter((one) => one.day === day.day)
              .map((one) => <Slot key={`${room.no} ${one.from}`} one={one} room={room.name} />),
          )}
        </li>
      ))}
    </ul>
  )
}
