import { type FormEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { development } from '../../modules/development/contract.ts'
import { type CaseAnswer, type CaseStep, type Finding, useRuleWords } from '../development/use-rule-words.ts'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { newKey } from '../kit/request.ts'
import { today } from '../kit/today.ts'
import { typedIn } from '../kit/typed-in.ts'
import { Refused, Shown } from './parts.tsx'
import { addressOf, go } from './route.tsx'
import { useAnswer } from './use-answer.ts'

type Entry = BodyOf<typeof development.recordStep>
type Asked = CaseStep['asks'][number]

interface EntryProps {
  readonly one: CaseAnswer
  readonly step: CaseStep
  readonly onDone: () => void
}

const votes = ['entitled', 'present', 'written', 'votesFor'] as const

/** What was typed, as the desk sends it: nothing that was left empty. */
function entryOf(step: string, form: FormData): Entry {
  const text = (name: string) => String(form.get(name) ?? '').trim() || undefined
  const number = (name: string) => (text(name) === undefined ? undefined : Number(text(name)))
  const [entitled, present, written, votesFor] = votes.map(number)
  const voted = entitled !== undefined && present !== undefined && votesFor !== undefined
  return {
    step,
    onDay: text('onDay') ?? '',
    outcome: text('outcome'),
    untilOn: text('untilOn'),
    decidedBy: text('decidedBy'),
    documentNo: text('documentNo'),
    people: form.getAll('people').map(String),
    papers: form.getAll('papers').map(String),
    days: number('days'),
    hours: number('hours'),
    exception: text('exception'),
    note: text('note'),
    ...(voted ? { vote: { entitled, present, written: written ?? 0, votesFor } } : {}),
  }
}

/** How the form first stands: what is left as it was costs nobody anything. */
const startOf = (one: CaseAnswer, step: CaseStep) => ({
  step: step.code,
  onDay: today(),
  ...(step.asks.includes('vote') ? { vote: { entitled: one.entitled, written: 0 } } : {}),
})

/** A step as people decided it. What the rules say is shown before anything is written; what they only warn of is recorded at a second touch. */
export function DevelopmentEntry({ one, step, onDone }: EntryProps) {
  const t = useTranslations('phone.development')
  const words = useTranslations('development')
  const { word, finding } = useRuleWords()
  const key = useRef(newKey())
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ entry: string; findings: readonly Finding[] } | null>(null)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const body = entryOf(step.code, new FormData(event.currentTarget))
    const entry = JSON.stringify(body)
    setBusy(true)
    setProblem(null)
    try {
      const params = { id: one.id }
      const { findings } = await call(development.checkEntry, { params, body })
      const loud = findings.filter(({ severity }) => severity !== 'info')
      const blocked = loud.some(({ severity }) => severity === 'block')
      if (blocked || (loud.length > 0 && said?.entry !== entry)) {
        setSaid({ entry, findings: loud })
        setBusy(false)
        return
      }
      const typed = typedIn(body, startOf(one, step))
      await call(development.recordStep, { params, body }, { revision: one.revision, idempotencyKey: key.current, typed })
      go(addressOf(`/development/${one.id}`), 'replace')
      onDone()
    } catch (error) {
      const refused = asCallProblem(error)
      // What may have arrived is sent again under the same key; what was refused is a new matter.
      if (refused.code !== 'network') key.current = newKey()
      setProblem(refused)
      setBusy(false)
    }
  }
  const blocked = said?.findings.some(({ severity }) => severity === 'block') ?? false
  return (
    <form className="card visit" onSubmit={(event) => void send(event)}>
      <h2>{word(step)}</h2>
      <p className="quiet">{words('one.ownHint')}</p>
      <Fields one={one} step={step} />
      {said ? (
        <div role="alert" className="refused">
          {said.findings.map((one_) => (
            <p key={one_.code + one_.source}>{finding(one_)}</p>
          ))}
        </div>
      ) : null}
      <Refused problem={problem} />
      <div className="pair">
        <button type="button" className="button" onClick={() => go(addressOf(`/development/${one.id}`), 'replace')}>
          {t('cancel')}
        </button>
        <button type="submit" className="button strong" disabled={busy}>
          {said && !blocked ? t('recordAnyway') : words('one.record')}
        </button>
      </div>
    </form>
  )
}

function Fields({ one, step }: { one: CaseAnswer; step: CaseStep }) {
  const t = useTranslations('development')
  const { word, outcome } = useRuleWords()
  const asks = (what: Asked) => step.asks.includes(what)
  const outcomes = [...step.outcomes, ...(step.mayNotApply ? ['not-applicable'] : [])]
  return (
    <>
      <label>
        {t('field.day')}
        <input type="date" name="onDay" required defaultValue={today()} max={today()} />
      </label>
      {outcomes.length > 0 ? (
        <label>
          {t('field.outcome')}
          <select name="outcome" required={step.outcomes.length > 0} defaultValue="">
            <option value="" />
            {outcomes.map((code) => (
              <option key={code} value={code}>
                {outcome(code)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {asks('until') ? (
        <label>
          {t('field.untilOn')}
          <input type="date" name="untilOn" />
        </label>
      ) : null}
      {asks('decided') || asks('approver') ? <Line name="decidedBy" required={asks('approver')} /> : null}
      {asks('document') ? <Line name="documentNo" /> : null}
      {asks('vote') ? (
        <>
          <p className="quiet">{t('one.entitled', { count: one.entitled })}</p>
          {votes.map((name) => (
            <label key={name}>
              {t(`field.${name}`)}
              <input
                type="number"
                name={name}
                min={0}
                step={1}
                inputMode="numeric"
                required={name !== 'written'}
                defaultValue={name === 'entitled' ? one.entitled : name === 'written' ? 0 : undefined}
              />
            </label>
          ))}
        </>
      ) : null}
      {asks('people') ? <People id={one.id} /> : null}
      {asks('training') ? (
        <>
          {(['days', 'hours'] as const).map((name) => (
            <label key={name}>
              {t(`field.${name}`)}
              <input type="number" name={name} min={0} step="0.5" inputMode="decimal" />
            </label>
          ))}
          <Line name="exception" />
        </>
      ) : null}
      {asks('papers') ? (
        <fieldset>
          <legend>{t('field.papers')}</legend>
          {step.papers.map((paper) => (
            <label key={paper.code} className="tick">
              <input type="checkbox" name="papers" value={paper.code} />
              <span>{word(paper)}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <Line name="note" />
    </>
  )
}

function Line({ name, required = false }: { name: 'decidedBy' | 'documentNo' | 'exception' | 'note'; required?: boolean }) {
  const t = useTranslations('development.field')
  return (
    <label>
      {t(name)}
      <input type="text" name={name} maxLength={name === 'note' || name === 'exception' ? 300 : 100} required={required} />
    </label>
  )
}

function People({ id }: { id: string }) {
  const t = useTranslations('development.field')
  const people = useAnswer(development.listPeople, { params: { id } })
  return (
    <Shown of={people}>
      {({ items }) => (
        <fieldset>
          <legend>{t('people')}</legend>
          {items.map((one) => (
            <label key={one.id} className="tick">
              <input type="checkbox" name="people" value={one.id} />
              <span data-name="">{one.name}</span>
            </label>
          ))}
        </fieldset>
      )}
    </Shown>
  )
}
