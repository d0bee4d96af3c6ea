import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { places } from '../../modules/places/contract.ts'
import { call } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import { clocks } from '../ui/clock.ts'
import { OpenLanguage } from './open-words.tsx'
import { type Fact, KnownFacts, Refused } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useSending } from './use-sending.ts'

type Followed = AnswerOf<typeof places.followPublic>
interface Key {
  readonly code: string
  readonly digits: string
}

/** By the code shown once and four digits: how an application stands, and what can still be given back. */
export default function OpenFollow() {
  const t = useTranslations('places.open')
  const [key, setKey] = useState<Key | null>(null)
  const [own, setOwn] = useState<Followed | null>(null)
  const [forgotten, setForgotten] = useState<number | null>(null)
  return (
    <main className="door">
      <h1>{t('own.title')}</h1>
      {forgotten !== null ? (
        <section className="card" role="status">
          <p>{t('own.forgotten', { no: forgotten })}</p>
        </section>
      ) : own && key ? (
        <>
          <Standing own={own} />
          <Days own={own} of={key} onDone={setOwn} />
          {own.can.forget ? <Forget of={key} onDone={setForgotten} /> : null}
        </>
      ) : (
        <Look
          onFound={(found, of) => {
            setKey(of)
            setOwn(found)
          }}
        />
      )}
      <Link to={addressOf('/venues')} className="button wide">
        {t('back')}
      </Link>
      <OpenLanguage />
    </main>
  )
}

function Look({ onFound }: { onFound: (found: Followed, of: Key) => void }) {
  const t = useTranslations('places.open.own')
  const { busy, problem, send } = useSending()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const of = { code: String(data.get('code')).trim(), digits: String(data.get('digits')).trim() }
    void send('follow', places.followPublic, { body: of }).then((found) => found && onFound(found, of))
  }
  return (
    <form className="card" onSubmit={submit}>
      <label>
        {t('code')}
        <input name="code" autoComplete="off" autoCapitalize="characters" minLength={8} maxLength={40} required />
      </label>
      <label>
        {t('digits')}
        <input name="digits" inputMode="numeric" autoComplete="off" pattern="\d{4}" maxLength={4} required />
      </label>
      <Refused problem={problem} />
      <button type="submit" className="button strong wide" disabled={busy}>
        {t('look')}
      </button>
    </form>
  )
}

function Standing({ own }: { own: Followed }) {
  const t = useTranslations('places.open')
  const { language } = useLanguage()
  const facts: Fact[] = [
    [t('own.place'), `${own.venue.name} ${own.room}`, 'record'],
    [t('address'), own.address, 'record'],
    [t('purpose'), language === 'en' ? own.purpose.en : own.purpose.zh],
    [t('about'), own.title, 'record'],
    [t('own.people'), own.people],
  ]
  return (
    <section className="card" role="status">
      <p className="verdict" data-name="">
        {own.group}
      </p>
      <p>{t('own.no', { no: own.no })}</p>
      <KnownFacts facts={facts} />
    </section>
  )
}

interface DaysProps {
  readonly own: Followed
  readonly of: Key
  readonly onDone: (own: Followed) => void
}

function Days({ own, of, onDone }: DaysProps) {
  const t = useTranslations('places.open')
  const { busy, problem, send } = useSending()
  const cancel = (day: string | null) =>
    void send(`cancel${day}`, places.cancelPublic, { body: { ...of, day } }).then((left) => left && onDone(left))
  /** Made by the browser from the answer: the code never stands in an address. */
  const save = async () => {
    const { fileName, contentType, text } = await call(places.writePublicCalendar, { body: of }, { renewSession: false })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: contentType }))
    link.download = fileName
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const why = (one: Followed['days'][number]) => {
    if (one.reason === null) return null
    if (one.state === null) return t(`skippedWhy.${one.reason as 'taken'}`)
    return one.reason === 'not-answered' || one.reason === 'venue-closed' ? t(`why.${one.reason}`) : one.reason
  }
  return (
    <section className="card">
      <h2>{t('own.days')}</h2>
      <ul className="open-days">
        {own.days.map((one) => (
          <li key={one.day}>
            <span>
              <span className="tnum">
                {one.day} {clocks(one)}
              </span>
              <small>
                {one.state === null ? t('own.skipped') : t(`states.${one.state as 'booked'}`)}
                {one.reason ? <span data-name=""> · {why(one)}</span> : null}
              </small>
            </span>
            {one.can.cancel ? (
              <button type="button" className="button" disabled={busy} onClick={() => cancel(one.day)}>
                {t('own.cancelDay')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <Refused problem={problem} />
      <button type="button" className="button wide" onClick={() => void save()}>
        {t('own.calendar')}
      </button>
      {own.can.cancel && own.days.length > 1 ? (
        <button type="button" className="button wide" disabled={busy} onClick={() => cancel(null)}>
          {t('own.cancelAll')}
        </button>
      ) : null}
    </section>
  )
}

function Forget({ of, onDone }: { of: Key; onDone: (no: number) => void }) {
  const t = useTranslations('places.open.own')
  const { busy, problem, send } = useSending()
  const forget = () => void send('forget', places.forgetPublic, { body: of }).then((gone) => gone && onDone(gone.no))
  return (
    <details className="card">
      <summary>{t('forget')}</summary>
      <p>{t('forgetHint')}</p>
      <Refused problem={problem} />
      <button type="button" className="button wide" disabled={busy} onClick={forget}>
        {t('forgetSend')}
      </button>
    </details>
  )
}
