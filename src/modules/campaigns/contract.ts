import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { campaignProblems as problems } from './problems.ts'
import { aims, causes, flags, lines, stages } from './rules.ts'

const no = z.coerce.number().int().positive()
/** A body, or `none` for units without one. */
const body = z.union([no, z.literal('none')])
const byId = z.object({ id: z.uuid() })
const read = { action: 'campaign.read' }
const count = z.number().int()
const named = z.object({ no: count, name: z.string() })
const missing = [problems['campaign-not-found']]

const aim = z.enum(aims)
export const aimView = z.object({
  aim,
  version: z.string(),
  source: z.string(),
  /** Part to be reached; null where whoever starts a campaign says it. */
  percent: z.number().nullable(),
})

/** Where a campaign stands on the last day it tells of, over the units in the caller's reach. */
export const standing = z.object({
  asOf: z.string(),
  base: count,
  there: count,
  /** Units of the base that are not there, each in the list. */
  missing: count,
  /** How many of them the part asked for still needs. */
  needed: count,
  /** Units of which it cannot be told whether they count. */
  unknown: count,
  percent: z.number().nullable(),
})

export const campaignView = z.object({
  id: z.string(),
  name: z.string(),
  node: named,
  districtNo: count,
  aim,
  aimVersion: z.string(),
  aimSource: z.string(),
  percent: z.number(),
  fromOn: z.string(),
  untilOn: z.string(),
  document: z.string(),
  startedBy: z.string().nullable(),
  closedOn: z.string().nullable(),
  closedNote: z.string().nullable(),
  standing,
})

const rule = z.object({ key: z.string(), version: z.string(), source: z.string() })
const remedy = z.object({ zh: z.string(), en: z.string(), source: z.string() })

export const unitOfCampaign = z.object({
  no: count,
  name: z.string(),
  type: z.string().nullable(),
  streetNo: count.nullable(),
  industryNo: count.nullable(),
  registrar: named.nullable(),
  supervisor: named.nullable(),
  headcount: count.nullable(),
  fullMembers: count.nullable(),
  cell: z.string(),
  standing: z.enum(['there', 'missing', 'unknown']),
  /** What is in the way at present; null for units that are there. */
  stage: z.enum(stages).nullable(),
  flags: z.array(z.enum(flags)),
  /** The case or plan it waits for. */
  waiting: z
    .object({
      code: z.string(),
      title: z.string(),
      step: z.object({ zh: z.string(), en: z.string() }).nullable(),
      with: z.array(z.string()),
      dueOn: z.string().nullable(),
      link: z.string(),
    })
    .nullable(),
  diagnosis: z
    .object({ reason: z.string(), remedy: z.string(), followUpOn: z.string().nullable(), last: z.string().nullable() })
    .nullable(),
})

/** One filter for list, export and letters. */
export const unitsFilter = z.object({
  show: z.enum(['missing', 'there', 'base', 'unknown']).default('missing'),
  stage: z.enum(stages).optional(),
  flag: z.enum(flags).optional(),
  streetNo: body.optional(),
  industryNo: body.optional(),
  registrarNo: body.optional(),
  supervisorNo: body.optional(),
  q: z.string().trim().max(60).optional(),
})
export type UnitsFilter = z.output<typeof unitsFilter>

export const week = z.object({
  no: count,
  after: z.string(),
  to: z.string(),
  start: count,
  in: count,
  out: count,
  end: count,
  there: count,
  moves: z.partialRecord(z.enum(causes), count),
  /** Another version of a rule came into force in this week. */
  rulesChanged: z.boolean(),
})

