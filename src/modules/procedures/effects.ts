import type { Procedure } from '../../kernel/procedure.ts'
import { everything } from '../../kernel/policy.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { EffectCall } from '../../platform/contributions/case-effects.ts'
import { asPlatform, underScope } from '../../platform/db/database.ts'
import type { JobCall } from '../../platform/jobs/in-call.ts'
import { partyNosOf } from './rules-details.ts'
import type { CaseRow } from './store.ts'
import { requireUnits } from './units.ts'

export interface Applied {
  readonly no: number | null
  readonly lapsesOn: string | null
}

interface Decision {
  readonly reason?: string | null | undefined
  readonly documentNo?: string | null | undefined
  readonly documentOn?: string | null | undefined
  readonly effectiveOn?: string | null | undefined
}

function effectCall(call: JobCall, row: CaseRow, decision: Decision): EffectCall {
  return {
    ...call,
    subjectNo: row.subject_no,
    unitNos: row.details.covers ?? [],
    districtNo: row.district_no,
    details: row.details,
    act: {
      reason: decision.reason || row.title,
      documentNo: decision.documentNo ?? null,
      documentOn: decision.documentOn ?? null,
      effectiveOn: decision.effectiveOn ?? call.today,
    },
  }
}

function effectOf(call: JobCall, procedure: Procedure) {
  if (procedure.effect === null) return null
  const effect = call.services.contributions.procedureEffect(procedure.effect)
  if (!effect) throw new Error(`no module brings about ${procedure.effect}`)
  return effect
}

/** Could the decision come about as things stand? Asked for the platform's eyes: the applicant may see less than the question needs. */
export async function checkEffect(call: Call, row: CaseRow, procedure: Procedure): Promise<void> {
  const effect = effectOf(call, procedure)
  const named = [row.subject_no, ...(row.details.covers ?? []), ...partyNosOf(row.details)]
  await asPlatform(call.tx, async () => {
    // One of them may have been struck off since the application.
    await requireUnits(call.tx, everything, named, call.today)
    await effect?.check?.(effectCall({ ...call, scope: everything }, row, {}))
  })
}

/** Brings the decision about under the rights of who decides. */
export async function applyEffect(call: Call, row: CaseRow, procedure: Procedure, decision: Decision): Promise<Applied> {
  const effect = effectOf(call, procedure)
  if (!effect) return { no: null, lapsesOn: null }
  await checkEffect(call, row, procedure)
  const scope = call.can('case.decide') ?? call.scope
  return underScope(call.tx, scope, () => effect.apply(effectCall({ ...call, scope }, row, decision)))
}

/** Ends what was brought about for a time. */
export async function lapseEffect(call: JobCall, row: CaseRow, procedure: Procedure): Promise<void> {
  const ended = { ...row, subject_no: row.result_no ?? row.subject_no }
  await effectOf(call, procedure)?.lapse?.(effectCall(call, ended, { effectiveOn: row.lapses_on, documentNo: row.document_no }))
}
