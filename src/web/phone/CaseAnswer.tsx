import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { procedures } from '../../modules/procedures/contract.ts'
import type { CaseRead } from './Case.tsx'
import { Refused } from './parts.tsx'
import { useSending } from './use-sending.ts'

/** What can be answered with a sentence; numbers of decisions and hand-overs are for the desk. */
const agreeing = ['consent', 'approve'] as const
const declining = ['decline', 'return'] as const

/** Agree, or send back with a sentence. */
export function CaseAnswer({ one, onAnswered }: { one: CaseRead; onAnswered: () => void }) {
  const t = useTranslations('phone.cases')
  const { busy, problem, send } = useSending({ leaves: true })
  const acts = new Set(one.can.acts.map((act) => act.action))
  const agree = agreeing.find((action) => acts.has(action))
  const decline = declining.find((action) => acts.has(action))
  if (!agree && !decline) return null
  const asked = one.parties.filter((party) => party.state === 'asked' && one.can.answerFor.includes(party.unit.no))
  const answer = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const action = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement).value as 'consent'
    const unitNos = asked.length > 0 ? { unitNos: form.getAll('unit').map(Number) } : {}
    const body = { action, reason: String(form.get('reason')).trim() || null, ...unitNos }
    if (await send(action, procedures.actOnCase, { params: { id: one.id }, body }, one.revision)) onAnswered()
  }
  return (
    <form className="card visit" onSubmit={(event) => void answer(event)}>
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
