import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts'
import { demands } from '../../modules/demands/contract.ts'
import { clock } from '../ui/clock.ts'
import { type Fact, KnownFacts, Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

type Talk = AnswerOf<typeof demands.getTalk>
type Body = BodyOf<typeof demands.actOnTalk>

/** A talk: when and where, an answer to it, what was said, and the own follow-ups. */
export function OneTalk({ id }: { id: string }) {
  const t = useTranslations('demands.talk')
  const phone = useTranslations('phone')
  const one = useAnswer(demands.getTalk, { params: { id } })
  return (
    <>
      <Link to={addressOf('/talks')} className="back">
        ‹ {phone('back')}
      </Link>
      <Shown of={one}>
        {(talk) => (
          <>
            <h1>{t('head', { no: talk.no })}</h1>
            <Facts talk={talk} />
            <Answering key={talk.revision} talk={talk} onDone={one.retry} />
            {talk.follows.map((follow) => (
              <Follow key={`${follow.id} ${follow.revision}`} follow={follow} onDone={one.retry} />
            ))}
            <a className="button wide" href={`/talks/${talk.id}`}>
              {t('desktop')}
            </a>
          </>
        )}
      </Shown>
    </>
  )
}

function Facts({ talk }: { talk: Talk }) {
  const t = useTranslations('demands.talk')
  const said = talk.steps.findLast((step) => step.words)
  const facts: Fact[] = [
    [t('field.when'), `${talk.onDay} ${clock(talk.from)}–${clock((talk.from + talk.minutes) % 1440)}`],
    [t('field.place'), talk.place, 'record'],
    [t('field.committee'), talk.committee.name, 'record'],
    [t('field.organisation'), talk.organisation.name, 'record'],
    [t('field.words'), talk.reason ? null : said?.words, 'record'],
    [t('field.reason'), talk.reason, 'record'],
    [t('field.record'), talk.record, 'record'],
  ]
  const waits = talk.waits && talk.own ? t(`waits.${talk.waits === talk.own ? 'own' : 'other'}`) : t(`state.${talk.state}`)
  return (
    <section className="card">
      <p className="verdict">{waits}</p>
      <p data-name="">{talk.about}</p>
      <KnownFacts facts={facts} />
    </section>
  )
}

const answers = ['accept', 'propose', 'decline', 'withdraw'] as const

/** Accept, propose another time, decline or withdraw; what was said is entered where there is room to write. */
function Answering({ talk, onDone }: { talk: Talk; onDone: () => void }) {
  const t = useTranslations('demands.talk')
  const { busy, problem, send } = useSending()
  const [open, setOpen] = useState<(typeof answers)[number] | null>(null)
  const acts = answers.filter((act) => talk.can.acts.includes(act))
  if (acts.length === 0) return null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const said = (name: string) => String(data.get(name) ?? '').trim()
    const [hour, minute] = said('at').split(':').map(Number)
    const time =
      open === 'propose'
        ? { onDay: said('onDay'), from: hour! * 60 + minute!, minutes: talk.minutes, place: said('place') || null }
        : {}
    const body = { act: open, words: said('words') || null, ...time } as Body
    void send(open!, demands.actOnTalk, { params: { id: talk.id }, body }, talk.revision).then((done) => done && onDone())
  }
  if (open === null)
    return (
      <div className="pair">
        {acts.toReversed().map((act) => (
          <button key={act} type="button" className={act === 'accept' ? 'button strong' : 'button'} onClick={() => setOpen(act)}>
            {t(`act.${act}`)}
          </button>
        ))}
      </div>
    )
  const must = open === 'decline' || open === 'withdraw'
  return (
    <form className="card visit" onSubmit={submit}>
      <p className="quiet">{t(`actHint.${open}`)}</p>
      {open === 'propose' ? (
        <>
          <div className="pair">
            <label>
              {t('field.day')}
              <input name="onDay" type="date" defaultValue={talk.onDay} required />
            </label>
            <label>
              {t('field.from')}
              <input name="at" type="time" defaultValue={clock(talk.from)} required />
            </label>
          </div>
          <label>
            {t('field.place')}
            <input name="place" defaultValue={talk.place ?? ''} maxLength={200} />
          </label>
        </>
      ) : null}
      <label>
        {t(must ? 'field.reason' : 'field.words')}
        <textarea name="words" rows={2} maxLength={500} required={must} />
      </label>
      <Refused problem={problem} />
      <button type="submit" className="button strong wide" disabled={busy}>
        {t(`act.${open}`)}
      </button>
    </form>
  )
}

function Follow({ follow, onDone }: { follow: Talk['follows'][number]; onDone: () => void }) {
  const t = useTranslations('demands.talk')
  const { busy, problem, send } = useSending()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = String(new FormData(event.currentTarget).get('words')).trim()
    const request = { params: { id: follow.id }, body: { state: 'done' as const, words } }
    void send('close', demands.closeFollowUp, request, follow.revision).then((done) => done && onDone())
  }
  return (
    <section className="card">
      <p data-name="">{follow.matter}</p>
      <p className="quiet">
        {t(`side.${follow.side}`)} · <span data-name="">{follow.who}</span> · {follow.dueOn} ·{' '}
        {follow.late ? <b className="due">{t('due')}</b> : t(`followState.${follow.state}`)}
      </p>
      {follow.result ? <p data-name="">{follow.result}</p> : null}
      {follow.can.close ? (
        <form className="visit" onSubmit={submit}>
          <label>
            {t('field.result')}
            <textarea name="words" rows={2} maxLength={1000} required />
          </label>
          <Refused problem={problem} />
          <button type="submit" className="button strong wide" disabled={busy}>
            {t('close')}
          </button>
        </form>
      ) : null}
    </section>
  )
}
