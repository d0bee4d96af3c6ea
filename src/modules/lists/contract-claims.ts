import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, exporting, flag, maybe, named, problems, read, words } from './contract-entries.ts'
import { circles, claimStates, deeds, entryKinds, levels, sides } from './rules.ts'

const claim = { action: 'lists.claim' }
const no = z.coerce.number().int().positive()
export const phonePattern = /^(?:\+?86)?1\d{10}$|^0\d{2,3}-?\d{7,8}$/

export const claimFilter = z.object({
  kind: z.enum(entryKinds).optional(),
  state: z.enum([...claimStates, 'all']).default('all'),
  mode: z.enum(['single', 'group', 'person']).optional(),
  unitNo: no.optional(),
  districtNo: no.optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
  /** Only claims nothing was told of for as long as the rule allows, or whose urging went unanswered past its day: proposed for urging. */
  due: flag.optional(),
  /** On entries kept to this community; whoever coordinates it sees all of them (CN-29). */
  communityId: z.uuid().optional(),
  /** On what is kept to communities the reader leads or convenes now, whoever took it on (CN-29). */
  supervised: flag.optional(),
  /** Resources that went from a higher level to a lower one (CN-08). */
  handedDown: flag.optional(),
  /** Urged at all, or urged and not answered by now. */
  urged: z.enum(['ever', 'waiting']).optional(),
})

export const claimRow = z.object({
  id: z.string(),
  no: z.number().int(),
  entry: z.object({ id: z.string(), no: z.number().int(), kind: z.enum(entryKinds), title: z.string() }),
  owner: named,
  mode: z.enum(['single', 'group', 'person']),
  members: z.array(named),
  quantity: z.number().int(),
  unit: z.string(),
  state: z.enum(claimStates),
  claimedOn: z.string(),
  verifiedOn: z.string().nullable(),
  result: z.string().nullable(),
  satisfaction: z.string().nullable(),
  levels: z.object({ from: z.enum(levels), to: z.enum(levels) }).nullable(),
  urged: z.number().int(),
  urgedOn: z.string().nullable(),
  /** Day the latest urging named. */
  urgeDueOn: z.string().nullable(),
  answeredOn: z.string().nullable(),
  /** Day of the last step. */
  notedOn: z.string(),
  /** Proposed for urging by the rule `lists.follow`. */
  overdue: z.boolean(),
  community: z.object({ id: z.string(), no: z.number().int(), name: z.string(), circle: z.enum(circles) }).nullable(),
})

/** In the list: for which side the reader may urge; null where it may not. */
const listedClaim = claimRow.extend({ urgeAs: z.enum(['office', 'community']).nullable() })

