import { z } from 'zod'
import type { AnyEndpoint } from '../../kernel/endpoint.ts'
import { needsKey } from '../../kernel/endpoint.ts'
import { commonProblems, Problem, problem } from '../../kernel/problem.ts'
import { type Actor, everything, type Scope } from '../../kernel/policy.ts'
import { writeAudit } from '../audit/entries.ts'
import type { RowContext, Tx } from '../db/database.ts'
import { recordEvent } from '../outbox/outbox.ts'
import { readFieldsTyped } from './fields-typed.ts'
import { claimKey, storeAnswer } from './idempotency.ts'
import type { AuditNote, Call, Operation, Prelude, ReplyCookies, Upload } from './operation.ts'
import type { Services } from './services.ts'

/** One request as it came in, before anything has been believed. */
export interface RawRequest {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly ifMatch: string | null
  readonly idempotencyKey: string | null
  readonly upload: Upload | null
  readonly traceId: string
  readonly userAgent?: string
  /** Header `fields-typed`. */
  readonly fieldsTyped?: string | null
  /** Cookies of the answer; absent on the command line. */
  readonly cookies?: ReplyCookies
}

interface Parsed {
  params: unknown
  query: unknown
  body: unknown
  ifMatch: number | null
}

/** One call on its way through: what is known of it, and what it leaves behind. */
interface Passage {
  readonly services: Services
  readonly operation: Operation
  readonly actor: Actor
  readonly raw: RawRequest
  readonly parsed: Parsed
  readonly permitted: Permitted
  readonly notes: AuditNote[]
  readonly cookies: ((jar: ReplyCookies) => void)[]
}

/** parse → authorise → prepare → transaction → handler → audit → outbox → response check. Every way into the platform comes through here. */
export async function execute(services: Services, operation: Operation, actor: Actor, raw: RawRequest): Promise<unknown> {
  const { endpoint } = operation
  const parsed = parse(endpoint, raw)
  const permitted = authorise(services, endpoint, actor)
  if (!permitted.ok) {
    await auditRefusal(services, endpoint, actor, raw, permitted.problem, [])
    throw permitted.problem
  }
  const passage: Passage = { services, operation, actor, raw, parsed, permitted, notes: [], cookies: [] }
  const context: RowContext = { scope: permitted.scope, accountId: actor.accountId, roles: permitted.roles }
  if (operation.kind === 'query') return services.database.read(context, (tx) => run(passage, tx, undefined))
  try {
    const prepared = await operation.prepare?.({ ...preludeOf(passage), ...parsed, upload: raw.upload } as never)
    const answer = await services.database.transaction(context, (tx) => change(passage, tx, prepared))
    if (raw.cookies) for (const leave of passage.cookies) leave(raw.cookies)
    return answer
  } catch (error) {
    if (error instanceof Problem && error.status !== 503) {
      await auditRefusal(services, endpoint, actor, raw, error, passage.notes)
    }
    throw error
  }
}

/** Inside the transaction of a write: the key, the handler, the entry, the kept answer. */
async function change(passage: Passage, tx: Tx, prepared: unknown): Promise<unknown> {
  const { actor, raw, permitted, notes } = passage
  const { endpoint } = passage.operation
  const kept = needsKey(endpoint)
    ? await claimKey(tx, callerOf(actor), endpoint.name, raw.idempotencyKey, digestOf(passage))
    : null
  if (kept?.answered) {
    if (endpoint.secretAnswer) throw problem(commonProblems['answer-not-kept'])
    return kept.answer
  }
  const answer = await run(passage, tx, prepared)
  const { roles, scope } = permitted
  await writeAudit(tx, { actor, roles, scope, action: endpoint.name, result: 'ok', traceId: raw.traceId, notes })
  const keepable = endpoint.transport !== 'file' && !endpoint.secretAnswer
  if (kept && keepable) await storeAnswer(tx, callerOf(actor), raw.idempotencyKey, answer)
  return answer
}

type Permitted = { ok: true; scope: Scope; roles: readonly string[] }

