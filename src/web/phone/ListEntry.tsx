import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { lists, type UnitReason, unitReasons } from '../../modules/lists/contract.ts'
import { call } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import { momentOf } from '../ui/figures.ts'
import '../entry/entry.css'
import { Choice } from './ListEntryForm.tsx'
import { Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

type Entry = AnswerOf<typeof lists.getEntry>
type Claim = Entry['claims'][number]

/** One entry on the phone: take it on, tell how it goes, confirm. */
export default function ListEntry({ id }: { id: string }) {
  const t = useTranslations('lists')
  const back = useTranslations('phone')('back')
  const answer = useAnswer(lists.getEntry, { params: { id } })
  const again = () => {
    forgetAnswers()
    answer.retry()
  }
  return (
    <>
      <Link to={addressOf('/lists')} className="back">
        ‹ {back}
      </Link>
      <Shown of={answer}>
        {(entry) => (
          <>
            <h1 data-name>{entry.title}</h1>
            <section className="card">
              <p className="verdict">
                {t(`kinds.${entry.kind}`)} · {t(`standings.${entry.standing}`)}
              </p>
              <p data-name>{entry.owner.name}</p>
              <p>
                {t('entry.progress', { quantity: entry.quantity, taken: entry.taken, done: entry.done })}{' '}
                <span data-name>{entry.unit}</span>
              </p>
              <p className="quiet" data-name>
                {[entry.fromOn, entry.untilOn, entry.place].filter(Boolean).join(' · ')}
              </p>
              {entry.community ? (
                <p className="quiet">
                  <span data-name>{entry.community.name}</span> {t(`community.${entry.community.circle}`)}
                </p>
              ) : null}
              {entry.hours ? <p data-name>{entry.hours}</p> : null}
              {entry.detail ? <p data-name>{entry.detail}</p> : null}
            </section>
            {entry.can.claim ? <ClaimForm entry={entry} onDone={again} /> : null}
            {entry.claims.map((claim) => (
              <ClaimCard key={claim.id} claim={claim} onDone={again} />
            ))}
          </>
        )}
      </Shown>
    </>
  )
}

function ClaimForm({ entry, onDone }: { entry: Entry; onDone: () => void }) {
  const t = useTranslations('lists')
  const mine = useAnswer(lists.getMine)
  const known = useAnswer(lists.getCommunities)
  const kept = known.data?.items.find((one) => one.id === entry.community?.id)
  const [state, setState] = useState<{ busy: boolean; problem: unknown }>({ busy: false, problem: null })
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (state.busy) return
    const data = new FormData(event.currentTarget)
    setState({ busy: true, problem: null })
    const quantity = Number(data.get('quantity') ?? 0)
    try {
      await call(lists.claimEntry, {
        params: { id: entry.id },
        body: { asNo: Number(data.get('asNo')), quantity: quantity > 0 ? quantity : null } as never,
      })
      onDone()
    } catch (problem) {
      setState({ busy: false, problem })
    }
  }
  if (entry.community !== null && known.data === undefined) return null
  return (
    <Shown of={mine}>
      {({ units }) => (
        <form className="card entry" onSubmit={(event) => void send(event)}>
          <Choice
            name="asNo"
            label={t('phone.claimAs')}
            options={(kept?.own ?? units)
              .filter((unit) => unit.no !== entry.owner.no)
              .map((unit) => ({ value: String(unit.no), label: unit.name }))}
          />
          {entry.divisible ? (
            <label className="entry-field">
              <span>{t('field.quantity')}</span>
              <input
                type="number"
                name="quantity"
                min={1}
                max={entry.quantity - entry.taken}
                defaultValue={entry.quantity - entry.taken}
              />
            </label>
          ) : null}
          <Refused problem={state.problem} />
          <button type="submit" className="entry-submit" disabled={state.busy}>
            {t('entry.claim')}
          </button>
        </form>
      )}
    </Shown>
  )
}

