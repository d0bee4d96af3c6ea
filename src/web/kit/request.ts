import { type AnyEndpoint, isWrite } from '../../kernel/endpoint.ts'

export interface LooseRequest {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

/** Path and query of a request: params filled in, empty filters left out so that two equal questions have one address. */
export function urlOf(endpoint: AnyEndpoint, request: LooseRequest): string {
  const params = (request.params ?? {}) as Record<string, unknown>
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries((request.query ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null || value === '') continue
    search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

export interface CallOptions {
  /** Revision the caller has seen, sent as `If-Match`. */
  readonly revision?: number
  /** Kept over retries of the same act; made here when left out. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
  /** Fields filled in on the form (`typed-in.ts`): a number kept with the record, nothing of who or how long. */
  readonly typed?: number
  /** False for the questions that find out whether anybody is signed in. */
  readonly renewSession?: boolean
}

export function headersOf(endpoint: AnyEndpoint, options: CallOptions, idempotencyKey: string): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (isWrite(endpoint)) headers['idempotency-key'] = idempotencyKey
  if (options.revision !== undefined) headers['if-match'] = `"${options.revision}"`
  if (options.typed !== undefined) headers['fields-typed'] = String(options.typed)
  if (isWrite(endpoint) && endpoint.transport !== 'upload') headers['content-type'] = 'application/json'
  return headers
}

/** `randomUUID` exists only on https and localhost; an office may well run on a plain address in its own network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
