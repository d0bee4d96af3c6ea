/**
 * A problem is how the platform says no: a code that is also the key of a phrase, the values the phrase needs,
 * and the HTTP status it travels with. Rules return codes, commands throw problems, one translator at the edge sends them.
 */
export type ProblemParams = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export interface ProblemSpec {
  /** Key of the phrase under `problems.`, e.g. `unit-not-found`. */
  readonly code: string
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 423 | 429 | 500 | 503
}

export class Problem extends Error {
  readonly code: string
  readonly status: ProblemSpec['status']
  readonly params: ProblemParams

  constructor(spec: ProblemSpec, params: ProblemParams = {}) {
    super(spec.code)
    this.name = 'Problem'
    this.code = spec.code
    this.status = spec.status
    this.params = params
  }

  toJSON(): ProblemBody {
    return { code: this.code, status: this.status, params: this.params }
  }
}

/** What a refused request answers with. */
export interface ProblemBody {
  readonly code: string
  readonly status: number
  readonly params: ProblemParams
}

/** Declares the problems of a module in one table: `defineProblems({ 'unit-not-found': 404 })`. */
export function defineProblems<const T extends Record<string, ProblemSpec['status']>>(
  table: T,
): { readonly [K in keyof T & string]: { readonly code: K; readonly status: T[K] } } {
  const entries = Object.entries(table).map(([code, status]) => [code, { code, status }])
  return Object.fromEntries(entries)
}

export function problem(spec: ProblemSpec, params?: ProblemParams): Problem {
  return new Problem(spec, params)
}

/** Problems any endpoint may answer with; a module adds its own. */
export const commonProblems = defineProblems({
  'input-invalid': 400,
  'idempotency-key-missing': 400,
  'idempotency-key-reused': 422,
  'answer-not-kept': 409,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'revision-missing': 400,
  'revision-stale': 412,
  'payload-too-large': 413,
  'too-many-requests': 429,
  fault: 500,
  'database-unavailable': 503,
})