/** A line and a button for each thing the reader may do; the platform says what that is. */
function ClaimCard({ claim, onDone }: { claim: Claim; onDone: () => void }) {
  const t = useTranslations('lists')
  const [state, setState] = useState<{ busy: boolean; problem: unknown }>({ busy: false, problem: null })
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (state.busy) return
    const chosen = claim.can[Number(((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value)]!
    const line = String(new FormData(event.currentTarget).get('line') ?? '').trim()
    const satisfaction =
      chosen.deed === 'verify' ? String(new FormData(event.currentTarget).get('satisfaction') ?? '') || null : null
    const dueOn = chosen.deed === 'supervise' ? String(new FormData(event.currentTarget).get('dueOn') ?? '') || null : null
    setState({ busy: true, problem: null })
    try {
      await call(lists.actOnClaim, {
        params: { id: claim.id },
        body: { ...chosen, line: line === '' ? null : line, satisfaction, dueOn } as never,
      })
      setState({ busy: false, problem: null })
      onDone()
    } catch (problem) {
      setState({ busy: false, problem })
    }
  }
  return (
    <section className="card">
      <p className="verdict">{t(`states.${claim.state}`)}</p>
      <p data-name>{claim.members.map((one) => one.name).join(' · ') || claim.person?.name}</p>
      {claim.dueOn ? <p className="quiet">{t('claim.due', { day: claim.dueOn })}</p> : null}
      {claim.urges.map((urge) => (
        <p key={urge.at}>
          <b>{t('claim.urged')}</b> <span data-name>{urge.line}</span>{' '}
          <small className="quiet">
            {urge.answer
              ? t('claim.answered', { day: momentOf(urge.answer.at) })
              : urge.dueOn
                ? t('claim.urgeDueBy', { day: urge.dueOn })
                : t('claim.unanswered')}
          </small>
        </p>
      ))}
      <ul>
        {claim.steps.map((step) => (
          <li key={`${step.at}${step.deed}`}>
            {t(`deeds.${step.deed}`)} <small className="quiet">{momentOf(step.at)}</small>{' '}
            <span data-name>
              {unitReasons.find((one) => one === step.line) ? t(`claim.unitReasons.${step.line as UnitReason}`) : step.line}
            </span>
          </li>
        ))}
      </ul>
      {claim.can.length === 0 ? null : (
        <form className="entry" key={claim.steps.length} onSubmit={(event) => void send(event)}>
          <label className="entry-field">
            <span>{t('phone.tell')}</span>
            <textarea name="line" rows={2} maxLength={500} />
          </label>
          {claim.can.some((one) => one.deed === 'verify') ? <Satisfaction /> : null}
          {claim.can.some((one) => one.deed === 'supervise') ? (
            <label className="entry-field">
              <span>{t('phone.due')}</span>
              <input type="date" name="dueOn" />
            </label>
          ) : null}
          <Refused problem={state.problem} />
          <div className="entry-chips">
            {claim.can.map((one, index) => (
              <button
                key={`${one.deed}${one.side}${one.asNo ?? ''}`}
                type="submit"
                className={one.deed === 'verify' ? 'button strong' : 'button'}
                value={index}
                disabled={state.busy}
              >
                {t(`acts.${one.deed}`)}
                {claim.can.some((other) => other.deed === one.deed && other.side !== one.side)
                  ? ` (${t(`sides.${one.side}`)})`
                  : ''}
              </button>
            ))}
          </div>
        </form>
      )}
    </section>
  )
}

/** How satisfied the other side is; may be left open. */
function Satisfaction() {
  const t = useTranslations('lists.claim')
  const words = useAnswer(lists.getWords)
  const { language } = useLanguage()
  return (
    <Shown of={words}>
      {({ satisfactions }) => (
        <fieldset className="entry-field">
          <legend>{t('satisfaction')}</legend>
          {satisfactions.map((one) => (
            <label key={one.code} className="chip">
              <input type="radio" name="satisfaction" value={one.code} /> {language === 'en' ? one.en : one.zh}
            </label>
          ))}
        </fieldset>
      )}
    </Shown>
  )
}
