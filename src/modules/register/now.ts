import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { type Actor, everything, platformItself, type Scope } from '../../kernel/policy.ts'
import { problem } from '../../kernel/problem.ts'
import type { Services } from '../../platform/commands/services.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import { inCall } from '../../platform/jobs/in-call.ts'
import { type AppliedImport, applyImport } from './apply-import.ts'
import { createImport } from './commands/upload.ts'
import { registerProblems as problems } from './problems.ts'
import { readImport } from './read-import.ts'
import { decideImportAction } from './rules.ts'
import { getImportForUpdate, setState, standingOf } from './store.ts'
import { type UndoneImport, undoImport } from './undo-import.ts'

/** The same work without the queue, for the command line and for first data: each call ends when the work has ended. */

export interface Hand {
  /** The platform itself unless told otherwise. */
  readonly actor?: Actor
  readonly scope?: Scope
  readonly onProgress?: (done: number, total: number | null, phase?: string) => void
}

export interface RegisterFile extends Hand {
  readonly path: string
  readonly name: string
  /** The home district unless told otherwise. */
  readonly districtNo?: number | null
  readonly statementOn?: Day | null
}

/** Keeps a register, reads and compares it. The import's state says whether the file could be read. */
export async function readAndStage(services: Services, file: RegisterFile): Promise<string> {
  const { actor = platformItself, scope = everything } = file
  const job = handJob(services, 'register.read', file)
  const importId = await inCall(job, ({ tx }) =>
    createImport(tx, services, {
      path: file.path,
      name: file.name,
      actor,
      scope,
      districtNo: file.districtNo ?? null,
      givenOn: file.statementOn ?? null,
    }),
  )
  await readImport(job, importId)
  return importId
}

/** Writes an import that was read, or goes on with one that was interrupted. One without anything new is applied as it is. */
export async function applyNow(
  services: Services,
  importId: string,
  hand: Hand & { batchRows?: number } = {},
): Promise<AppliedImport> {
  const job = handJob(services, 'register.apply', hand)
  await inCall(job, async ({ tx }) => {
    const record = await getImportForUpdate(tx, importId)
    if (record.state === 'applying') return
    const decision = decideImportAction('apply', standingOf(record))
    if (!decision.ok && decision.code !== 'import-nothing-to-apply') throw problem(problems[decision.code])
    await setState(tx, importId, 'applying', null)
  })
  return applyImport(job, importId, hand.batchRows)
}

/** Takes an import back, or goes on with an undo that was interrupted. */
export async function undoNow(services: Services, importId: string, reason: string, hand: Hand = {}): Promise<UndoneImport> {
  const job = handJob(services, 'register.undo', hand)
  await inCall(job, async ({ tx }) => {
    const record = await getImportForUpdate(tx, importId)
    if (record.state === 'undoing') return
    const decision = decideImportAction('undo', standingOf(record))
    if (!decision.ok) throw problem(problems[decision.code])
    await setState(tx, importId, 'undoing', null)
    await sql`update register.import set undo_reason = ${reason} where id = ${importId}`.execute(tx)
  })
  return undoImport(job, importId)
}

function handJob(services: Services, name: string, { actor = platformItself, scope = everything, onProgress }: Hand): JobRun {
  return {
    id: crypto.randomUUID(),
    name,
    payload: {},
    services,
    attempt: 1,
    actor,
    context: { scope, accountId: actor.accountId },
    progress: async (done, total, phase) => onProgress?.(done, total, phase),
  }
}
