import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { demands } from '../../modules/demands/contract.ts'
import { asCallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { newKey } from '../kit/request.ts'
import { useLanguage } from '../phrases/language.ts'
import { OtherLanguage } from './Ask.tsx'
import { IssueOutcome } from './online-parts.tsx'
import { type Fact, KnownFacts, Refused } from './parts.tsx'
import { addressOf, Link } from './route.tsx'

type Followed = AnswerOf<typeof demands.follow>
interface Key {
  readonly code: string
  readonly digits: string
}

const textOf = (event: FormEvent<HTMLFormElement>, name: string) =>
  String(new FormData(event.currentTarget).get(name) ?? '').trim()

/** By the code shown once and four digits: how it stands, the reply, the rating, and a second try where it is not settled. */
export default function AskFollow() {
  const t = useTranslations('demands')
  const [key, setKey] = useState<Key | null>(null)
  const [order, setOrder] = useState<Followed | null>(null)
  const [forgotten, setForgotten] = useState<number | null>(null)
  return (
    <main className="door">
      <h1>{t('follow.title')}</h1>
      {forgotten !== null ? (
        <section className="card" role="status">
          <p>{t('follow.forgotten', { no: forgotten })}</p>
        </section>
      ) : order && key ? (
        <>
          <Standing order={order} />
          {order.can.rate ? <Rate of={key} order={order} onDone={setOrder} /> : null}
          {order.can.reopen ? <Again of={key} onDone={setOrder} /> : null}
          {order.can.forget ? <Forget of={key} onDone={setForgotten} /> : null}
        </>
      ) : (
        <Act
          button={t('follow.look')}
          send={async (event) => {
            const own = { code: textOf(event, 'code'), digits: textOf(event, 'digits') }
            const found = await call(demands.follow, { body: own }, { renewSession: false })
            setKey(own)
            setOrder(found)
          }}
        >
          <label>
            {t('follow.code')}
            <input name="code" autoComplete="off" autoCapitalize="characters" minLength={8} maxLength={40} required />
          </label>
          <label>
            {t('follow.digits')}
            <input name="digits" inputMode="numeric" autoComplete="off" pattern="\d{4}" maxLength={4} required />
          </label>
        </Act>
      )}
      <Link to={addressOf('/ask')} className="button wide">
        {t('ask.toAsk')}
      </Link>
      <OtherLanguage />
    </main>
  )
}

function Standing({ order }: { order: Followed }) {
  const t = useTranslations('demands')
  const { language } = useLanguage()
  const rating = order.ratings.find((one) => one.code === order.rating)
  const facts: Fact[] = [
    [t('follow.holder'), order.holder, 'record'],
    [t('follow.since'), order.receivedOn],
    [order.dueWhat ? t(`due.${order.dueWhat}`) : '', order.dueOn ? t('follow.until', { day: order.dueOn }) : null],
    [t('follow.reply'), order.reply, 'record'],
    [t('adoption.label'), order.adoption ? t(`adoption.${order.adoption}`) : null],
    [t('adoption.reason'), order.adoptionWhy, 'record'],
    [t('follow.founded'), order.founded, 'record'],
    [t('follow.by'), order.reply ? [order.repliedBy, order.repliedOn].filter(Boolean).join(' · ') : null, 'record'],
  ]
  return (
    <>
      <section className="card" role="status">
        <p className="verdict">{t(`state.${order.state}`)}</p>
        <p data-name="">
          {t('follow.no', { no: order.no })} · {order.what}
        </p>
        <KnownFacts facts={facts} />
        {rating ? <p>{t('follow.rated', { rating: language === 'en' ? rating.en : rating.zh })}</p> : null}
      </section>
      {order.issues.map((issue) => (
        <section key={issue.no} className="card">
          <p data-name="">{issue.title}</p>
          {issue.decision === null ? <p className="quiet">{t('online.discussing')}</p> : <IssueOutcome of={issue} />}
        </section>
      ))}
      <section className="card">
        <h2>{t('follow.steps')}</h2>
        <dl className="facts">
          {order.steps.map((step, index) => (
            <div key={`${step.onDay}-${step.kind}-${index + 0}`}>
              <dt className="tnum">{step.onDay}</dt>
              <dd>{t(`follow.step.${step.kind as 'offer'}`, { name: step.with ?? '' })}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

interface ActProps {
  readonly button: string
  readonly send: (event: FormEvent<HTMLFormElement>) => Promise<void>
  readonly children: ReactNode
}

function Act({ button, send, children }: ActProps) {
  const [state, setState] = useState<{ busy: boolean; problem: unknown }>({ busy: false, problem: null })
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (state.busy) return
    setState({ busy: true, problem: null })
    await send(event).then(
      () => setState({ busy: false, problem: null }),
      (error: unknown) => setState({ busy: false, problem: asCallProblem(error) }),
    )
  }
  return (
    <form className="card" onSubmit={(event) => void submit(event)}>
      {children}
      <Refused problem={state.problem} />
      <button type="submit" className="button strong wide" disabled={state.busy}>
        {button}
      </button>
    </form>
  )
}

interface OwnProps {
  readonly of: Key
  readonly onDone: (order: Followed) => void
}

function Rate({ of: own, order, onDone }: OwnProps & { order: Followed }) {
  const t = useTranslations('demands.follow')
  const { language } = useLanguage()
  const key = useRef(newKey())
  return (
    <Act
      button={t('send')}
      send={async (event) => {
        const body = { ...own, rating: textOf(event, 'rating'), words: textOf(event, 'words') || null }
        onDone(await call(demands.rate, { body }, { renewSession: false, idempotencyKey: key.current }))
      }}
    >
      <fieldset>
        <legend>{t('rate')}</legend>
        {order.ratings.map((one) => (
          <label key={one.code} className="tick">
            <input type="radio" name="rating" value={one.code} required />
            <span>{language === 'en' ? one.en : one.zh}</span>
          </label>
        ))}
      </fieldset>
      <label>
        {t('rateWords')}
        <textarea name="words" rows={2} maxLength={500} />
      </label>
    </Act>
  )
}

function Again({ of: own, onDone }: OwnProps) {
  const t = useTranslations('demands.follow')
  const key = useRef(newKey())
  return (
    <details className="card">
      <summary>{t('reopen')}</summary>
      <Act
        button={t('reopenSend')}
        send={async (event) => {
          const body = { ...own, words: textOf(event, 'words') }
          onDone(await call(demands.reopen, { body }, { renewSession: false, idempotencyKey: key.current }))
        }}
      >
        <label>
          {t('why')}
          <textarea name="words" rows={2} minLength={2} maxLength={1000} required />
        </label>
      </Act>
    </details>
  )
}

function Forget({ of: own, onDone }: { of: Key; onDone: (no: number) => void }) {
  const t = useTranslations('demands.follow')
  const key = useRef(newKey())
  return (
    <details className="card">
      <summary>{t('forget')}</summary>
      <Act
        button={t('forgetSend')}
        send={async () =>
          onDone((await call(demands.forget, { body: own }, { renewSession: false, idempotencyKey: key.current })).no)
        }
      >
        <p>{t('forgetHint')}</p>
      </Act>
    </details>
  )
}
