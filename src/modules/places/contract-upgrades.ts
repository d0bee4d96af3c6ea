import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { byId, byNo, code, codes, named, no, told } from './contract-shapes.ts'
import { placeProblems } from './problems.ts'
import { upgradeActNames, upgradeStates } from './rules/upgrade.ts'

const problems = Object.values(placeProblems)
const read = { action: 'place.read' }
const keep = { action: 'place.keep' }
const result = z.object({
  id: z.string(),
  onDay: z.string(),
  version: z.string(),
  met: z.number().int(),
  apply: z.number().int(),
})

const upgradeFilter = z.object({
  q: z.string().trim().max(60).optional(),
  /** Besides the states: what is past its day and not finished. */
  state: z.enum([...upgradeStates, 'late']).optional(),
  tier: codes.optional(),
  kind: codes.optional(),
  venueNo: no.optional(),
  streetNo: no.optional(),
})
const upgradeRow = z.object({
  id: z.string(),
  no: z.number().int(),
  revision: z.number().int(),
  venue: named,
  kind: z.string(),
  street: named.nullable(),
  fromTier: z.string().nullable(),
  toTier: z.string(),
  state: z.enum(upgradeStates),
  responsible: z.string(),
  startsOn: z.string(),
  dueOn: z.string(),
  begunOn: z.string().nullable(),
  acceptedOn: z.string().nullable(),
  late: z.boolean(),
})

const checkFilter = z.object({
  q: z.string().trim().max(60).optional(),
  /** Version of the standard. */
  version: z.string().trim().max(40).optional(),
  /** Whether everything that applies is met. */
  result: z.enum(['met', 'lacking']).optional(),
  kind: codes.optional(),
  streetNo: no.optional(),
  /** The last of each venue, or every one. */
  view: z.enum(['last', 'all']).default('last'),
})

export const upgradeEndpoints = {
  listUpgrades: endpoint({
    name: 'places.listUpgrades',
    method: 'GET',
    path: '/api/places/upgrades',
    summary: 'Projects that bring venues of the own district to another tier; those under way first.',
    permission: read,
    query: pageQuery.extend(upgradeFilter.shape),
    output: pageOf(upgradeRow),
  }),
  exportUpgrades: endpoint({
    name: 'places.exportUpgrades',
    method: 'GET',
    path: '/api/places/upgrades/export',
    summary: 'The list of these projects as a spreadsheet.',
    permission: { action: 'place.export' },
    query: upgradeFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getUpgrade: endpoint({
    name: 'places.getUpgrade',
    method: 'GET',
    path: '/api/places/upgrades/:id',
    summary: 'One such project, with the self-checks it began from and was accepted by for those who answer for the venue.',
    permission: read,
    params: byId,
    output: upgradeRow.extend({
      what: z.string().nullable(),
      reason: z.string().nullable(),
      before: result.nullable(),
      after: result.nullable(),
      can: z.object({ acts: z.array(z.enum(upgradeActNames)) }),
    }),
    problems,
  }),
  planUpgrade: endpoint({
    name: 'places.planUpgrade',
    method: 'POST',
    path: '/api/places/venues/:no/upgrades',
    summary: 'Plan to bring a venue to another tier: who is responsible, from when, until when.',
    permission: keep,
    params: byNo,
    body: z.object({
      toTier: code,
      responsible: z.string().trim().min(1).max(100),
      what: told(500),
      startsOn: daySchema,
      dueOn: daySchema,
    }),
    output: z.object({ id: z.string(), no: z.number().int(), revision: z.number().int() }),
    problems,
  }),
  moveUpgrade: endpoint({
    name: 'places.moveUpgrade',
    method: 'POST',
    path: '/api/places/upgrades/:id/moves',
    summary: 'Begin a project, accept it after a self-check (the venue has the new tier from the day), or stop it with a reason.',
    permission: keep,
    params: byId,
    body: z.object({ act: z.enum(upgradeActNames), onDay: daySchema.nullish(), reason: told(300) }),
    output: z.object({ id: z.string(), state: z.enum(upgradeStates), revision: z.number().int() }),
    problems,
    concurrency: true,
  }),
  listChecks: endpoint({
    name: 'places.listChecks',
    method: 'GET',
    path: '/api/places/self-checks',
    summary: 'Self-checks of venues in reach, the latest first: what is met of what applies. Not scored, not ordered by it.',
    permission: keep,
    query: pageQuery.extend(checkFilter.shape),
    output: pageOf(
      result.extend({ venue: named, kind: z.string(), street: named.nullable(), owner: named, lacking: z.array(z.string()) }),
    ).extend({
      /** Versions of the standard that were checked against. */
      versions: z.array(z.string()),
      /** Venues that could be checked and never were. */
      unchecked: z.number().int(),
    }),
  }),
  exportChecks: endpoint({
    name: 'places.exportChecks',
    method: 'GET',
    path: '/api/places/self-checks/export',
    summary: 'The list of self-checks as a spreadsheet.',
    permission: { action: 'place.export' },
    query: checkFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
}
