import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { places } from '../../modules/places/contract.ts'
import { clock } from '../ui/clock.ts'
import { useLanguage } from '../phrases/language.ts'
import { Shown } from './parts.tsx'
import { useAnswer } from './use-answer.ts'

type Door = AnswerOf<typeof places.getDoor>
const everyMinute = 60_000

/** What hangs at the door of a room: whether it is free now, today and tomorrow. Organisations and hours, nobody's name. */
export function DoorScreen({ secret }: { secret: string }) {
  const t = useTranslations('places.door')
  const door = useAnswer(places.getDoor, { params: { secret } }, false)
  const { retry } = door
  useEffect(() => {
    const timer = setInterval(retry, everyMinute)
    return () => clearInterval(timer)
  }, [retry])
  return (
    <main className="page">
      <Shown of={door}>
        {(shown) => (
          <>
            <h1 data-name>
              {shown.venue} · {shown.room}
            </h1>
            {shown.seats === null ? null : <p className="quiet">{t('seats', { seats: shown.seats })}</p>}
            <Now shown={shown} />
            {shown.days.map((day, index) => (
              <Day key={day.day} day={day} name={t(index === 0 ? 'today' : 'tomorrow')} />
            ))}
          </>
        )}
      </Shown>
    </main>
  )
}

/** Minutes after midnight of the office at an instant. */
const minuteOf = (instant: string) => (Math.floor(Date.parse(instant) / 60_000) + 8 * 60) % 1440

/** A group without an account is not named at the door: what it does is. */
function Now({ shown }: { shown: Door }) {
  const t = useTranslations('places.door')
  const word = useWhat()
  const minute = minuteOf(shown.now)
  const here = shown.days[0]!.held.find((one) => one.from <= minute && minute < one.until)
  const open = shown.days[0]!.open.some((one) => one.from <= minute && minute < one.until)
  return (
    <section className="card" role="status">
      <p className="quiet">
        {t('now')} {clock(minute)}
      </p>
      <p className="rate" data-name>
        {here ? here.unit || word(here) : t(open ? 'free' : 'closed')}
      </p>
      {here ? (
        <p data-name>
          {here.unit ? `${word(here)} · ` : null}
          {clock(here.from)}–{clock(here.until)}
        </p>
      ) : null}
    </section>
  )
}

function useWhat() {
  const { language } = useLanguage()
  return (one: Door['days'][number]['held'][number]) => one.title ?? (language === 'en' ? one.purposeEn : one.purpose)
}

function Day({ day, name }: { day: Door['days'][number]; name: string }) {
  const t = useTranslations('places.door')
  const word = useWhat()
  return (
    <>
      <h2>
        {name} {day.day}{' '}
        {day.open.length === 0 ? t('closed') : day.open.map((one) => `${clock(one.from)}–${clock(one.until)}`).join(' ')}
      </h2>
      <ul className="card doors">
        {day.held.length === 0 ? (
          <li>
            <p>
              <span>{t('none')}</span>
            </p>
          </li>
        ) : (
          day.held.map((one) => (
            <li key={one.from}>
              <p>
                <span data-name>
                  {one.unit || word(one)}
                  {one.unit ? <small>{word(one)}</small> : null}
                </span>
                <b>
                  {clock(one.from)}–{clock(one.until)}
                </b>
              </p>
            </li>
          ))
        )}
      </ul>
    </>
  )
}
