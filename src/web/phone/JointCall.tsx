import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { alliances } from '../../modules/alliances/contract.ts'
import { type Fact, KnownFacts, Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

type One = AnswerOf<typeof alliances.getCall>

/** One call for joint work (NS-12): what is wanted, what the others said, and the two answers of the own organisation. */
export function JointCall({ id }: { id: string }) {
  const t = useTranslations('phone')
  const one = useAnswer(alliances.getCall, { params: { id } })
  return (
    <>
      <Link to={addressOf('/tasks')} className="back">
        ‹ {t('back')}
      </Link>
      <Shown of={one}>
        {(read) => (
          <>
            <h1 data-name="">{read.title}</h1>
            <Facts one={read} />
            {read.answers
              .filter(({ no }) => read.canAnswer.includes(no))
              .map((unit) => (
                <Answer key={`${unit.no} ${read.revision}`} one={read} unit={unit} onAnswered={one.retry} />
              ))}
            <Answers one={read} />
            <a className="button wide" href={`/network/calls/${read.id}`}>
              {t('agreements.desktop')}
            </a>
          </>
        )}
      </Shown>
    </>
  )
}

function Facts({ one }: { one: One }) {
  const t = useTranslations('alliances.call')
  const facts: Fact[] = [
    [t('stage'), t(`stages.${one.stage}`)],
    [t('caller'), one.caller.name, 'record'],
    [t('onDay'), one.onDay],
    [t('place'), one.place, 'record'],
    [t('body'), one.body, 'record'],
  ]
  return (
    <section className="card">
      <KnownFacts facts={facts} />
    </section>
  )
}

function Answers({ one }: { one: One }) {
  const t = useTranslations('alliances.call')
  return (
    <>
      <h2>{t('answers')}</h2>
      <section className="card">
        <dl className="facts wide-names">
          {one.answers.map((unit) => (
            <div key={unit.no}>
              <dt data-name="">{unit.name}</dt>
              <dd>
                {t(`answer.${unit.answer}`)}
                {unit.reason ? <span data-name=""> · {unit.reason}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

interface AnswerProps {
  readonly one: One
  readonly unit: One['answers'][number]
  readonly onAnswered: () => void
}

function Answer({ one, unit, onAnswered }: AnswerProps) {
  const t = useTranslations('alliances.call')
  const { busy, problem, send } = useSending()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value as 'joins' | 'cannot'
    const reason = String(new FormData(event.currentTarget).get('reason')).trim() || undefined
    const body = { unitNo: unit.no, answer: said, reason: said === 'cannot' ? reason : undefined }
    if (await send(said, alliances.answerCall, { params: { id: one.id }, body })) onAnswered()
  }
  return (
    <form className="card visit" onSubmit={(event) => void submit(event)}>
      <p className="verdict" data-name="">
        {unit.name}
      </p>
      <label>
        {t('reason')}
        <textarea name="reason" rows={2} maxLength={300} />
      </label>
      <p className="quiet">{t('hint')}</p>
      <Refused problem={problem} />
      <div className="pair">
        {unit.answer === 'cannot' ? null : (
          <button type="submit" className="button" value="cannot" disabled={busy}>
            {t('cannot')}
          </button>
        )}
        {unit.answer === 'joins' ? null : (
          <button type="submit" className="button strong" value="joins" disabled={busy}>
            {t('join')}
          </button>
        )}
      </div>
    </form>
  )
}
