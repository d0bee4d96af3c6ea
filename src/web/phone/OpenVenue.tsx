import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '../../kernel/dates.ts'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { yuanOfFen } from '../../kernel/money.ts'
import { places } from '../../modules/places/contract.ts'
import { today } from '../kit/today.ts'
import { clocks } from '../ui/clock.ts'
import { OpenApply } from './OpenApply.tsx'
import { OpenLanguage, type Span, Spans, useOpenWords } from './open-words.tsx'
import { type Fact, KnownFacts, Shown } from './parts.tsx'
import { addressOf, go, Link, usePlace } from './route.tsx'
import { useAnswer } from './use-answer.ts'

export type OpenVenueFacts = AnswerOf<typeof places.getPublic>
export type District = AnswerOf<typeof places.getPublicForm>['districts'][number]
type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7'
const weekdays: readonly Weekday[] = ['1', '2', '3', '4', '5', '6', '7']

/** One venue open to everybody: what it offers, when, what is free of the week, and the form to apply. */
export default function OpenVenue({ no }: { no: number }) {
  const t = useTranslations('places.open')
  const { search } = usePlace()
  const fromOn = search.get('from') ?? undefined
  const form = useAnswer(places.getPublicForm, {}, false)
  const venue = useAnswer(places.getPublic, { params: { no }, query: fromOn ? { fromOn } : {} }, false)
  return (
    <main className="page">
      <Link to={addressOf('/venues')} className="back">
        ‹ {t('back')}
      </Link>
      <Shown of={venue}>
        {(one) => {
          const district = form.data?.districts.find((area) => area.no === one.districtNo)
          return (
            <>
              <h1 data-name="">{one.name}</h1>
              <Facts venue={one} district={district} />
              <Services venue={one} district={district} />
              <Week venue={one} />
              {form.data && district && one.roomList.length > 0 ? (
                <OpenApply venue={one} district={district} consentVersion={form.data.consentVersion} onApplied={venue.retry} />
              ) : null}
            </>
          )
        }}
      </Shown>
      <OpenLanguage />
    </main>
  )
}

interface Days {
  readonly from: Weekday
  readonly until: Weekday
  readonly spans: readonly Span[]
}

/** Days of the week in a row that have the same hours are told together. */
function alike(hours: OpenVenueFacts['hours']): Days[] {
  const found: Days[] = []
  for (const weekday of weekdays) {
    const spans = hours.filter((one) => String(one.weekday) === weekday)
    const last = found.at(-1)
    if (last && last.spans.map(clocks).join() === spans.map(clocks).join()) found[found.length - 1] = { ...last, until: weekday }
    else found.push({ from: weekday, until: weekday, spans })
  }
  return found
}

interface Of {
  readonly venue: OpenVenueFacts
  readonly district: District | undefined
}

function Facts({ venue, district }: Of) {
  const t = useTranslations('places')
  const words = useOpenWords(district)
  const facts: Fact[] = [
    [t('open.kind'), words.kind(venue.kind)],
    [t('open.address'), [venue.street?.name, venue.address].filter(Boolean).join(' · '), 'record'],
    [t('open.audience'), words.audience(venue.audience)],
    [
      t('open.fee'),
      [venue.feeFen === 0 ? t('free') : t('fee', { yuan: yuanOfFen(venue.feeFen) }), venue.feeNote].filter(Boolean).join(' · '),
      'record',
    ],
    [t('open.facilities'), venue.facilities, 'record'],
    [
      t('open.hours'),
      alike(venue.hours).map(({ from, until, spans }) => (
        <Fragment key={from}>
          {t(`open.weekdays.${from}`)}
          {from === until ? null : `–${t(`open.weekdays.${until}`)}`}{' '}
          {spans.length === 0 ? t('open.notOpen') : <Spans of={spans} />}
          <br />
        </Fragment>
      )),
    ],
    [t('open.holidays'), t(`open.onHolidays.${venue.onHolidays}`)],
    [
      t('open.exceptions'),
      venue.exceptions.length === 0
        ? null
        : venue.exceptions.map((one) => (
            <Fragment key={one.fromOn + one.untilOn}>
              {one.fromOn} – {addDays(one.untilOn, -1)} {one.span ? clocks(one.span) : t('open.notOpen')}{' '}
              <span data-name="">{one.reason}</span>
              <br />
            </Fragment>
          )),
    ],
  ]
  return (
    <section className="card">
      <p>
        <b>{t(venue.openNow ? 'open.nowOpen' : 'open.nowClosed')}</b>
      </p>
      <KnownFacts facts={facts} />
    </section>
  )
}

function Services({ venue, district }: Of) {
  const t = useTranslations('places.open')
  const words = useOpenWords(district)
  if (venue.offers.length === 0) return null
  return (
    <>
      <h2>{t('services')}</h2>
      <ul className="card doors">
        {venue.offers.map((one) => (
          <li key={one.name + (one.provider ?? '')}>
            <p>
              <span>
                <i data-name="">{one.name}</i>
                <small>
                  {one.provider ? <span data-name="">{one.provider}</span> : null}
                  {one.provider && one.audience.length > 0 ? ' · ' : null}
                  {one.audience.length > 0 ? t('forWhom', { audience: words.audience(one.audience) }) : null}
                </small>
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What is free of each day of the week, room by room; nobody is told who holds the rest. */
function Week({ venue }: { venue: OpenVenueFacts }) {
  const t = useTranslations('places.open')
  const first = venue.days[0]!
  const turn = (days: number) => go(addressOf(`/venues/${venue.no}`, { from: addDays(first, days) }), 'replace')
  if (venue.roomList.length === 0) return <p className="quiet">{t('noRooms')}</p>
  return (
    <>
      <h2>{t('freeWeek')}</h2>
      <p className="quiet">{t('freeHint')}</p>
      <div className="pair">
        <button type="button" className="button" disabled={first <= today()} onClick={() => turn(-7)}>
          {t('before')}
        </button>
        <button type="button" className="button" onClick={() => turn(7)}>
          {t('after')}
        </button>
      </div>
      {venue.roomList.map((room) => (
        <section className="card" key={room.no}>
          <p className="verdict" data-name="">
            {room.name}
          </p>
          {room.seats === null ? null : <p className="quiet">{t('seatsUpTo', { seats: room.seats })}</p>}
          <dl className="facts">
            {venue.days.map((day, index) => {
              const free = room.free[index]
              return (
                <div key={day}>
                  <dt>
                    {day.slice(5)} {t(`weekdays.${weekdays[index]!}`)}
                  </dt>
                  <dd>{!free ? t('notOpen') : free.length === 0 ? t('full') : <Spans of={free} />}</dd>
                </div>
              )
            })}
          </dl>
        </section>
      ))}
    </>
  )
}
