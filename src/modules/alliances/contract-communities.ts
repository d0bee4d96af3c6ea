import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-agreements.ts'
import { allianceProblems as problems } from './problems.ts'
import { agreementStages } from './rules/agreements.ts'
import { aspects, communityStates, crossKinds, needs, readyStates } from './rules/communities.ts'

const unitNo = z.coerce.number().int().positive()
const state = z.enum(communityStates)
const cross = z.enum(crossKinds)
const text = (most: number) => z.string().trim().max(most)
const said = (most: number) => text(most).min(1)
const all = Object.values(problems)
export const communityId = z.object({ id: z.uuid() })
export const communityChanged = z.object({ id: z.string(), revision: z.number().int() })
const ruleRef = z.object({ key: z.string(), version: z.string(), source: z.string() })

const body = z.object({
  name: said(100),
  form: z.string().max(40),
  goal: said(500),
  outcome: text(500).nullish(),
  anchor: z.string().max(40).nullish(),
  anchorName: text(100).nullish(),
  coverage: text(1000).nullish(),
  duties: text(1000).nullish(),
  /** Lines of joint work the charter agrees on, words of the programme. */
  workLines: z.array(z.string().max(40)).max(20).optional(),
  /** Members besides the lead, in the order in which turns come. */
  memberNos: z.array(unitNo).max(60),
})

export const communityView = z.object({
  id: z.string(),
  no: z.number().int(),
  name: z.string(),
  form: z.string(),
  state,
  goal: z.string(),
  outcome: z.string().nullable(),
  anchor: z.string().nullable(),
  anchorName: z.string().nullable(),
  lead: named,
  members: z.array(named.extend({ fromOn: z.string().nullable() })),
  /** In which ways it crosses borders, from the records of its members. */
  cross: z.array(cross),
  workLines: z.array(z.string()),
  /** Money, people and place as they were last stated, and what follows from the three. */
  readiness: z.array(
    z.object({
      aspect: z.enum(aspects),
      state: z.enum(['there', 'missing', 'not-applicable', 'unstated']),
      evidence: z.string().nullable(),
      onDay: z.string().nullable(),
      /** Entries of money that show it; null where people state it. */
      shown: z.object({ entries: z.number().int(), fen: z.number().int().nullable(), fromOn: z.string() }).nullable(),
    }),
  ),
  ready: z.enum(readyStates),
  establishedOn: z.string().nullable(),
  revision: z.number().int(),
})

const filter = z.object({
  state: state.optional(),
  /** Founded and not dissolved. */
  living: z.enum(['true']).optional(),
  /** The caller convenes today, and a meeting or bulletin waits. */
  convenor: z.enum(['true']).optional(),
  /** The caller acts for its lead, and an organisation asks to join. */
  asked: z.enum(['true']).optional(),
  form: z.string().max(40).optional(),
  cross: cross.optional(),
  anchor: z.string().max(40).optional(),
  ready: z.enum(readyStates).optional(),
  /** What it lacks, or has not said anything of. */
  lacks: z.enum(aspects).optional(),
  workLine: z.string().max(40).optional(),
  unitNo: unitNo.optional(),
  districtNo: unitNo.optional(),
  streetNo: unitNo.optional(),
  q: text(60).optional(),
})

const nominee = z.object({
  name: said(40),
  office: said(40),
  unitNo,
  consultedOn: daySchema.nullish(),
  consultation: text(300).nullish(),
  agreed: z.boolean().nullish(),
})

