import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-agreements.ts'
import { communityId } from './contract-communities.ts'
import { allianceProblems as problems } from './problems.ts'
import { periods } from './rules/cadences.ts'
import { turnRoles } from './rules/turns.ts'

const all = Object.values(problems)
const unitNo = z.coerce.number().int().positive()
const said = (most: number) => z.string().trim().min(1).max(most)
const year = z.coerce.number().int().min(2000).max(2100)
const role = z.enum(turnRoles)
const ruleRef = z.object({ key: z.string(), version: z.string(), source: z.string() })
const rule = ruleRef.extend({ stated: z.boolean() })
const done = z.object({ id: z.string() })
/** Kinds of shared record besides the cadences of the programme. */
export const lineKinds = ['member', 'resource', 'problem', 'experience'] as const
/** Of these, kinds that are entered as needs, resources and problems of the lists; what stands here from before stays readable. */
export const listedKinds: readonly string[] = ['resource', 'problem']

const lineFilter = z.object({
  kind: z.string().max(40).optional(),
  year: year.optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
  open: z.enum(['true']).optional(),
  unitNo: unitNo.optional(),
  q: z.string().trim().max(60).optional(),
})
const jointFilter = z.object({ year: year.optional(), line: z.string().max(40).optional() })
export const lineView = z.object({
  id: z.string(),
  no: z.number().int(),
  kind: z.string(),
  unit: named,
  onDay: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  mode: z.string().nullable(),
  activityNo: z.number().int().nullable(),
  tags: z.array(z.string()),
  solvedOn: z.string().nullable(),
  solution: z.string().nullable(),
  can: z.object({ change: z.boolean() }),
})

export const yearItem = z.object({
  /** What was looked at: a cadence, activities, a kind of line, what members share elsewhere (`<module>.<code>`), or an aspect of readiness. */
  what: z.enum(['cadence', 'activities', 'lines', 'shared', 'solved', 'members', 'readiness', 'turns']),
  /** Code of the cadence, line or aspect. */
  code: z.string(),
  value: z.number().int().nullable(),
  /** Of how many; null where nothing is expected. */
  of: z.number().int().nullable(),
  state: z.string().nullable(),
  /** Page with exactly these records. */
  list: z.string(),
})

