import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { dispatchSide, dispatchView, named, terms, who } from './contract-dispatch.ts'
import { plannerProblems as problems } from './problems.ts'

const id = z.object({ id: z.uuid() })
const both = z.object({ id: z.uuid(), other: z.uuid() })
const read = { action: 'plan.read' }
const refusals = Object.values(problems)

/** Why somebody else is named in the other plan; the first that holds. */
export const movedReason = z.enum(['pinned', 'left', 'come', 'unit-changed', 'one-to-one', 'rearranged'])

const moved = z.object({ unit: named, side: dispatchSide, from: who.nullable(), to: who.nullable() })

export const dispatchSupposition = z.object({
  /** Exact change of the plan's cost, kilometres, and its plain parts. */
  delta: z.number(),
  terms,
  /** Who else would get another instructor; those the wishes name come first. */
  moved: z.array(moved.extend({ named: z.boolean() })),
  /** Positions of the wishes that could not be kept. */
  unmet: z.array(z.number().int()),
})

/** What two plans are compared by; as in the plan itself. */
const compared = dispatchView.pick({
  id: true,
  title: true,
  asOf: true,
  units: true,
  people: true,
  sides: true,
  changes: true,
  objective: true,
  gap: true,
  status: true,
})

const movedQuery = z.object({
  side: dispatchSide.optional(),
  reason: movedReason.optional(),
  q: z.string().trim().max(60).optional(),
})

export const dispatchQuestions = {
  whatIfDispatch: endpoint({
    name: 'planner.whatIfDispatch',
    method: 'POST',
    repeatable: true,
    path: '/api/planner/dispatches/:id/what-if',
    summary:
      'What it would cost if an instructor did, or did not, guide an organisation: exact difference in plain parts, and who else changes; nothing is kept.',
    permission: read,
    params: id,
    body: z.object({
      pins: z
        .array(z.object({ kind: z.enum(['must', 'never']), unitNo: z.number().int().positive(), personId: z.uuid() }))
        .min(1)
        .max(50),
    }),
    output: dispatchSupposition,
    problems: refusals,
  }),
  compareDispatches: endpoint({
    name: 'planner.compareDispatches',
    method: 'GET',
    path: '/api/planner/dispatches/:id/compare/:other',
    summary:
      'Two dispatch plans side by side: totals of each side, which organisations change hands and why, who is in one only.',
    permission: read,
    params: both,
    query: pageQuery.extend(movedQuery.shape),
    output: pageOf(moved.extend({ reason: movedReason })).extend({
      here: compared,
      there: compared,
      /** All that change hands, by reason, whatever the filter. */
      reasons: z.record(z.string(), z.number().int()),
      unitsOnlyHere: z.array(named),
      unitsOnlyThere: z.array(named),
      peopleOnlyHere: z.array(who),
      peopleOnlyThere: z.array(who),
    }),
    problems: refusals,
  }),
  exportDispatchComparison: endpoint({
    name: 'planner.exportDispatchComparison',
    method: 'GET',
    path: '/api/planner/dispatches/:id/compare/:other/export',
    summary: 'What changes hands between two dispatch plans as a spreadsheet, with the reasons and the totals of both.',
    permission: read,
    params: both,
    query: movedQuery.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    output: z.any(),
    problems: refusals,
    transport: 'file',
  }),
}
