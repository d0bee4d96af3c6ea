import { z } from 'zod'
import type { ProblemSpec } from './problem.ts'

/**
 * An endpoint is one row of a module's contract. The same row feeds the server, the OpenAPI document, the typed browser client
 * and the tests, so that none of them can drift from the others.
 */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  /** `<module>.<verbNoun>`; unique; the audit entry and the OpenAPI operation carry it. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Fastify path under the origin, e.g. `/api/organisations/units/:no`. */
  readonly path: string
  /** One sentence for the reader of the OpenAPI document. */
  readonly summary: string
  /** The action of the ability tables that this endpoint needs, or an open door. */
  readonly permission: Permission
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly output: O
  readonly problems: readonly ProblemSpec[]
  /** The caller must send `If-Match` with the revision it has seen; a newer one on the server answers `revision-stale`. */
  readonly concurrency?: boolean
  /** `file`: the handler returns a download instead of JSON; `upload`: the body arrives as multipart with one file. */
  readonly transport?: 'json' | 'file' | 'upload' | 'events'
  /** Running it twice does no harm beyond running it once (sign-in, sign-out): no idempotency key is asked for or kept. */
  readonly repeatable?: boolean
  /** The answer holds something shown once (a one-time password): it is not kept for a retry, which answers `answer-not-kept`. */
  readonly secretAnswer?: boolean
  readonly tags?: readonly string[]
}

/** `public` needs no account, `signed-in` any account, else the name of an action in an ability table. */
export type Permission = 'public' | 'signed-in' | { readonly action: string }

const nothing = z.object({})

export interface EndpointInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType> {
  readonly name: string
  readonly method: Endpoint['method']
  readonly path: string
  readonly summary: string
  readonly permission: Permission
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly output: O
  readonly problems?: readonly ProblemSpec[]
  readonly concurrency?: boolean
  readonly transport?: Endpoint['transport']
  readonly repeatable?: boolean
  readonly secretAnswer?: boolean
}

type Nothing = typeof nothing

export function endpoint<
  O extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(input: EndpointInput<P, Q, B, O>): Endpoint<P, Q, B, O> {
  return {
    ...input,
    params: (input.params ?? nothing) as P,
    query: (input.query ?? nothing) as Q,
    body: (input.body ?? nothing) as B,
    problems: input.problems ?? [],
  }
}

export type AnyEndpoint = Endpoint

/** What a caller writes. */
export type RequestOf<E extends AnyEndpoint> = {
  params?: E['params']['_zod']['input']
  query?: E['query']['_zod']['input']
  body?: E['body']['_zod']['input']
}
/** What a handler reads after parsing. */
export type ParamsOf<E extends AnyEndpoint> = E['params']['_zod']['output']
export type QueryOf<E extends AnyEndpoint> = E['query']['_zod']['output']
export type BodyOf<E extends AnyEndpoint> = E['body']['_zod']['output']
/** What the handler answers and what the caller reads. */
export type AnswerOf<E extends AnyEndpoint> = E['output']['_zod']['output']

export function isWrite(endpoint: AnyEndpoint): boolean {
  return endpoint.method !== 'GET'
}

/** Whether a caller must send an `Idempotency-Key`. */
export function needsKey(endpoint: AnyEndpoint): boolean {
  return isWrite(endpoint) && endpoint.repeatable !== true
}
