import { type FormEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { alliances } from '../../modules/alliances/contract.ts'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { newKey } from '../kit/request.ts'
import { type Fact, KnownFacts, Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

type One = AnswerOf<typeof alliances.getAgreement>

/** One agreement as far as it takes to sign it: the whole text, the sides, and the two answers. */
export function Agreement({ id }: { id: string }) {
  const t = useTranslations('phone')
  const one = useAnswer(alliances.getAgreement, { params: { id } })
  return (
    <>
      <Link to={addressOf('/tasks')} className="back">
        ‹ {t('back')}
      </Link>
      <Shown of={one}>
        {(read) => (
          <>
            <h1>{read.title}</h1>
            <Facts one={read} />
            {read.canSign.map((no) => (
              <Answer key={`${no} ${read.revision}`} one={read} unitNo={no} onAnswered={one.retry} />
            ))}
            <Sides one={read} />
            <a className="button wide" href={`/agreements/${read.id}`}>
              {t('agreements.desktop')}
            </a>
          </>
        )}
      </Shown>
    </>
  )
}

function Facts({ one }: { one: One }) {
  const t = useTranslations('phone.agreements')
  const facts: Fact[] = [
    [t('stage'), t(`stages.${one.stage}`)],
    [t('period'), `${one.fromOn} – ${one.untilOn ?? t('open')}`],
    [t('content'), one.content, 'record'],
    [t('shares'), one.shares, 'record'],
  ]
  return (
    <section className="card">
      <KnownFacts facts={facts} />
    </section>
  )
}

function Sides({ one }: { one: One }) {
  const t = useTranslations('phone.agreements')
  return (
    <>
      <h2>{t('sides')}</h2>
      <section className="card">
        <dl className="facts wide-names">
          {one.answers.map((side) => (
            <div key={side.no}>
              <dt>{side.name}</dt>
              <dd>{[t(`answer.${side.answer}`), side.answeredOn, side.reason].filter(Boolean).join(' · ')}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

function Answer({ one, unitNo, onAnswered }: { one: One; unitNo: number; onAnswered: () => void }) {
  const t = useTranslations('phone.agreements')
  const key = useRef(newKey())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    const answer = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value as 'signed'
    const body = { unitNo, answer, reason: String(form.get('reason')).trim() || null }
    setBusy(true)
    try {
      await call(alliances.signAgreement, { params: { id: one.id }, body }, { idempotencyKey: `${key.current}${answer}` })
      forgetAnswers()
      onAnswered()
    } catch (error) {
      const refused = asCallProblem(error)
      // What may have arrived is sent again under the same key; what was refused is a new matter.
      if (refused.code !== 'network') key.current = newKey()
      setProblem(refused)
      setBusy(false)
    }
  }
  return (
    <form className="card visit" onSubmit={(event) => void send(event)}>
      <p className="verdict">{one.sides.find((side) => side.no === unitNo)?.name}</p>
      <label>
        {t('sentence')}
        <textarea name="reason" rows={2} maxLength={500} />
      </label>
      <p className="quiet">{t('hint')}</p>
      <Refused problem={problem} />
      <div className="pair">
        <button type="submit" className="button" value="refused" disabled={busy}>
          {t('refuse')}
        </button>
        <button type="submit" className="button strong" value="signed" disabled={busy}>
          {t('sign')}
        </button>
      </div>
    </form>
  )
}