export const claimEndpoints = {
  listClaims: endpoint({
    name: 'lists.listClaims',
    method: 'GET',
    path: '/api/lists/claims',
    summary:
      'What was taken on by or from organisations in reach, the newest first; `supervised` asks for what is kept to communities one coordinates.',
    permission: read,
    query: pageQuery.extend(claimFilter.shape),
    output: pageOf(listedClaim).extend({
      /** Communities the reader leads or convenes now; empty unless asked for by `supervised`. */
      communities: z.array(z.object({ id: z.string(), name: z.string() })),
      counts: z.object({
        claims: z.number().int(),
        active: z.number().int(),
        solved: z.number().int(),
        verified: z.number().int(),
        rated: z.number().int(),
        satisfied: z.number().int(),
      }),
    }),
  }),
  exportClaims: endpoint({
    name: 'lists.exportClaims',
    method: 'GET',
    path: '/api/lists/claims/export',
    summary: 'The same list as a spreadsheet; of persons only that somebody took it on.',
    permission: exporting,
    query: claimFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  findPartners: endpoint({
    name: 'lists.findPartners',
    method: 'GET',
    path: '/api/lists/partners',
    summary: 'Organisations of the own district by a part of their name, to take something on together.',
    permission: claim,
    query: z.object({ q: z.string().trim().min(1).max(60) }),
    output: z.object({ items: z.array(named) }),
  }),
  claimEntry: endpoint({
    name: 'lists.claimEntry',
    method: 'POST',
    path: '/api/lists/entries/:id/claims',
    summary:
      'Take an entry on for an organisation, alone or with others that have still to agree. One has it; a part where it can be divided.',
    permission: claim,
    params: byId,
    body: z.object({
      asNo: z.number().int().positive(),
      share: z.number().int().min(1).max(100).nullish(),
      with: z
        .array(z.object({ unitNo: z.number().int().positive(), share: z.number().int().min(1).max(100).nullish() }))
        .max(20)
        .default([]),
      quantity: z.number().int().positive().nullish(),
    }),
    output: z.object({ id: z.string(), state: z.enum(claimStates) }),
    problems,
  }),
  actOnClaim: endpoint({
    name: 'lists.actOnClaim',
    method: 'POST',
    path: '/api/lists/claims/:id/acts',
    summary:
      'Agree or refuse as a member of a group, tell how it goes, urge as the office or as the community it is kept to (CN-29), say it is solved, confirm or return as the other side, withdraw, release.',
    permission: claim,
    params: byId,
    body: z.object({
      deed: z.enum(deeds),
      side: z.enum(sides),
      asNo: z.number().int().positive().nullish(),
      line: maybe(500),
      /** Of an urging: day by which an answer is asked for. */
      dueOn: daySchema.nullish(),
      satisfaction: maybe(40),
    }),
    output: z.object({ id: z.string(), state: z.enum(claimStates) }),
    problems,
  }),
  listOpen: endpoint({
    name: 'lists.listOpen',
    method: 'GET',
    path: '/api/lists/open',
    summary: 'What everybody may take on without an account.',
    permission: 'public',
    query: pageQuery.extend({ districtNo: no.optional() }),
    output: pageOf(
      z.object({
        id: z.string(),
        no: z.number().int(),
        kind: z.enum(entryKinds),
        title: z.string(),
        detail: z.string().nullable(),
        owner: z.string(),
        place: z.string().nullable(),
        left: z.number().int(),
        unit: z.string(),
        untilOn: z.string().nullable(),
        openTo: z.array(z.enum(['members', 'residents'])),
      }),
    ),
  }),
  claimOpen: endpoint({
    name: 'lists.claimOpen',
    method: 'POST',
    path: '/api/lists/open/:id/claims',
    summary: 'Take an entry on without an account: name and telephone, with consent. The code to come back is shown once.',
    permission: 'public',
    params: byId,
    body: z.object({
      who: z.enum(['member', 'resident']),
      name: words(40),
      phone: z.string().trim().regex(phonePattern),
      consent: z.literal(true),
    }),
    output: z.object({ code: z.string() }),
    problems,
    secretAnswer: true,
  }),
  findOpenClaim: endpoint({
    name: 'lists.findOpenClaim',
    method: 'POST',
    path: '/api/lists/open/claims/find',
    summary: 'How a claim stands, by the code shown when it was made.',
    permission: 'public',
    body: z.object({ code: z.string().trim().min(6).max(40) }),
    output: z.object({
      state: z.enum(claimStates),
      title: z.string(),
      place: z.string().nullable(),
      untilOn: z.string().nullable(),
      owner: z.string(),
      result: z.string().nullable(),
    }),
    problems,
    repeatable: true,
  }),
  tellOpenClaim: endpoint({
    name: 'lists.tellOpenClaim',
    method: 'POST',
    path: '/api/lists/open/claims/tell',
    summary: 'By the code: tell how it goes, that it is done, or give up; who gives up takes the consent back.',
    permission: 'public',
    body: z.object({ code: z.string().trim().min(6).max(40), deed: z.enum(['follow', 'solve', 'withdraw']), line: words(500) }),
    output: z.object({ told: z.boolean() }),
    problems,
  }),
}
