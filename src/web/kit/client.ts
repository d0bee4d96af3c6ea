import { type AnswerOf, type AnyEndpoint, isWrite, type RequestOf } from '../../kernel/endpoint.ts'
import { CallProblem, problemOfResponse } from './call-problem.ts'
import { type CallOptions, headersOf, newKey, urlOf } from './request.ts'

/** Asks the person to sign in again and resolves when that is done, so that what was typed is sent and not lost. */
export type SessionRenewal = () => Promise<void>
let renewSession: SessionRenewal | null = null
export function onSessionExpired(renewal: SessionRenewal | null): void {
  renewSession = renewal
}

const pauses = [400, 1200]

/**
 * Calls an endpoint of a contract: `call(coverage.listUnits, { query: { streetNo: 5 } })`.
 * The idempotency key is made before the first sending and kept over retries, so a lost answer never doubles an act.
 * Throws `CallProblem`.
 */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  request: RequestOf<E> = {},
  options: CallOptions = {},
): Promise<AnswerOf<E>> {
  const response = await send(endpoint, request, options)
  try {
    return (await response.json()) as AnswerOf<E>
  } catch {
    throw new CallProblem('answer-unreadable', response.status)
  }
}

/** The raw answer of an endpoint, for downloads. */
export async function send<E extends AnyEndpoint>(
  endpoint: E,
  request: RequestOf<E> = {},
  options: CallOptions = {},
): Promise<Response> {
  const key = options.idempotencyKey ?? newKey()
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await sendOnce(endpoint, request, options, key)
    } catch (error) {
      if (!(error instanceof CallProblem) || options.signal?.aborted) throw error
      if (error.code === 'not-signed-in' && renewSession && options.renewSession !== false) {
        await renewSession()
      } else if (error.passing && attempt < pauses.length) {
        await new Promise((resolve) => setTimeout(resolve, pauses[attempt]))
      } else throw error
    }
  }
}

async function sendOnce(
  endpoint: AnyEndpoint,
  request: RequestOf<AnyEndpoint>,
  options: CallOptions,
  key: string,
): Promise<Response> {
  let response: Response
  try {
    response = await fetch(urlOf(endpoint, request), {
      method: endpoint.method,
      headers: headersOf(endpoint, options, key),
      body: isWrite(endpoint) ? JSON.stringify(request.body ?? {}) : undefined,
      credentials: 'same-origin',
      signal: options.signal,
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new CallProblem('network', 0)
  }
  if (!response.ok) throw await problemOfResponse(response)
  return response
}
