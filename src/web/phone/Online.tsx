import { type FormEvent, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { demands, sidesOf } from '../../modules/demands/contract.ts'
import { call } from '../kit/client.ts'
import {
  AsField,
  OnlineDoors,
  OnlineHead,
  type OnlineIssue,
  OnlineOutcome,
  type OnlineSession,
  type OnlineVoice,
  VoiceCard,
} from './online-parts.tsx'
import { Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

/** Deliberations online: anybody with an account takes part, and reads afterwards what came of it. */
export function Online() {
  const t = useTranslations('demands.online')
  const open = useAnswer(demands.listOnline)
  return (
    <>
      <h1>{t('title')}</h1>
      <Shown of={open}>{({ items }) => <OnlineDoors items={items} at="/online" />}</Shown>
    </>
  )
}

export function OneOnline({ id }: { id: string }) {
  const t = useTranslations('demands.online')
  const phone = useTranslations('phone')
  const one = useAnswer(demands.getOnline, { params: { id } })
  return (
    <>
      <Link to={addressOf('/online')} className="back">
        ‹ {phone('back')}
      </Link>
      <h1>{t('title')}</h1>
      <Shown of={one}>
        {(session) => (
          <>
            {session.news ? <Read key={session.id} id={session.id} /> : null}
            <OnlineHead session={session} />
            {session.issues.map((issue) => (
              <Deliberating key={issue.id} session={session} issue={issue} onDone={one.retry} />
            ))}
          </>
        )}
      </Shown>
    </>
  )
}

/** Says once that what came of it has been seen. */
function Read({ id }: { id: string }) {
  useEffect(() => void call(demands.readOnline, { params: { id } }).catch(() => {}), [id])
  return null
}

/** Among what waits: that something came of what the reader took part in. Nothing where nothing did. */
export function OnlineNews() {
  const t = useTranslations('demands.online')
  const { data } = useAnswer(demands.listOnline)
  const news = data?.items.filter((one) => one.news) ?? []
  if (news.length === 0) return null
  return (
    <ul className="card doors">
      <li>
        <Link to={addressOf(news.length === 1 ? `/online/${news[0]!.id}` : '/online')}>
          <span>{t('newsDoor')}</span>
          <b className="due">{news.length}</b>
        </Link>
      </li>
    </ul>
  )
}

interface IssueProps {
  readonly session: OnlineSession
  readonly issue: OnlineIssue
  readonly onDone: () => void
}

function Deliberating({ session, issue, onDone }: IssueProps) {
  const t = useTranslations('demands.online')
  return (
    <>
      <h2 data-name="">{issue.title}</h2>
      {issue.what ? <p data-name="">{issue.what}</p> : null}
      <OnlineOutcome issue={issue} />
      {issue.voices.length === 0 ? <p className="quiet">{t('noVoices')}</p> : null}
      {issue.voices.map((voice) => (
        <Voice key={voice.id} session={session} voice={voice} onDone={onDone} />
      ))}
      {session.state === 'open' ? <Speaking session={session} issue={issue} onDone={onDone} /> : null}
    </>
  )
}

function Speaking({ session, issue, onDone }: IssueProps) {
  const t = useTranslations('demands.online')
  const { busy, problem, send } = useSending()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const body = {
      issueId: issue.id,
      as: data.get('as') as 'resident',
      words: String(data.get('words')).trim(),
      named: data.get('named') === 'on',
    }
    void send(issue.id, demands.sayWord, { params: { id: session.id }, body }).then((said) => {
      if (!said) return
      form.reset()
      onDone()
    })
  }
  return (
    <form className="card visit" onSubmit={submit}>
      <label>
        {t('say')}
        <textarea name="words" rows={2} maxLength={500} required />
      </label>
      <AsField openTo={session.openTo} />
      <label className="choose">
        <input type="checkbox" name="named" /> {t('named')}
      </label>
      <Refused problem={problem} />
      <button type="submit" className="button strong wide" disabled={busy}>
        {t('send')}
      </button>
    </form>
  )
}

interface VoiceProps {
  readonly session: OnlineSession
  readonly voice: OnlineVoice
  readonly onDone: () => void
}

function Voice({ session, voice, onDone }: VoiceProps) {
  const t = useTranslations('demands.online')
  const { busy, problem, send } = useSending()
  const params = { id: voice.id }
  const support = () => {
    const body = { as: sidesOf(session.openTo)[0]!, supports: !voice.supported }
    void send('support', demands.supportVoice, { params, body }).then((done) => done && onDone())
  }
  const withdraw = () => void send('withdraw', demands.withdrawVoice, { params }).then((done) => done && onDone())
  return (
    <VoiceCard voice={voice}>
      <Refused problem={problem} />
      <div className="pair">
        {voice.mine ? (
          <button type="button" className="button" disabled={busy} onClick={withdraw}>
            {t('withdraw')}
          </button>
        ) : session.state === 'open' ? (
          <button type="button" className="button" disabled={busy} onClick={support}>
            {t(voice.supported ? 'unsupport' : 'support')}
          </button>
        ) : null}
      </div>
    </VoiceCard>
  )
}
