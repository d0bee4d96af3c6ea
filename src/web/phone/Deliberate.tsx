import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { demands } from '../../modules/demands/contract.ts'
import { OtherLanguage } from './Ask.tsx'
import {
  AsField,
  IssueOutcome,
  OnlineDoors,
  OnlineHead,
  type OnlineIssue,
  OnlineOutcome,
  type OnlineSession,
  Standing,
  VoiceCard,
} from './online-parts.tsx'
import { Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

/** Without an account: neither name nor telephone; a word is shown once a human has read it, and comes back by its code. */
export default function Deliberate({ rest }: { rest: string | undefined }) {
  const t = useTranslations('demands.online')
  return (
    <main className="door">
      <h1>{t(rest === 'own' ? 'own' : 'title')}</h1>
      {rest === undefined ? <OpenOnes /> : rest === 'own' ? <OwnWords /> : <One id={rest} />}
      <OtherLanguage />
    </main>
  )
}

function OpenOnes() {
  const t = useTranslations('demands.online')
  const open = useAnswer(demands.listPublicOnline, {}, false)
  return (
    <>
      <section className="card">
        <p>{t('free')}</p>
      </section>
      <Shown of={open}>{({ items }) => <OnlineDoors items={items} at="/deliberate" />}</Shown>
      <Link to={addressOf('/deliberate/own')} className="button wide">
        {t('toOwn')}
      </Link>
    </>
  )
}

function One({ id }: { id: string }) {
  const t = useTranslations('demands.online')
  const one = useAnswer(demands.getPublicOnline, { params: { id } }, false)
  const [code, setCode] = useState<string | null>(null)
  return (
    <Shown of={one}>
      {(session) => (
        <>
          <OnlineHead session={session} />
          {code ? <Code code={code} /> : null}
          {session.issues.map((issue) => (
            <section key={issue.id}>
              <h2 data-name="">{issue.title}</h2>
              {issue.what ? <p data-name="">{issue.what}</p> : null}
              <OnlineOutcome issue={issue} />
              {issue.voices.length === 0 ? <p className="quiet">{t('noVoices')}</p> : null}
              {issue.voices.map((voice) => (
                <VoiceCard key={voice.id} voice={voice} />
              ))}
              {session.state === 'open' ? <Speaking session={session} issue={issue} code={code} onCode={setCode} /> : null}
            </section>
          ))}
          <Link to={addressOf('/deliberate/own')} className="button wide">
            {t('toOwn')}
          </Link>
          <Link to={addressOf('/deliberate')} className="button wide">
            {t('toAll')}
          </Link>
        </>
      )}
    </Shown>
  )
}

function Code({ code }: { code: string }) {
  const t = useTranslations('demands.online')
  return (
    <section className="card" role="status">
      <p>{t('sent')}</p>
      <p className="verdict tnum" data-name="">
        {code}
      </p>
      <p>{t('keepCode')}</p>
    </section>
  )
}

interface SpeakingProps {
  readonly session: OnlineSession
  readonly issue: OnlineIssue
  readonly code: string | null
  readonly onCode: (code: string) => void
}

function Speaking({ session, issue, code, onCode }: SpeakingProps) {
  const t = useTranslations('demands.online')
  const { busy, problem, send } = useSending()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const body = { issueId: issue.id, as: data.get('as') as 'resident', words: String(data.get('words')).trim(), code }
    void send(issue.id, demands.sayWithoutAccount, { params: { id: session.id }, body }).then((said) => {
      if (!said) return
      form.reset()
      if (said.code) onCode(said.code)
    })
  }
  return (
    <form className="card visit" onSubmit={submit}>
      <label>
        {t('say')}
        <textarea name="words" rows={2} maxLength={500} required />
      </label>
      <AsField openTo={session.openTo} />
      <p className="quiet">{t('freeHint')}</p>
      <Refused problem={problem} />
      <button type="submit" className="button strong wide" disabled={busy}>
        {t('send')}
      </button>
    </form>
  )
}

type Own = AnswerOf<typeof demands.listOwnWords>

function OwnWords() {
  const t = useTranslations('demands.online')
  const { busy, problem, send } = useSending()
  const [own, setOwn] = useState<{ code: string; words: Own } | null>(null)
  const look = (code: string) =>
    void send('own', demands.listOwnWords, { body: { code } }).then((words) => setOwn(words ? { code, words } : null))
  const withdraw = (code: string, id: string) =>
    void send(id, demands.withdrawOwnWord, { body: { code, id } }).then((done) => done && look(code))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    look(String(new FormData(event.currentTarget).get('code')).trim())
  }
  return (
    <>
      <form className="card visit" onSubmit={submit}>
        <label>
          {t('code')}
          <input name="code" autoComplete="off" autoCapitalize="characters" minLength={8} maxLength={40} required />
        </label>
        <Refused problem={problem} />
        <button type="submit" className="button strong wide" disabled={busy}>
          {t('look')}
        </button>
      </form>
      {own?.words.items.map((one) => (
        <section key={one.id} className="card">
          <p className="quiet" data-name="">
            {one.issue} · {one.saidOn}
          </p>
          <p data-name="">{one.words}</p>
          {one.raised ? <IssueOutcome of={one.raised} /> : null}
          {one.standing === 'shown' ? (
            <p role="status">{t('shown')}</p>
          ) : (
            <Standing standing={one.standing} reason={one.reason} />
          )}
          <button type="button" className="button" disabled={busy} onClick={() => withdraw(own.code, one.id)}>
            {t('withdraw')}
          </button>
        </section>
      ))}
      {own && own.words.session.state !== 'open' ? <OwnOutcome of={own.words.session} /> : null}
      {own ? (
        <Link to={addressOf(`/deliberate/${own.words.sessionId}`)} className="button wide">
          {t('toSession')}
        </Link>
      ) : null}
      <Link to={addressOf('/deliberate')} className="button wide">
        {t('toAll')}
      </Link>
    </>
  )
}

/** What came of the deliberation one spoke in, by the code alone, whatever the day. */
function OwnOutcome({ of: session }: { of: Own['session'] }) {
  const t = useTranslations('demands.online')
  return (
    <section className="card" role="status">
      <h2>{t('outcome')}</h2>
      <p className="verdict">{t(`state.${session.state}`)}</p>
      {session.feedback ? (
        <p data-name="">
          {session.feedback} {session.toldOn ? <span className="tnum">· {session.toldOn}</span> : null}
        </p>
      ) : null}
      {session.issues.map((issue) => (
        <div key={issue.id}>
          <p data-name="">{issue.title}</p>
          <IssueOutcome of={issue} />
        </div>
      ))}
    </section>
  )
}
