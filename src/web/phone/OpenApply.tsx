import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '../../kernel/dates.ts'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { places } from '../../modules/places/contract.ts'
import { today } from '../kit/today.ts'
import { clock } from '../ui/clock.ts'
import type { District, OpenVenueFacts } from './OpenVenue.tsx'
import { useOpenWords } from './open-words.tsx'
import { Refused } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useSending } from './use-sending.ts'

type Given = AnswerOf<typeof places.applyPublic>

interface ApplyProps {
  readonly venue: OpenVenueFacts
  readonly district: District
  readonly consentVersion: string
  readonly onApplied: () => void
}

const halfHours = Array.from({ length: 35 }, (_, index) => 360 + index * 30)
const textOf = (data: FormData, name: string) => String(data.get(name) ?? '').trim()

/** A group applies for a day or a row of weeks; what is done with its telephone stands above the form, the code is shown once. */
export function OpenApply({ venue, district, consentVersion, onApplied }: ApplyProps) {
  const t = useTranslations('places.open')
  const [given, setGiven] = useState<Given | null>(null)
  const { busy, problem, send } = useSending()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const [times = '1', everyWeeks = '1'] = textOf(data, 'times').split('/')
    const body = {
      roomNo: Number(data.get('roomNo')),
      group: textOf(data, 'group'),
      phone: textOf(data, 'phone'),
      purpose: textOf(data, 'purpose'),
      title: textOf(data, 'title'),
      people: Number(data.get('people')),
      fromOn: textOf(data, 'fromOn'),
      from: Number(data.get('from')),
      until: Number(data.get('until')),
      times: Number(times),
      everyWeeks: Number(everyWeeks),
      consent: true as const,
      consentVersion,
    }
    void send('apply', places.applyPublic, { body }).then((answer) => {
      if (!answer) return
      setGiven(answer)
      onApplied()
    })
  }
  if (given) return <Done given={given} onAgain={() => setGiven(null)} />
  return (
    <>
      <h2>{t('apply')}</h2>
      <section className="card">
        <p>{t('use')}</p>
        <p>{t('holidaysSkipped')}</p>
      </section>
      <form className="card visit" onSubmit={submit}>
        <Fields venue={venue} district={district} />
        <label className="choose">
          <input type="checkbox" name="consent" required /> {t('consent')}
        </label>
        <Refused problem={problem} />
        <button type="submit" className="button strong wide" disabled={busy}>
          {t('submit')}
        </button>
      </form>
    </>
  )
}

function Fields({ venue, district }: Pick<ApplyProps, 'venue' | 'district'>) {
  const t = useTranslations('places.open')
  const words = useOpenWords(district)
  const { mostTimes } = district
  const rows = Array.from({ length: mostTimes - 1 }, (_, index) => index + 2)
  return (
    <>
      <label>
        {t('room')}
        <select name="roomNo">
          {venue.roomList.map((room) => (
            <option key={room.no} value={room.no} data-name="">
              {room.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('group')}
        <input name="group" minLength={2} maxLength={60} required placeholder={t('groupHint')} autoComplete="organization" />
      </label>
      <label>
        {t('phone')}
        <input name="phone" type="tel" autoComplete="tel" minLength={7} maxLength={20} required />
      </label>
      <label>
        {t('purpose')}
        <select name="purpose">
          {district.purposes.map((one) => (
            <option key={one.code} value={one.code}>
              {words.label(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('about')}
        <input name="title" minLength={2} maxLength={120} required />
      </label>
      <label>
        {t('people')}
        <input name="people" type="number" inputMode="numeric" min={1} max={100000} required />
      </label>
      <label>
        {t('day')}
        <input name="fromOn" type="date" min={today()} max={district.lastDay} defaultValue={addDays(today(), 1)} required />
      </label>
      <div className="pair">
        <Hour name="from" label={t('from')} chosen={840} />
        <Hour name="until" label={t('until')} chosen={960} />
      </div>
      <label>
        {t('times')}
        <select name="times">
          <option value="1/1">{t('once')}</option>
          {rows.map((times) => (
            <option key={times} value={`${times}/1`}>
              {t('weekly', { times })}
            </option>
          ))}
          {rows.map((times) => (
            <option key={times} value={`${times}/2`}>
              {t('twoWeeks', { times })}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

function Hour({ name, label, chosen }: { name: string; label: string; chosen: number }) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={chosen}>
        {halfHours.map((minute) => (
          <option key={minute} value={minute}>
            {clock(minute)}
          </option>
        ))}
      </select>
    </label>
  )
}

function Done({ given, onAgain }: { given: Given; onAgain: () => void }) {
  const t = useTranslations('places.open')
  const skipped = given.days.filter((one) => one.outcome === 'skipped')
  return (
    <section className="card" role="status">
      <p>{t('done', { no: given.no })}</p>
      <p className="verdict tnum" data-name="">
        {given.code}
      </p>
      <p>{t('keepCode')}</p>
      <p>{t('report', { asked: given.days.length, kept: given.days.length - skipped.length, skipped: skipped.length })}</p>
      <dl className="facts">
        {skipped.map(({ day, reason }) => (
          <div key={day}>
            <dt>{day}</dt>
            <dd>{t(`skippedWhy.${reason ?? 'closed'}`)}</dd>
          </div>
        ))}
      </dl>
      {given.days.some((one) => one.provisional) ? <p className="quiet">{t('own.provisional')}</p> : null}
      <Link to={addressOf('/venues/follow')} className="button wide">
        {t('follow')}
      </Link>
      <button type="button" className="button wide" onClick={onAgain}>
        {t('again')}
      </button>
    </section>
  )
}
