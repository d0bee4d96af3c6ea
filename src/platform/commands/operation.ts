import type { Readable } from 'node:stream'
import type { AnswerOf, AnyEndpoint, BodyOf, ParamsOf, QueryOf } from '../../kernel/endpoint.ts'
import type { DomainEvent } from '../../kernel/event.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Actor, Scope } from '../../kernel/policy.ts'
import type { Services } from './services.ts'
import type { Tx } from '../db/database.ts'

/** What every handler is handed. Nothing else reaches into it: no globals, no clock of its own. */
export interface Call {
  readonly endpoint: AnyEndpoint
  readonly tx: Tx
  readonly actor: Actor
  /** Rows the permitted action reaches; every list takes it. */
  readonly scope: Scope
  readonly now: Date
  readonly today: Day
  readonly traceId: string
  readonly userAgent: string | null
  /** Fields filled in on the form that sent this, as it counted them; null where none said so. */
  readonly fieldsTyped: number | null
  readonly services: Services
  /** Cookies of the answer, set once the transaction has committed. They never enter the answer kept for a retry. */
  readonly reply: ReplyCookies
  /** Tells other modules, in this transaction and through the outbox. */
  emit(event: DomainEvent): Promise<void>
  /** Adds to the audit entry of this call: what was concerned, and which fields (names, never values). */
  note(note: AuditNote): void
  /** Another permitted action's scope for the same actor, or null when not allowed. */
  can(action: string): Scope | null
}

/** Where an operation leaves cookies for the answer. */
export interface ReplyCookies {
  set(name: string, value: string, maxAgeSeconds: number | null): void
  clear(name: string): void
}

/** What a `prepare` step is handed: it runs before the transaction, for work that must not hold a connection (password hashing). */
export type Prelude = Pick<
  Call,
  'endpoint' | 'actor' | 'now' | 'today' | 'traceId' | 'userAgent' | 'fieldsTyped' | 'services' | 'note'
>

export interface AuditNote {
  readonly objectType?: string
  readonly objectId?: string
  readonly fields?: readonly string[]
  readonly purpose?: string
  readonly detail?: Record<string, unknown>
}

export interface Input<E extends AnyEndpoint> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** Revision the caller has seen, for endpoints with `concurrency`. */
  readonly ifMatch: number | null
  /** The uploaded file of an `upload` endpoint: already on disk in a folder of its own, removed after the call. */
  readonly upload: Upload | null
}

export interface Upload {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** A download: written by the handler as a stream. */
export interface Download {
  readonly fileName: string
  readonly contentType: string
  readonly body: Readable | Buffer
}

export interface Operation {
  readonly endpoint: AnyEndpoint
  readonly kind: 'command' | 'query'
  readonly handler: (call: Call & Input<AnyEndpoint>) => Promise<unknown>
  readonly prepare?: (prelude: Prelude & Input<AnyEndpoint>) => Promise<unknown>
}

/** A state change: one transaction, one audit entry, one effect an idempotency key. */
export function command<E extends AnyEndpoint>(endpoint: E, handler: (call: Call & Input<E>) => Promise<AnswerOf<E>>): Operation {
  return { endpoint, kind: 'command', handler: handler as unknown as Operation['handler'] }
}

/** A state change with a step before its transaction; what the step returns is handed over as `prepared`. */
export function preparedCommand<E extends AnyEndpoint, P>(
  endpoint: E,
  prepare: (prelude: Prelude & Input<E>) => Promise<P>,
  handler: (call: Call & Input<E> & { readonly prepared: P }) => Promise<AnswerOf<E>>,
): Operation {
  return {
    endpoint,
    kind: 'command',
    prepare: prepare as unknown as NonNullable<Operation['prepare']>,
    handler: handler as unknown as Operation['handler'],
  }
}

/** A read: one read-only transaction under the caller's scope. */
export function query<E extends AnyEndpoint>(endpoint: E, handler: (call: Call & Input<E>) => Promise<AnswerOf<E>>): Operation {
  return { endpoint, kind: 'query', handler: handler as unknown as Operation['handler'] }
}

/** A read that answers with a file. It is audited like a write, because data leaves the platform. */
export function download<E extends AnyEndpoint>(endpoint: E, handler: (call: Call & Input<E>) => Promise<Download>): Operation {
  return { endpoint, kind: 'command', handler: handler as unknown as Operation['handler'] }
}
