import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts'
import { demands } from '../../modules/demands/contract.ts'
import { Empty, KnownFacts, Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

type Consultation = AnswerOf<typeof demands.getConsultation>

/** On the page of what waits: a door to what the own organisation is consulted on, where there is something. */
export function ConsultationsDoor() {
  const t = useTranslations('demands.consultation')
  const { data } = useAnswer(demands.listConsultations, { query: { view: 'mine', pageSize: 1 } })
  if (!data || data.total === 0) return null
  return (
    <ul className="card doors">
      <li>
        <Link to={addressOf('/consultations')}>
          <span>{t('door')}</span>
          <b>{data.total}</b>
        </Link>
      </li>
    </ul>
  )
}

/** What the own organisation is asked to diagnose and has not answered. */
export function Consultations() {
  const t = useTranslations('demands.consultation')
  const mine = useAnswer(demands.listConsultations, { query: { view: 'mine', pageSize: 50 } })
  return (
    <>
      <h1>{t('title')}</h1>
      <Shown of={mine}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} hint={t('noneHint')} />
          ) : (
            <ul className="card doors">
              {items.map((one) => (
                <li key={one.id}>
                  <Link to={addressOf(`/consultations/${one.id}`)}>
                    <span>
                      <i data-name="">{one.issue.title}</i>
                      <small>
                        <span data-name="">{one.host.name}</span> · {t('field.dueOn')} {one.dueOn}
                      </small>
                    </span>
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

/** One consultation: title and description of the issue, what is asked, and the answer. */
export function OneConsultation({ id }: { id: string }) {
  const t = useTranslations('demands.consultation')
  const phone = useTranslations('phone')
  const one = useAnswer(demands.getConsultation, { params: { id } })
  return (
    <>
      <Link to={addressOf('/consultations')} className="back">
        ‹ {phone('back')}
      </Link>
      <Shown of={one}>
        {(shown) => (
          <>
            <h1>{t('head', { no: shown.no })}</h1>
            <section className="card">
              <p className="verdict" data-name="">
                {shown.issue.title}
              </p>
              <KnownFacts
                facts={[
                  [t('field.what'), shown.what, 'record'],
                  [t('field.host'), shown.host.name, 'record'],
                  [t('field.organisation'), shown.organisation.name, 'record'],
                  [t('field.question'), shown.question, 'record'],
                  [t('field.dueOn'), shown.dueOn],
                  [t('field.state'), t(`state.${shown.state}`)],
                  [t('field.finding'), shown.finding, 'record'],
                  [t('field.advice'), shown.advice, 'record'],
                  [t(shown.state === 'withdrawn' ? 'field.withdrawn' : 'field.reason'), shown.reason, 'record'],
                ]}
              />
            </section>
            {shown.can.answer ? <Answering key={shown.revision} of={shown} onDone={one.retry} /> : null}
          </>
        )}
      </Shown>
    </>
  )
}

function Answering({ of: one, onDone }: { of: Consultation; onDone: () => void }) {
  const t = useTranslations('demands.consultation')
  const { busy, problem, send } = useSending()
  const [act, setAct] = useState<'answer' | 'decline'>('answer')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const said = (name: string) => String(data.get(name) ?? '').trim()
    const body: BodyOf<typeof demands.answerConsultation> =
      act === 'answer' ? { act, finding: said('finding'), advice: said('advice') } : { act, reason: said('reason') }
    void send(act, demands.answerConsultation, { params: { id: one.id }, body }, one.revision).then((done) => done && onDone())
  }
  const words = (name: 'finding' | 'advice' | 'reason', most: number) => (
    <label>
      {t(`field.${name}`)}
      <textarea name={name} rows={4} maxLength={most} required />
    </label>
  )
  return (
    <form className="card" onSubmit={submit}>
      <p className="quiet">{t(act === 'answer' ? 'answerHint' : 'declineHint')}</p>
      {act === 'answer' ? words('finding', 4000) : words('reason', 1000)}
      {act === 'answer' ? words('advice', 4000) : null}
      <Refused problem={problem} />
      <button type="submit" className="button strong wide" disabled={busy}>
        {t(act)}
      </button>
      <button
        type="button"
        className="button wide"
        disabled={busy}
        onClick={() => setAct(act === 'answer' ? 'decline' : 'answer')}
      >
        {t(act === 'answer' ? 'decline' : 'answer')}
      </button>
    </form>
  )
}