export const campaigns = {
  listCampaigns: endpoint({
    name: 'campaigns.listCampaigns',
    method: 'GET',
    path: '/api/campaigns',
    summary: 'Campaigns with where they stand, the running ones first, by their last day.',
    permission: read,
    query: pageQuery,
    output: pageOf(campaignView).extend({ aims: z.array(aimView), can: z.object({ start: z.boolean() }) }),
  }),
  getCampaign: endpoint({
    name: 'campaigns.getCampaign',
    method: 'GET',
    path: '/api/campaigns/:id',
    summary: 'One campaign: where it stands, and by which rules that was told.',
    permission: read,
    params: byId,
    output: campaignView.extend({
      rules: z.array(rule),
      /** People from which a unit is large under the rule of that day. */
      largeFrom: count,
      can: z.object({ close: z.boolean(), export: z.boolean(), write: z.boolean() }),
    }),
    problems: missing,
  }),
  startCampaign: endpoint({
    name: 'campaigns.startCampaign',
    method: 'POST',
    path: '/api/campaigns',
    summary: 'Start a campaign by a document: an aim of the programme, a node, a first and a last day (LH-18, ZF-09).',
    permission: { action: 'campaign.start' },
    body: z.object({
      name: z.string().trim().min(1).max(60),
      nodeNo: no,
      aim,
      percent: z.number().min(0).max(100).nullish(),
      fromOn: daySchema,
      untilOn: daySchema,
      document: z.string().trim().min(1).max(200),
    }),
    output: z.object({ id: z.string() }),
    problems: [
      problems['campaign-node-not-found'],
      problems['campaign-aim-unknown'],
      problems['campaign-percent-missing'],
      problems['campaign-days-unfit'],
    ],
  }),
  closeCampaign: endpoint({
    name: 'campaigns.closeCampaign',
    method: 'POST',
    path: '/api/campaigns/:id/close',
    summary: 'Close a campaign; what it told on that day stays.',
    permission: { action: 'campaign.start' },
    params: byId,
    body: z.object({ note: z.string().trim().min(1).max(500) }),
    output: z.object({ id: z.string() }),
    problems: [...missing, problems['campaign-closed'], problems['campaign-not-whole']],
  }),
  getMovement: endpoint({
    name: 'campaigns.getMovement',
    method: 'GET',
    path: '/api/campaigns/:id/movement',
    summary: 'Week by week: how many were not yet there, who came among them and who went, and the pace a straight line needs.',
    permission: read,
    params: byId,
    output: z.object({
      weeks: z.array(week),
      start: standing,
      pace: z.object({ weeksLeft: count, perWeek: count.nullable() }),
    }),
    problems: missing,
  }),
  listMoves: endpoint({
    name: 'campaigns.listMoves',
    method: 'GET',
    path: '/api/campaigns/:id/moves',
    summary: 'The units that moved in a week, each with the cause.',
    permission: read,
    params: byId,
    query: pageQuery.extend({
      week: z.coerce.number().int().min(1).max(2000),
      cause: z.enum([...causes, 'in', 'out']).optional(),
    }),
    output: pageOf(
      z.object({
        no: count,
        name: z.string(),
        streetNo: count.nullable(),
        industryNo: count.nullable(),
        cause: z.enum(causes),
        /** The cell of the partition and by whom it is covered at the end of the week; null when it is no longer counted. */
        cell: z.string().nullable(),
        helpers: z.array(z.string()),
      }),
    ).extend({ week: z.object({ no: count, after: z.string(), to: z.string() }) }),
    problems: [...missing, problems['campaign-week-unknown']],
  }),
  getObstacles: endpoint({
    name: 'campaigns.getObstacles',
    method: 'GET',
    path: '/api/campaigns/:id/obstacles',
    summary: 'What stands in the way of the units not yet there: each once by stage, and by what else is wanting; with remedies.',
    permission: read,
    params: byId,
    output: z.object({
      missing: count,
      stages: z.array(z.object({ stage: z.enum(stages), count, remedies: z.array(remedy) })),
      flags: z.array(z.object({ flag: z.enum(flags), count })),
      /** Rule the remedies come from. */
      rule: rule.nullable(),
    }),
    problems: missing,
  }),
  listBodies: endpoint({
    name: 'campaigns.listBodies',
    method: 'GET',
    path: '/api/campaigns/:id/bodies',
    summary: 'The units by the body that answers for them, in the order the bodies have of their own.',
    permission: read,
    params: byId,
    query: z.object({ line: z.enum(lines).default('street') }),
    output: z.object({
      items: z.array(
        z.object({ body: named.nullable(), base: count, there: count, missing: count, percent: z.number().nullable() }),
      ),
    }),
    problems: missing,
  }),
  listUnits: endpoint({
    name: 'campaigns.listUnits',
    method: 'GET',
    path: '/api/campaigns/:id/units',
    summary: 'The units of a campaign behind each of its figures, with what is in the way of each.',
    permission: read,
    params: byId,
    query: unitsFilter.extend(pageQuery.shape),
    output: pageOf(unitOfCampaign),
    problems: missing,
  }),
  exportUnits: endpoint({
    name: 'campaigns.exportUnits',
    method: 'GET',
    path: '/api/campaigns/:id/units/export',
    summary: 'The same list as a spreadsheet; recorded in the audit log.',
    permission: { action: 'campaign.export' },
    params: byId,
    query: unitsFilter,
    output: z.any(),
    problems: missing,
    transport: 'file',
  }),
  writeLetters: endpoint({
    name: 'campaigns.writeLetters',
    method: 'POST',
    path: '/api/campaigns/:id/letters',
    summary:
      'A letter to each body that answers for units not yet there, with the list of its units; one archive, made by a job.',
    permission: { action: 'campaign.write' },
    params: byId,
    body: z.object({
      line: z.enum(lines),
      /** Only these units; none: every one of the filter. */
      nos: z.array(z.number().int().positive()).min(1).max(500).nullish(),
      filter: unitsFilter.omit({ show: true }).partial().default({}),
    }),
    output: z.object({ jobId: z.string() }),
    problems: [...missing, problems['campaign-nobody-to-write']],
  }),
}
