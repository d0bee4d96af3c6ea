import { randomUUID } from 'node:crypto'

/** What a client knows of a request: done and refused were answered, of a lost one nobody knows whether it happened. */
export type Outcome = 'done' | 'refused' | 'lost'

/** One request of one client, told again with the same key until it was answered. */
export interface Attempt {
  readonly client: number
  readonly request: Request
  readonly key: string
  readonly outcome: Outcome
  /** Status of the answer; null without one. */
  readonly status: number | null
  /** Code of the problem it was refused with; also of an answer that was not kept because it held a secret. */
  readonly code: string | null
  readonly answer: unknown
}

/** A change a client asks for. What it leaves behind is found again by its mark. */
export interface Request {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body: object
  readonly mark: string
}

/** How a client reaches the platform, whichever process answers at the moment. */
export interface Door {
  readonly url: string
  readonly cookie: string
}

const patient = 8_000

/** What a platform says of a key whose request was done and whose answer was shown once. */
export const answerNotKept = 'answer-not-kept'

/** Sends a request once. Whatever ends without an answer of the platform is lost, also an answer that the database was away. */
export async function attempt(
  door: Door,
  client: number,
  request: Request,
  key: string = randomUUID(),
  patienceMs = patient,
): Promise<Attempt> {
  const sent = { client, request, key }
  try {
    const answer = await fetch(door.url + request.path, {
      method: request.method,
      headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie: door.cookie },
      body: JSON.stringify(request.body),
      signal: AbortSignal.timeout(patienceMs),
    })
    const said = (await answer.json()) as { code?: string }
    const { status } = answer
    if (answer.ok) return { ...sent, outcome: 'done', status, code: null, answer: said }
    const code = said.code ?? null
    if (code === answerNotKept) return { ...sent, outcome: 'done', status, code, answer: null }
    return { ...sent, outcome: status >= 500 ? 'lost' : 'refused', status, code, answer: null }
  } catch {
    return { ...sent, outcome: 'lost', status: null, code: null, answer: null }
  }
}
