import { type FormEvent, useState } from 'react'
import type { CallProblem } from './call-problem.ts'
import type { Draft, Drafts } from './drafts.ts'

type Outcome =
  | { readonly state: 'writing' | 'sending' | 'waiting' }
  | { readonly state: 'sent'; readonly id: string }
  | { readonly state: 'refused'; readonly problem: CallProblem }

/** A form whose words stay in this browser until they are sent. */
export function useDraft<D extends Draft>(kept: Drafts<D>, account: string, first: () => D, onSent: (id: string) => void) {
  const [draft, setDraft] = useState(first)
  const [outcome, setOutcome] = useState<Outcome>({ state: draft.waiting ? 'waiting' : 'writing' })
  const write = (patch: Partial<D>) => {
    const next = { ...draft, ...patch, waiting: false }
    setDraft(next)
    setOutcome({ state: 'writing' })
    kept.keep(account, next)
  }
  /** `filled`: what the form shows without the person having touched it. */
  const submit = async (event: FormEvent, filled: Partial<D> = {}) => {
    event.preventDefault()
    if (outcome.state === 'sending') return
    setOutcome({ state: 'sending' })
    const sent = await kept.send(account, { ...draft, ...filled })
    if (sent.state === 'sent') onSent(sent.id)
    else setDraft(sent.draft)
    setOutcome(sent)
  }
  return { draft, outcome, write, submit }
}
