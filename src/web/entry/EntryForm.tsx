import { type ComponentType, Fragment, type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { asCallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { today } from '../kit/today.ts'
import { useDraft } from '../kit/use-draft.ts'
import { useLanguage } from '../phrases/language.ts'
import { useProblemText } from '../phrases/problem-text.ts'
import { activities, type EntryFieldName, entryForm } from '../../modules/activities/contract.ts'
import { type EntryDraft, entryDrafts, typedIn } from './entry-draft.ts'
import './entry.css'
import { MoreFields } from './MoreFields.tsx'

type Roll = AnswerOf<typeof activities.getRoll>
export type Words = AnswerOf<typeof activities.getWords>

/** Chooses organisations that host it too. */
export type JointChoice = ComponentType<{ value: readonly number[]; onChange: (nos: readonly number[]) => void }>

interface EntryFormProps {
  readonly account: string
  readonly first: EntryDraft
  readonly words: Words
  /** Codes of what waits at the branch. */
  readonly waiting: readonly string[]
  /** The choice of organisations that host it too, where the page has one. */
  readonly Joint?: JointChoice
  readonly onSent: (id: string) => void
}

/** The ten-minute entry, for office and phone: what, when, who was not there, a line. Its fields are those whose cost is counted. */
export function EntryForm({ account, first, words, waiting, Joint, onSent }: EntryFormProps) {
  const t = useTranslations('activities.entry')
  const problemText = useProblemText()
  const { draft, outcome, write, submit } = useDraft(entryDrafts, account, () => first, onSent)
  const roll = useRoll(draft)
  const everybody = (roll?.members ?? []).filter((one) => one.came).map((one) => one.memberId)
  const came = new Set(draft.came ?? everybody)
  const ready = draft.kinds.length > 0 && draft.line.trim() !== '' && roll !== undefined
  const asks = draft.kinds.some((kind) => words.outreach.includes(kind))
  const parts: Record<EntryFieldName, ReactNode> = {
    kinds: <Kinds words={words} chosen={draft.kinds} waiting={waiting} onChange={(kinds) => write({ kinds })} />,
    onDay: (
      <label className="entry-field">
        <span>{t('onDay')}</span>
        <input
          type="date"
          required
          max={today()}
          value={draft.onDay}
          onChange={(event) => write({ onDay: event.target.value })}
        />
      </label>
    ),
    absent: <WhoCame roll={roll} came={came} onChange={(ids) => write({ came: ids })} />,
    others: (
      <fieldset className="entry-field entry-pair">
        <legend>{t('others')}</legend>
        {(['nonMembers', 'residents'] as const).map((who) => (
          <label key={who}>
            <span>{t(who)}</span>
            <input
              type="number"
              min={0}
              max={100_000}
              inputMode="numeric"
              value={draft[who] === 0 ? '' : draft[who]}
              onChange={(event) => write({ [who]: Math.max(0, Math.trunc(Number(event.target.value) || 0)) })}
            />
          </label>
        ))}
      </fieldset>
    ),
    line: (
      <label className="entry-field">
        <span>{t('line')}</span>
        <textarea
          required
          rows={3}
          maxLength={10_000}
          value={draft.line}
          placeholder={t('lineHint')}
          onChange={(event) => write({ line: event.target.value })}
        />
      </label>
    ),
  }
  const fields = typedIn(draft, everybody)
  return (
    <form className="entry" onSubmit={(event) => void submit(event, { came: [...came], typed: fields })}>
      {entryForm.map((field) => (
        <Fragment key={field.name}>{parts[field.name]}</Fragment>
      ))}
      {asks ? <Feedback value={draft.feedback ?? ''} onChange={(feedback) => write({ feedback })} /> : null}
      <MoreFields draft={draft} words={words} asks={asks} Joint={Joint} onChange={write} />
      {outcome.state === 'refused' ? (
        <p className="refused" role="alert">
          {problemText(outcome.problem)}
        </p>
      ) : null}
      {outcome.state === 'waiting' ? (
        <p className="notice" role="status">
          {t('waiting')}
        </p>
      ) : null}
      <p className="entry-cost quiet">{t('cost', { fields })}</p>
      <button type="submit" className="entry-submit" disabled={!ready || outcome.state === 'sending'}>
        {t('submit')}
      </button>
    </form>
  )
}

/** What the people reached said; asked for by kinds that reach out to them, and never required to send (CN-69). */
function Feedback({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('activities.entry')
  return (
    <label className="entry-field">
      <span>{t('feedback')}</span>
      <textarea
        rows={2}
        maxLength={1000}
        value={value}
        placeholder={t('feedbackHint')}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

/** Members of the branch on the day. Without a network the form still stands, with nobody listed. */
function useRoll({ branchNo, onDay, activityId }: EntryDraft): Roll | undefined {
  const [roll, setRoll] = useState<Roll>()
  useEffect(() => {
    const stop = new AbortController()
    if (!/^\d{4}-\d{2}-\d{2}$/.test(onDay)) return
    const query = { unitNo: branchNo, day: onDay, ...(activityId ? { activityId } : {}) }
    call(activities.getRoll, { query }, { signal: stop.signal }).then(setRoll, (error: unknown) => {
      if (!stop.signal.aborted && asCallProblem(error).code !== 'network')
        setRoll({ branch: { no: branchNo, name: '' }, members: [], signedUp: { members: 0, nonMembers: 0, residents: 0 } })
    })
    return () => stop.abort()
  }, [branchNo, onDay, activityId])
  return roll
}

interface KindsProps {
  readonly words: Words
  readonly chosen: readonly string[]
  readonly waiting: readonly string[]
  readonly onChange: (kinds: string[]) => void
}

function Kinds({ words, chosen, waiting, onChange }: KindsProps) {
  const t = useTranslations('activities.entry')
  const { language } = useLanguage()
  const toggle = (code: string) => onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
  return (
    <fieldset className="entry-field">
      <legend>{t('kinds')}</legend>
      <div className="entry-chips">
        {words.kinds.map((kind) => (
          <label key={kind.code} className={chosen.includes(kind.code) ? 'chip chosen' : 'chip'}>
            <input type="checkbox" checked={chosen.includes(kind.code)} onChange={() => toggle(kind.code)} />
            {language === 'en' ? kind.en : kind.zh}
            {waiting.includes(kind.code) ? <small> {t('dueHere')}</small> : null}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface WhoCameProps {
  readonly roll: Roll | undefined
  readonly came: ReadonlySet<string>
  readonly onChange: (ids: string[]) => void
}

/** Everybody stands ticked; one touch takes off who was not there. */
function WhoCame({ roll, came, onChange }: WhoCameProps) {
  const t = useTranslations('activities.entry')
  const members = roll?.members ?? []
  const toggle = (id: string) => onChange(came.has(id) ? [...came].filter((one) => one !== id) : [...came, id])
  return (
    <fieldset className="entry-field">
      <legend>{t('absent')}</legend>
      {members.length === 0 ? (
        <p className="quiet">{roll ? t('nobody') : ''}</p>
      ) : (
        <>
          <p className="quiet">
            {t('present', { came: members.filter((one) => came.has(one.memberId)).length, all: members.length })}
          </p>
          <div className="entry-chips">
            {members.map((one) => (
              <label key={one.memberId} className={came.has(one.memberId) ? 'chip chosen' : 'chip'} data-name>
                <input type="checkbox" checked={came.has(one.memberId)} onChange={() => toggle(one.memberId)} />
                {one.name}
                {one.mobile ? <small> {t('mobile')}</small> : null}
              </label>
            ))}
          </div>
        </>
      )}
    </fieldset>
  )
}