export const communityEndpoints = {
  listCommunities: endpoint({
    name: 'alliances.listCommunities',
    method: 'GET',
    path: '/api/alliances/communities',
    summary: 'Communities one of whose members is in reach, by number.',
    permission: { action: 'community.read' },
    query: filter.extend(pageQuery.shape),
    output: pageOf(communityView).extend({ counts: z.record(state, z.number().int()), can: z.object({ found: z.boolean() }) }),
  }),
  exportCommunities: endpoint({
    name: 'alliances.exportCommunities',
    method: 'GET',
    path: '/api/alliances/communities/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'community.export' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
  getCommunity: endpoint({
    name: 'alliances.getCommunity',
    method: 'GET',
    path: '/api/alliances/communities/:id',
    summary: 'One community: charter, members, team, readiness, what is still missing, and its course.',
    permission: { action: 'community.read' },
    params: communityId,
    output: communityView.extend({
      coverage: z.string().nullable(),
      duties: z.string().nullable(),
      documentNo: z.string().nullable(),
      endedOn: z.string().nullable(),
      endReason: z.string().nullable(),
      caseId: z.string().nullable(),
      charter: z
        .object({
          id: z.string(),
          no: z.number().int(),
          stage: z.enum(agreementStages),
          signed: z.number().int(),
          sides: z.number().int(),
        })
        .nullable(),
      crossValues: z.array(z.object({ kind: cross, values: z.array(z.object({ zh: z.string(), en: z.string() })) })),
      requests: z.array(z.object({ id: z.string(), unit: named, askedOn: z.string(), reason: z.string().nullable() })),
      former: z.array(
        named.extend({
          state: z.enum(['declined', 'withdrawn', 'left']),
          fromOn: z.string().nullable(),
          untilOn: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
      team: z.array(nominee.extend({ id: z.string(), unit: named })),
      /** What members share in other modules, by the module's own words. */
      shared: z.array(
        z.object({
          module: z.string(),
          counts: z.array(z.object({ code: z.string(), count: z.number().int(), link: z.string() })),
        }),
      ),
      unmet: z.array(z.enum(needs)),
      rules: z.array(ruleRef),
      course: z.array(
        z.object({
          action: z.string(),
          onDay: z.string(),
          unit: z.string().nullable(),
          reason: z.string().nullable(),
          by: z.string().nullable(),
        }),
      ),
      can: z.object({
        /** Acts for the lead: changes the founding, answers requests. */
        lead: z.boolean(),
        /** Acts for one of the members: keeps records, turns and readiness. */
        run: z.boolean(),
        /** Members the caller acts for. */
        ownNos: z.array(z.number().int()),
        amend: z.boolean(),
        apply: z.boolean(),
        assess: z.boolean(),
      }),
    }),
    problems: [problems['community-not-found']],
  }),
  foundCommunity: endpoint({
    name: 'alliances.foundCommunity',
    method: 'POST',
    path: '/api/alliances/communities',
    summary: 'Draw up a community with its charter and its members; each of them signs before it may apply.',
    permission: { action: 'community.run' },
    body: body.extend({ leadNo: unitNo }),
    output: communityChanged,
    problems: all,
  }),
  amendCommunity: endpoint({
    name: 'alliances.amendCommunity',
    method: 'PUT',
    path: '/api/alliances/communities/:id',
    summary: 'Change a community: while it is a draft everything, once it stands its aim and what has come of it.',
    permission: { action: 'community.run' },
    params: communityId,
    body,
    concurrency: true,
    output: communityChanged,
    problems: all,
  }),
  setTeam: endpoint({
    name: 'alliances.setTeam',
    method: 'PUT',
    path: '/api/alliances/communities/:id/team',
    summary: 'Who is nominated for the team, with the consultation and its result.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({ people: z.array(nominee).max(40) }),
    concurrency: true,
    output: communityChanged,
    problems: all,
  }),
  stateReadiness: endpoint({
    name: 'alliances.stateReadiness',
    method: 'PUT',
    path: '/api/alliances/communities/:id/readiness',
    summary: 'Say with evidence whether there is money, whether people, whether a place; or why it does not apply.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({ aspect: z.enum(aspects), state: z.enum(['there', 'missing', 'not-applicable']), evidence: said(500) }),
    output: z.object({ id: z.string() }),
    problems: all,
  }),
  draftCharter: endpoint({
    name: 'alliances.draftCharter',
    method: 'POST',
    path: '/api/alliances/communities/:id/charter',
    summary: 'Put the charter as it stands before every member to sign; an earlier one that was not signed by all is withdrawn.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({}),
    output: z.object({ id: z.string() }),
    problems: all,
  }),
  applyCommunity: endpoint({
    name: 'alliances.applyCommunity',
    method: 'POST',
    path: '/api/alliances/communities/:id/application',
    summary: 'Open the case by which a community applies, is reviewed, approved and filed; nothing may be missing.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({}),
    output: z.object({ caseId: z.string() }),
    problems: all,
  }),
  withdrawCommunity: endpoint({
    name: 'alliances.withdrawCommunity',
    method: 'POST',
    path: '/api/alliances/communities/:id/withdrawal',
    summary: 'Give a draft up, with a reason.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({ reason: said(300) }),
    output: communityChanged,
    problems: all,
  }),
  leaveCommunity: endpoint({
    name: 'alliances.leaveCommunity',
    method: 'POST',
    path: '/api/alliances/communities/:id/leavings',
    summary: 'A member leaves on a day, with a reason.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({ unitNo, onDay: daySchema.optional(), reason: said(300) }),
    output: z.object({ id: z.string() }),
    problems: all,
  }),
  handOverLead: endpoint({
    name: 'alliances.handOverLead',
    method: 'POST',
    path: '/api/alliances/communities/:id/lead',
    summary: 'The lead passes to another member, with a reason.',
    permission: { action: 'community.run' },
    params: communityId,
    body: z.object({ unitNo, reason: said(300) }),
    output: z.object({ id: z.string() }),
    problems: all,
  }),
}
