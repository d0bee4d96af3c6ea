import { type FormEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { procedures } from '../../modules/procedures/contract.ts'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { newKey } from '../kit/request.ts'
import type { CaseRead } from './Case.tsx'
import { forgetAnswers } from './use-answer.ts'
import { Refused } from './parts.tsx'

/** What can be answered with a sentence; numbers of decisions and hand-overs are for the desk. */
const agreeing = ['consent', 'approve'] as const
const declining = ['decline', 'return'] as const

/** Agree, or send back with a sentence. */
export function CaseAnswer({ one, onAnswered }: { one: CaseRead; onAnswered: () => void }) {
  const t = useTranslations('phone.cases')
  const key = useRef(newKey())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const acts = new Set(one.can.acts.map((act) => act.action))
  const agree = agreeing.find((action) => acts.has(action))
  const decline = declining.find((action) => acts.has(action))
  if (!agree && !decline) return null
  const asked = one.parties.filter((party) => party.state === 'asked' && one.can.answerFor.includes(party.unit.no))
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    const action = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value as 'consent'
    const unitNos = asked.length > 0 ? { unitNos: form.getAll('unit').map(Number) } : {}
    const body = { action, reason: String(form.get('reason')).trim() || null, ...unitNos }
    setBusy(true)
    try {
      await call(
        procedures.actOnCase,
        { params: { id: one.id }, body },
        { revision: one.revision, idempotencyKey: `${key.current}${action}` },
      )
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
      {asked.length > 0 ? (
        <fieldset>
          <legend>{t('answerFor')}</legend>
          {asked.map((party) => (
            <label key={party.unit.no} className="tick">
              <input type="checkbox" name="unit" value={party.unit.no} defaultChecked />
              <span>{party.unit.name}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <label>
        {t(decline ? 'sentence' : 'remark')}
        <textarea name="reason" rows={2} maxLength={500} />
      </label>
      <Refused problem={problem} />
      <div className="pair">
        {decline ? (
          <button type="submit" className="button" value={decline} disabled={busy}>
            {t(`act.${decline}`)}
          </button>
        ) : null}
        {agree ? (
          <button type="submit" className="button strong" value={agree} disabled={busy}>
            {t(`act.${agree}`)}
          </button>
        ) : null}
      </div>
    </form>
  )
}