async function run(passage: Passage, tx: Tx, prepared: unknown): Promise<unknown> {
  const { services, operation, actor, permitted, parsed, raw, cookies } = passage
  const call: Call = {
    ...preludeOf(passage),
    tx,
    scope: permitted.scope,
    emit: (event) => recordEvent(tx, services, event),
    reply: {
      set: (name, value, maxAge) => void cookies.push((jar) => jar.set(name, value, maxAge)),
      clear: (name) => void cookies.push((jar) => jar.clear(name)),
    },
    can: (action) => {
      const verdict = services.abilities.decide(actor, action)
      return verdict.ok ? verdict.scope : null
    },
  }
  const answer = await operation.handler({ ...call, ...parsed, upload: raw.upload, prepared } as never)
  return operation.endpoint.transport === 'file' ? answer : checkAnswer(operation.endpoint, answer)
}

function preludeOf({ services, operation, actor, raw, notes }: Passage): Prelude {
  return {
    endpoint: operation.endpoint,
    actor,
    now: services.clock.now(),
    today: services.clock.today(),
    traceId: raw.traceId,
    userAgent: raw.userAgent ?? null,
    fieldsTyped: readFieldsTyped(raw.fieldsTyped),
    services,
    note: (note) => void notes.push(note),
  }
}

function parse(endpoint: AnyEndpoint, raw: RawRequest): Parsed {
  return {
    params: parsePart('params', endpoint.params, raw.params),
    query: parsePart('query', endpoint.query, raw.query),
    body: parsePart('body', endpoint.body, raw.body ?? {}),
    ifMatch: endpoint.concurrency ? parseRevision(raw.ifMatch) : null,
  }
}

function parsePart(part: string, schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issues = result.error.issues
    .slice(0, 20)
    .map((issue) => [part, ...issue.path.map(String)].join('.') + ': ' + issue.message)
  throw problem(commonProblems['input-invalid'], { issues })
}

function parseRevision(header: string | null): number {
  const revision = Number((header ?? '').replaceAll('"', ''))
  if (header === null || !Number.isSafeInteger(revision)) throw problem(commonProblems['revision-missing'])
  return revision
}

/** The serializer's allow-list: what the contract does not declare does not leave. */
function checkAnswer(endpoint: AnyEndpoint, answer: unknown): unknown {
  const result = endpoint.output.safeParse(answer)
  if (result.success) return result.data
  throw new Error(`${endpoint.name} answered outside its contract: ${z.prettifyError(result.error)}`)
}

function authorise(services: Services, endpoint: AnyEndpoint, actor: Actor): Permitted | { ok: false; problem: Problem } {
  if (endpoint.permission === 'public') {
    return { ok: true, scope: actor.kind === 'system' ? everything : { everything: false, nodes: [] }, roles: [] }
  }
  if (actor.kind === 'visitor') return { ok: false, problem: problem(commonProblems['not-signed-in']) }
  if (actor.confined && !actor.confined.to.includes(endpoint.name)) return { ok: false, problem: problem(actor.confined.because) }
  if (endpoint.permission === 'signed-in') {
    return { ok: true, scope: actor.kind === 'system' ? everything : { everything: false, nodes: [] }, roles: [] }
  }
  const verdict = services.abilities.decide(actor, endpoint.permission.action)
  if (verdict.ok) return verdict
  return { ok: false, problem: problem(commonProblems['not-allowed'], { action: endpoint.permission.action }) }
}

/** Refusals are told to the audit log too, in a transaction of their own because the caller's was rolled back. */
async function auditRefusal(
  services: Services,
  endpoint: AnyEndpoint,
  actor: Actor,
  raw: RawRequest,
  refused: Problem,
  notes: readonly AuditNote[],
): Promise<void> {
  if (actor.kind === 'visitor' && refused.code === commonProblems['not-signed-in'].code) return
  await services.database
    .transaction({ scope: { everything: false, nodes: [] }, accountId: actor.accountId }, (tx) =>
      writeAudit(tx, {
        actor,
        roles: [],
        scope: { everything: false, nodes: [] },
        action: endpoint.name,
        result: refused.code,
        traceId: raw.traceId,
        notes,
      }),
    )
    .catch((error: unknown) => services.log.error('a refusal could not be audited', { error: String(error) }))
}

function callerOf(actor: Actor): string {
  return actor.accountId ?? (actor.kind === 'system' ? 'system' : `visitor ${actor.ip ?? ''}`)
}

/** Keyed, because inputs hold telephone numbers and the like: an unkeyed digest of those can be guessed back. */
function digestOf({ services, parsed }: Passage): Buffer {
  return services.crypto.mac('idempotency', JSON.stringify([parsed.params, parsed.query, parsed.body, parsed.ifMatch]))
}
