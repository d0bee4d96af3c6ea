import { asCallProblem, type CallProblem } from './call-problem.ts'
import { newKey } from './request.ts'

/** Something being written down. It stays in this browser until the platform has it. */
export interface Draft {
  /** Makes a second sending of the same words harmless. */
  readonly key: string
  /** The person pressed "record" and the network was not there. */
  readonly waiting: boolean
}

/** What became of a sending; what was not sent is as it is kept. */
export type Sent<D extends Draft> =
  | { readonly state: 'sent'; readonly id: string }
  | { readonly state: 'waiting'; readonly draft: D }
  | { readonly state: 'refused'; readonly problem: CallProblem; readonly draft: D }

interface Kind<D extends Draft> {
  /** Word of the kind in the browser's storage, such as `visit`. */
  readonly name: string
  /** What tells two drafts of one account apart. */
  readonly placeOf: (draft: D) => string
  readonly post: (draft: D, options: { idempotencyKey: string }) => Promise<{ readonly id: string }>
}

/**
 * Drafts of one kind, each account's own. Where the browser keeps nothing (storage switched off or full) the form works and is only
 * not kept.
 */
export function drafts<D extends Draft>({ name, placeOf, post }: Kind<D>) {
  const prefix = (account: string) => `lianjian.${name}.${account}.`
  const listeners = new Set<() => void>()
  const change = (work: (store: Storage) => void) => {
    stored(work)
    for (const listener of listeners) listener()
  }
  const find = (account: string, place: string): D | null =>
    parse<D>(stored((store) => store.getItem(prefix(account) + place)) ?? null)
  const keep = (account: string, draft: D) =>
    change((store) => store.setItem(prefix(account) + placeOf(draft), JSON.stringify(draft)))
  const forget = (account: string, draft: D) => change((store) => store.removeItem(prefix(account) + placeOf(draft)))

  /** Those that wait for the network. */
  const waiting = (account: string): D[] =>
    (stored(Object.keys) ?? [])
      .filter((key) => key.startsWith(prefix(account)))
      .flatMap((key) => find(account, key.slice(prefix(account).length)) ?? [])
      .filter((draft) => draft.waiting)

  /** Sends one. Without a network it waits here; what the platform refuses stays to be corrected. */
  async function send(account: string, draft: D): Promise<Sent<D>> {
    try {
      const { id } = await post(draft, { idempotencyKey: draft.key })
      forget(account, draft)
      return { state: 'sent', id }
    } catch (error) {
      const problem = asCallProblem(error)
      const waits = problem.code === 'network'
      // What may have arrived is sent again under the same key; what was refused is a new matter.
      const stays = { ...draft, key: waits ? draft.key : newKey(), waiting: waits }
      keep(account, stays)
      return waits ? { state: 'waiting', draft: stays } : { state: 'refused', problem, draft: stays }
    }
  }

  /** Sends whatever waits; answers whether something went through. */
  async function sendWaiting(account: string): Promise<boolean> {
    let went = false
    for (const draft of waiting(account)) went = (await send(account, draft)).state === 'sent' || went
    return went
  }

  function onChange(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  return { find, keep, forget, waiting, send, sendWaiting, onChange }
}

export type Drafts<D extends Draft> = ReturnType<typeof drafts<D>>

/** What the browser's storage answers, undefined where it does not answer. */
function stored<T>(work: (store: Storage) => T): T | undefined {
  try {
    return work(localStorage)
  } catch {
    return undefined
  }
}

function parse<D>(text: string | null): D | null {
  try {
    return text === null ? null : (JSON.parse(text) as D)
  } catch {
    return null
  }
}