export const lifeEndpoints = {
  getTurns: endpoint({
    name: 'alliances.getTurns',
    method: 'GET',
    path: '/api/alliances/communities/:id/turns',
    summary: 'Who convenes and who hosts when, fairly in turn, with skips and exchanges and their reasons.',
    permission: { action: 'community.read' },
    params: communityId,
    output: z.object({
      roles: z.array(
        z.object({
          role,
          months: z.number().int(),
          rule,
          turns: z.array(
            z.object({
              day: z.string(),
              until: z.string(),
              who: named.nullable(),
              stage: z.enum(['past', 'now', 'ahead']),
              /** Why it is not whose turn it would have been. */
              reason: z.string().nullable(),
              passed: z.array(z.string()),
            }),
          ),
        }),
      ),
      can: z.object({ change: z.boolean() }),
    }),
    problems: [problems['community-not-found'], problems['community-rule-missing']],
  }),
  changeTurn: endpoint({
    name: 'alliances.changeTurn',
    method: 'POST',
    path: '/api/alliances/communities/:id/turns',
    summary: 'Skip a turn, or exchange it with another one, with a reason.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({ role, day: daySchema, otherDay: daySchema.nullish(), reason: said(300) }),
    output: done,
    problems: all,
  }),
  writeTurns: endpoint({
    name: 'alliances.writeTurns',
    method: 'GET',
    path: '/api/alliances/communities/:id/calendar',
    summary: 'The turns as a calendar file: organisations and days, nobody’s name.',
    permission: { action: 'community.read' },
    params: communityId,
    output: z.unknown(),
    transport: 'file',
    problems: [problems['community-not-found'], problems['community-rule-missing']],
  }),
  getDue: endpoint({
    name: 'alliances.getDue',
    method: 'GET',
    path: '/api/alliances/communities/:id/due',
    summary: 'Meetings and bulletins of the year by period: what is recorded and what waits, told to the community only.',
    permission: { action: 'community.read' },
    params: communityId,
    query: z.object({ year: year.optional() }),
    output: z.object({
      year: z.number().int(),
      rule: rule.nullable(),
      cadences: z.array(
        z.object({
          code: z.string(),
          zh: z.string(),
          en: z.string(),
          times: z.number().int(),
          per: z.enum(periods),
          windows: z.array(
            z.object({
              from: z.string(),
              until: z.string(),
              held: z.number().int(),
              status: z.enum(['recorded', 'not-yet-due', 'to-be-recorded', 'not-applicable']),
            }),
          ),
        }),
      ),
    }),
    problems: [problems['community-not-found']],
  }),
  listJoint: endpoint({
    name: 'alliances.listJoint',
    method: 'GET',
    path: '/api/alliances/communities/:id/activities',
    summary: 'Activities in which two members or more took part: days, kinds and which members; nothing else of them.',
    permission: { action: 'community.read' },
    params: communityId,
    query: jointFilter.extend(pageQuery.shape),
    output: pageOf(
      z.object({
        id: z.string(),
        no: z.number().int(),
        onDay: z.string(),
        state: z.enum(['planned', 'held']),
        title: z.string().nullable(),
        kinds: z.array(z.string()),
        lines: z.array(z.string()),
        members: z.array(named),
        /** Whether the page of the activity opens for the caller. */
        reached: z.boolean(),
      }),
    ).extend({
      /** Lines of joint work: agreed in the charter or not, and how many activities of the year were tagged with each. */
      workLines: z.array(
        z.object({ code: z.string(), zh: z.string(), en: z.string(), agreed: z.boolean(), tagged: z.number().int() }),
      ),
    }),
    problems: [problems['community-not-found']],
  }),
  exportJoint: endpoint({
    name: 'alliances.exportJoint',
    method: 'GET',
    path: '/api/alliances/communities/:id/activities/export',
    summary: 'The same activities as a spreadsheet.',
    permission: { action: 'community.export' },
    params: communityId,
    query: jointFilter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
    problems: [problems['community-not-found']],
  }),
  listLines: endpoint({
    name: 'alliances.listLines',
    method: 'GET',
    path: '/api/alliances/communities/:id/lines',
    summary: 'What the members share: meetings, bulletins, members, resources, problems, experience.',
    permission: { action: 'community.read' },
    params: communityId,
    query: lineFilter.extend(pageQuery.shape),
    output: pageOf(lineView).extend({ can: z.object({ record: z.boolean() }) }),
    problems: [problems['community-not-found']],
  }),
  exportLines: endpoint({
    name: 'alliances.exportLines',
    method: 'GET',
    path: '/api/alliances/communities/:id/lines/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'community.export' },
    params: communityId,
    query: lineFilter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
    problems: [problems['community-not-found']],
  }),
  recordLine: endpoint({
    name: 'alliances.recordLine',
    method: 'POST',
    path: '/api/alliances/communities/:id/lines',
    summary:
      'Enter a shared record for one of the members the caller acts for. Resources and problems are entered as entries kept to the community.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({
      kind: z.string().max(40),
      unitNo,
      onDay: daySchema,
      title: said(120),
      body: z.string().trim().max(2000).nullish(),
      mode: z.string().max(40).nullish(),
      activityNo: z.number().int().positive().nullish(),
      /** Words an experience is found by; nothing else has them. */
      tags: z.array(z.string().max(40)).max(10).optional(),
    }),
    output: done,
    problems: all,
  }),
  solveLine: endpoint({
    name: 'alliances.solveLine',
    method: 'POST',
    path: '/api/alliances/communities/:id/lines/:lineId/solution',
    summary: 'Say how a shared problem was solved.',
    permission: { action: 'community.run' },
    params: communityId.extend({ lineId: z.uuid() }),
    body: z.object({ onDay: daySchema, solution: said(500) }),
    output: done,
    problems: all,
  }),
  retractLine: endpoint({
    name: 'alliances.retractLine',
    method: 'POST',
    path: '/api/alliances/communities/:id/lines/:lineId/retraction',
    summary: 'Take back what was entered by mistake; it counts nowhere from then on.',
    permission: { action: 'community.run' },
    params: communityId.extend({ lineId: z.uuid() }),
    body: z.object({ reason: said(300) }),
    output: done,
    problems: all,
  }),
  getYear: endpoint({
    name: 'alliances.getYear',
    method: 'GET',
    path: '/api/alliances/communities/:id/years/:year',
    summary: 'The assessment of a year, each item prepared from records and opening them; the judgement is a person’s.',
    permission: { action: 'community.read' },
    params: communityId.extend({ year }),
    output: z.object({
      year: z.number().int(),
      rule: rule.nullable(),
      items: z.array(yearItem),
      assessment: z
        .object({
          judgement: z.string(),
          grade: z.enum(['demonstration', 'normal', 'rectification']),
          subsidyFen: z.number().nullable(),
          documentNo: z.string().nullable(),
          dueOn: z.string().nullable(),
          assessedOn: z.string(),
          by: z.string().nullable(),
          recheckedOn: z.string().nullable(),
          recheckResult: z.enum(['active', 'dissolved']).nullable(),
          recheckReason: z.string().nullable(),
          recheckedBy: z.string().nullable(),
        })
        .nullable(),
      can: z.object({ assess: z.boolean(), recheck: z.boolean(), dissolve: z.boolean() }),
      suggestedDueOn: z.string().nullable(),
    }),
    problems: [problems['community-not-found']],
  }),
  assessCommunity: endpoint({
    name: 'alliances.assessCommunity',
    method: 'POST',
    path: '/api/alliances/communities/:id/years/:year',
    summary: 'Assess a year: a judgement, and demonstration, normal or rectification with its day.',
    permission: { action: 'community.assess' },
    params: communityId.extend({ year }),
    body: z.object({
      judgement: said(2000),
      grade: z.enum(['demonstration', 'normal', 'rectification']),
      subsidyFen: z.number().int().nonnegative().nullish(),
      documentNo: z.string().trim().max(100).nullish(),
      dueOn: daySchema.nullish(),
    }),
    output: done,
    problems: all,
  }),
  recheckCommunity: endpoint({
    name: 'alliances.recheckCommunity',
    method: 'POST',
    path: '/api/alliances/communities/:id/recheck',
    summary: 'Look again at a community in rectification: active again, or dissolved.',
    permission: { action: 'community.assess' },
    params: communityId,
    body: z.object({ result: z.enum(['active', 'dissolved']), reason: said(500) }),
    output: done,
    problems: all,
  }),
  dissolveCommunity: endpoint({
    name: 'alliances.dissolveCommunity',
    method: 'POST',
    path: '/api/alliances/communities/:id/dissolution',
    summary: 'Dissolve a community, with a reason.',
    permission: { action: 'community.assess' },
    params: communityId,
    body: z.object({ reason: said(500) }),
    output: done,
    problems: all,
  }),
}
