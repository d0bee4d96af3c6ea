import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { volunteering } from '../../modules/volunteering/contract.ts'
import { spanOf } from '../own/service-times.ts'
import '../entry/entry.css'
import { call } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import { OwnByCode } from './OwnByCode.tsx'
import { Refused, Shown } from './parts.tsx'
import { useAnswer } from './use-answer.ts'

type Need = AnswerOf<typeof volunteering.getOwnService>['needs'][number]
type Joined = AnswerOf<typeof volunteering.join>

/** What a need is about and its shifts: the risks stand before the button. */
export function NeedShifts({ need, onJoin }: { need: Need; onJoin: (shiftId: string) => void }) {
  const t = useTranslations('volunteering')
  return (
    <>
      <p className="verdict" data-name="">
        {need.title}
      </p>
      <p className="quiet" data-name="">
        {[need.organiser, need.place, need.ledBy].filter(Boolean).join(' · ')}
      </p>
      {need.about ? <p data-name="">{need.about}</p> : null}
      <p data-name="">{t('own.risks', { text: need.risks })}</p>
      {need.insurance ? <p data-name="">{t('own.insured', { text: need.insurance })}</p> : null}
      {need.shifts.map((shift) => (
        <div key={shift.id} className="offer">
          <p>
            <span data-name="">{spanOf(shift.startsAt, shift.endsAt)}</span>
            <br />
            <small className="quiet">
              {shift.state === 'cancelled'
                ? t('shiftState.cancelled')
                : shift.taken < shift.seats
                  ? t('needs.left', { count: shift.seats - shift.taken })
                  : t('needs.full')}
            </small>
          </p>
          {shift.mine === null && shift.state === 'planned' ? (
            <button type="button" className="button strong" onClick={() => onJoin(shift.id)}>
              {t('own.join')}
            </button>
          ) : (
            <small>{shift.mine === null ? null : t(shift.mine === 'seated' ? 'own.seated' : 'needs.queue')}</small>
          )}
        </div>
      ))}
    </>
  )
}

/** A need for everybody: no account, no app. Name and telephone, with consent; the code shown once is the way back. */
export default function OpenNeed({ id }: { id: string }) {
  const t = useTranslations('volunteering')
  const phone = useTranslations('phone.me')
  const need = useAnswer(volunteering.getOpenNeed, { params: { id } }, false)
  const { language, choose } = useLanguage()
  const [joining, setJoining] = useState<string | null>(null)
  const [done, setDone] = useState<Joined | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const code = String(form.get('code')).trim()
    const body = {
      name: String(form.get('name')),
      phone: String(form.get('phone')).replaceAll(/\s/g, ''),
      consent: true as const,
      ...(code ? { code } : {}),
    }
    setProblem(null)
    void call(volunteering.join, { params: { id: joining! }, body }, { renewSession: false }).then((joined) => {
      setDone(joined)
      setJoining(null)
      need.retry()
    }, setProblem)
  }
  return (
    <main className="page">
      <h1>{t('own.title')}</h1>
      <p className="quiet">{t('open.hint')}</p>
      <Shown of={need}>
        {(of) => (
          <section className="card">
            <NeedShifts need={of} onJoin={setJoining} />
          </section>
        )}
      </Shown>
      {done ? (
        <section className="card" role="status">
          <p className="verdict">{t(done.outcome === 'seated' ? 'open.done' : 'open.queued')}</p>
          <p>
            {t('open.code')} <b data-name="">{done.code}</b>
          </p>
        </section>
      ) : null}
      {joining ? (
        <form className="entry card" onSubmit={send}>
          <label className="entry-field">
            <span>{t('field.name')}</span>
            <input type="text" name="name" required maxLength={40} autoComplete="name" />
          </label>
          <label className="entry-field">
            <span>{t('field.phone')}</span>
            <input type="tel" name="phone" required pattern="[0-9+\- ]{7,20}" autoComplete="tel" />
          </label>
          <label className="entry-field">
            <span>{t('open.known')}</span>
            <input type="text" name="code" maxLength={40} autoCapitalize="characters" />
          </label>
          <label className="consent">
            <input type="checkbox" required /> {t('open.consent')}
          </label>
          <Refused problem={problem} />
          <button type="submit" className="entry-submit">
            {t('own.join')}
          </button>
        </form>
      ) : null}
      <details className="card">
        <summary>{t('open.look')}</summary>
        <OwnByCode onLeft={need.retry} />
      </details>
      <button
        type="button"
        className="button wide"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => choose(language === 'en' ? 'zh-CN' : 'en')}
      >
        {phone('language')}
      </button>
    </main>
  )
}
