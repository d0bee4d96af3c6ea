import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { demands } from '../../modules/demands/contract.ts'
import { Empty, Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

type Session = AnswerOf<typeof demands.getOnline>
type Issue = Session['issues'][number]

/** Deliberations open online: anybody with an account takes part. */
export function Online() {
  const t = useTranslations('demands.online')
  const open = useAnswer(demands.listOnline)
  return (
    <>
      <h1>{t('title')}</h1>
      <Shown of={open}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} hint={t('noneHint')} />
          ) : (
            <ul className="card doors">
              {items.map((one) => (
                <li key={one.id}>
                  <Link to={addressOf(`/online/${one.id}`)}>
                    <span>
                      <i data-name="">{one.issues.map((issue) => issue.title).join(' · ')}</i>
                      <small>
                        <span data-name="">{one.host.name}</span> · {t('until', { day: one.openUntil })}
                      </small>
                    </span>
                    <b>{one.people}</b>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
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
            <p className="quiet">
              <span data-name="">{session.host.name}</span> · {t('until', { day: session.openUntil })} ·{' '}
              {t('people', { count: session.people })}
            </p>
            <p className="quiet">{t('privacy')}</p>
            {session.issues.map((issue) => (
              <Deliberating key={issue.id} session={session} issue={issue} onDone={one.retry} />
            ))}
          </>
        )}
      </Shown>
    </>
  )
}

function Deliberating({ session, issue, onDone }: { session: Session; issue: Issue; onDone: () => void }) {
  const t = useTranslations('demands')
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
    <>
      <h2 data-name="">{issue.title}</h2>
      {issue.what ? <p data-name="">{issue.what}</p> : null}
      {issue.voices.length === 0 ? <p className="quiet">{t('online.noVoices')}</p> : null}
      {issue.voices.map((voice) => (
        <Voice key={voice.id} voice={voice} onDone={onDone} />
      ))}
      <form className="card visit" onSubmit={submit}>
        <label>
          {t('online.say')}
          <textarea name="words" rows={2} maxLength={500} required />
        </label>
        <label>
          {t('online.as')}
          <select name="as">
            {(['resident', 'member'] as const).map((value) => (
              <option key={value} value={value}>
                {t(`requester.${value}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="choose">
          <input type="checkbox" name="named" /> {t('online.named')}
        </label>
        <Refused problem={problem} />
        <button type="submit" className="button strong wide" disabled={busy}>
          {t('online.send')}
        </button>
      </form>
    </>
  )
}

function Voice({ voice, onDone }: { voice: Issue['voices'][number]; onDone: () => void }) {
  const t = useTranslations('demands.online')
  const { busy, problem, send } = useSending()
  const params = { id: voice.id }
  const support = () =>
    void send('support', demands.supportVoice, { params, body: { supports: !voice.supported } }).then((done) => done && onDone())
  const withdraw = () => void send('withdraw', demands.withdrawVoice, { params }).then((done) => done && onDone())
  return (
    <section className="card">
      <p data-name="">{voice.words}</p>
      <p className="quiet">
        {voice.mine ? t('mine') : voice.name ? <span data-name="">{voice.name}</span> : t('anonymous')} · {voice.saidOn} ·{' '}
        {t('supports', { count: voice.supports })}
      </p>
      <Refused problem={problem} />
      <div className="pair">
        {voice.mine ? (
          <button type="button" className="button" disabled={busy} onClick={withdraw}>
            {t('withdraw')}
          </button>
        ) : (
          <button type="button" className="button" disabled={busy} onClick={support}>
            {t(voice.supported ? 'unsupport' : 'support')}
          </button>
        )}
      </div>
    </section>
  )
}
