import { z } from 'zod'
import { formLimits, partyOrgDeed, procedureAction, procedureNeed } from '../../kernel/procedure.ts'
import { caseDetails } from './rules-details.ts'

const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const span = z.object({
  n: z.number(),
  unit: z.enum(['working-day', 'day', 'month']),
  counts: z.enum(['step', 'submission']),
  source: z.string(),
  stated: z.boolean(),
})

/** A procedure as a table: its steps, the ways between them, where it ends. */
export const procedureView = z.object({
  key: z.string(),
  version: z.string(),
  programme: z.string(),
  zh: z.string(),
  en: z.string(),
  source: z.string(),
  subjectKinds: z.array(z.string()),
  deed: partyOrgDeed.nullable(),
  whenMerged: z.enum(['moves', 'ends']),
  remind: span.nullable(),
  fields: z.array(z.object({ code: z.string(), required: z.boolean(), values: z.array(z.string()).optional() })),
  steps: z.array(
    word.extend({
      actor: z.object({ ability: z.string(), node: z.string() }),
      deadline: span.nullable(),
      consent: z.string().optional(),
      papers: z.array(word.extend({ required: z.boolean() })),
    }),
  ),
  ends: z.array(word.extend({ outcome: z.enum(['done', 'refused', 'withdrawn']) })),
  transitions: z.array(z.object({ from: z.string(), action: procedureAction, to: z.string(), needs: z.array(procedureNeed) })),
  /** Set where the district runs it by a table of its own: why, since when, by whom. */
  own: z.object({ reason: z.string(), on: z.string(), by: z.string().nullable() }).nullable(),
})

/** What Party organisations of a form may not do, under which rule. */
export const formRule = formLimits.extend({ version: z.string(), source: z.string(), fromOn: z.string() })

const unitRef = z.object({ no: z.number().int(), name: z.string() })

export const caseSummary = z.object({
  id: z.string(),
  no: z.number().int(),
  procedure: z.object({ key: z.string(), zh: z.string(), en: z.string() }),
  title: z.string(),
  subject: unitRef,
  step: word,
  outcome: z.enum(['done', 'refused', 'withdrawn']).nullable(),
  openedOn: z.string(),
  submittedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  /** The notice of a year it runs through is not on record (暂算). */
  dueProvisional: z.boolean(),
  overdue: z.boolean(),
  dueSoon: z.boolean(),
  /** It stands at the caller's own door. */
  mine: z.boolean(),
  escalated: z.boolean(),
  decidedOn: z.string().nullable(),
  documentNo: z.string().nullable(),
})

export const caseDetail = caseSummary.extend({
  /** Send back as `If-Match` with an act. */
  revision: z.number().int(),
  table: procedureView,
  details: caseDetails,
  /** What is unusual about it under the table; said, never refused. */
  notices: z.array(z.object({ field: z.string(), most: z.number(), now: z.number(), source: z.string() })),
  /** Names of the units the details mention, as far as the caller may see them. */
  units: z.array(unitRef),
  parties: z.array(
    z.object({ unit: unitRef, state: z.enum(['asked', 'consented', 'declined']), answeredOn: z.string().nullable() }),
  ),
  documents: z.array(
    z.object({
      id: z.string(),
      paper: z.string(),
      fileName: z.string(),
      contentType: z.string(),
      bytes: z.number(),
      addedOn: z.string(),
      addedBy: z.string().nullable(),
    }),
  ),
  /** Papers the present step asks for that are not there yet. */
  missing: z.array(z.string()),
  actingUnits: z.array(unitRef),
  delegated: z.boolean(),
  resultNo: z.number().int().nullable(),
  lapsesOn: z.string().nullable(),
  lapsedOn: z.string().nullable(),
  timeline: z.array(
    z.object({
      id: z.number().int(),
      at: z.string(),
      on: z.string(),
      action: z.string(),
      step: z.string(),
      toStep: z.string().nullable(),
      units: z.array(z.string()),
      reason: z.string().nullable(),
      documentNo: z.string().nullable(),
      by: z.string().nullable(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
  /** What the caller may do, and what each act asks for. */
  can: z.object({
    acts: z.array(z.object({ action: procedureAction, needs: z.array(procedureNeed) })),
    /** Units for which the caller may consent or decline. */
    answerFor: z.array(z.number().int()),
    attach: z.boolean(),
    amend: z.boolean(),
    letters: z.array(z.enum(['receipt', 'return', 'reply'])),
  }),
})
