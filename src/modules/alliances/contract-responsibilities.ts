import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-agreements.ts'
import { allianceProblems as problems } from './problems.ts'

const unitNo = z.coerce.number().int().positive()
const text = (most: number) => z.string().trim().min(1).max(most)
const id = z.object({ id: z.uuid() })
const done = z.object({ id: z.string() })

const filter = z.object({
  tier: z.string().max(40).optional(),
  bodyNo: unitNo.optional(),
  /** acknowledged 已确认, waiting 待确认, ended 已结束. Without it: those that stand. */
  state: z.enum(['standing', 'acknowledged', 'waiting', 'ended', 'all']).default('standing'),
  /** Held by the hub of an industry: the Party organisation of an association (CD-10). */
  hub: z.enum(['true']).optional(),
  /** Only those the caller is to acknowledge. */
  mine: z.enum(['true']).optional(),
  districtNo: unitNo.optional(),
  asOf: daySchema.optional(),
  q: z.string().trim().max(60).optional(),
})

export const responsibilityView = z.object({
  id: z.string(),
  no: z.number().int(),
  tier: z.string(),
  body: named,
  above: z.object({ no: z.number().int(), title: z.string(), body: named }).nullable(),
  title: z.string(),
  content: z.string(),
  fromOn: z.string(),
  acknowledgedOn: z.string().nullable(),
  by: z.string().nullable(),
  endedOn: z.string().nullable(),
  endReason: z.string().nullable(),
  can: z.object({ acknowledge: z.boolean(), passOn: z.boolean(), end: z.boolean() }),
})

export const responsibilityEndpoints = {
  listResponsibilities: endpoint({
    name: 'alliances.listResponsibilities',
    method: 'GET',
    path: '/api/alliances/responsibilities',
    summary: 'Responsibilities of bodies in reach, tier by tier, with the acknowledgement of each. Nobody is ranked.',
    permission: { action: 'responsibility.read' },
    query: filter.extend(pageQuery.shape),
    output: pageOf(responsibilityView).extend({
      waiting: z.number().int(),
      tiers: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
      can: z.object({ pass: z.boolean() }),
    }),
  }),
  exportResponsibilities: endpoint({
    name: 'alliances.exportResponsibilities',
    method: 'GET',
    path: '/api/alliances/responsibilities/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'responsibility.export' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
  passResponsibility: endpoint({
    name: 'alliances.passResponsibility',
    method: 'POST',
    path: '/api/alliances/responsibilities',
    summary: 'Hand a responsibility to a body in reach; below the first tier from one that stands a tier above.',
    permission: { action: 'responsibility.pass' },
    body: z.object({
      tier: z.string().max(40),
      bodyNo: unitNo,
      aboveId: z.uuid().nullish(),
      title: text(120),
      content: text(2000),
      fromOn: daySchema,
    }),
    output: done,
    problems: [
      problems['network-unit-not-found'],
      problems['network-itself'],
      problems['network-day-unfit'],
      problems['responsibility-not-found'],
      problems['responsibility-tier-unknown'],
      problems['responsibility-above-missing'],
      problems['responsibility-tier-skipped'],
    ],
  }),
  acknowledgeResponsibility: endpoint({
    name: 'alliances.acknowledgeResponsibility',
    method: 'POST',
    path: '/api/alliances/responsibilities/:id/acknowledgement',
    summary: 'Acknowledge a responsibility from an account of the very body that holds it.',
    permission: { action: 'responsibility.acknowledge' },
    params: id,
    body: z.object({}),
    output: done,
    problems: [problems['responsibility-not-found'], problems['responsibility-over']],
  }),
  endResponsibility: endpoint({
    name: 'alliances.endResponsibility',
    method: 'POST',
    path: '/api/alliances/responsibilities/:id/end',
    summary: 'End a responsibility as of today, with the reason; what was passed down from it stays until it is ended itself.',
    permission: { action: 'responsibility.pass' },
    params: id,
    body: z.object({ reason: text(300) }),
    output: done,
    problems: [problems['responsibility-not-found'], problems['responsibility-over']],
  }),
}
