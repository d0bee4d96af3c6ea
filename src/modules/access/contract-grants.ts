import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { accessProblems as problems } from './problems.ts'
import { roleCodes } from './rules/roles.ts'

const instant = z.iso.datetime({ offset: true })
const id = z.uuid()
const line = z.enum(['area', 'industry', 'registry', 'party'])
const reason = z.string().trim().min(2).max(200)

const grantShape = z.object({
  id,
  accountId: id,
  displayName: z.string(),
  role: z.string(),
  nodeNo: z.number().int().nullable(),
  /** Null for a role over the whole platform, and where the unit is gone. */
  nodeName: z.string().nullable(),
  line: line.nullable(),
  fromOn: daySchema,
  untilOn: daySchema.nullable(),
  reason: z.string(),
  state: z.enum(['proposed', 'approved', 'refused', 'revoked']),
  proposedBy: z.string().nullable(),
  proposedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** False when the row was changed by hand in the database; it counts for nothing then. */
  genuine: z.boolean(),
  can: z.object({ decide: z.boolean(), revoke: z.boolean() }),
})
export type GrantView = z.infer<typeof grantShape>

export const listGrants = endpoint({
  name: 'access.listGrants',
  method: 'GET',
  path: '/api/access/grants',
  summary: 'Roles given, proposed, refused and taken back.',
  permission: { action: 'access.list-grants' },
  query: pageQuery.extend({
    state: z.enum(['proposed', 'approved', 'refused', 'revoked']).optional(),
    accountId: id.optional(),
    role: z.enum(roleCodes).optional(),
  }),
  output: pageOf(grantShape),
})

export const findNodes = endpoint({
  name: 'access.findNodes',
  method: 'GET',
  path: '/api/access/nodes',
  summary:
    'Areas, industries, public bodies and Party organisations by a piece of their name, to propose a role over one of them.',
  permission: { action: 'access.propose-grant' },
  query: z.object({ q: z.string().trim().min(1).max(60) }),
  output: z.object({
    items: z.array(z.object({ no: z.number().int(), name: z.string(), kind: z.string(), district: z.string().nullable() })),
  }),
})

export const proposeGrant = endpoint({
  name: 'access.proposeGrant',
  method: 'POST',
  path: '/api/access/grants',
  summary: 'Propose a role for an account; it counts once the security administrator has approved it.',
  permission: { action: 'access.propose-grant' },
  body: z.object({
    accountId: id,
    role: z.enum(roleCodes),
    nodeNo: z.number().int().positive().nullable().default(null),
    line: line.nullable().default(null),
    fromOn: daySchema,
    untilOn: daySchema.nullable().default(null),
    reason,
  }),
  output: grantShape,
  problems: [
    problems['account-not-found'],
    problems['grant-node-missing'],
    problems['grant-node-not-allowed'],
    problems['grant-administrator-stands-alone'],
    problems['grant-exists'],
    problems['grant-period-backward'],
  ],
})

const onGrant = z.object({ id })
const decideGrants = { action: 'access.decide-grant' } as const
const decision = [
  problems['grant-not-found'],
  problems['grant-not-proposed'],
  problems['grant-own-proposal'],
  problems['grant-for-oneself'],
] as const

export const approveGrant = endpoint({
  name: 'access.approveGrant',
  method: 'POST',
  path: '/api/access/grants/:id/approve',
  summary: 'Approve a proposed role: a second person, who gains nothing by it.',
  permission: decideGrants,
  params: onGrant,
  output: grantShape,
  problems: decision,
})

export const refuseGrant = endpoint({
  name: 'access.refuseGrant',
  method: 'POST',
  path: '/api/access/grants/:id/refuse',
  summary: 'Refuse a proposed role.',
  permission: decideGrants,
  params: onGrant,
  body: z.object({ reason }),
  output: grantShape,
  problems: decision,
})

export const revokeGrant = endpoint({
  name: 'access.revokeGrant',
  method: 'POST',
  path: '/api/access/grants/:id/revoke',
  summary: 'Take a role back; it counts for nothing within a second.',
  permission: { action: 'access.revoke-grant' },
  params: onGrant,
  body: z.object({ reason }),
  output: grantShape,
  problems: [problems['grant-not-found'], problems['grant-not-in-force'], problems['grant-for-oneself']],
})

export const getRightsMatrix = endpoint({
  name: 'access.getRightsMatrix',
  method: 'GET',
  path: '/api/access/rights-matrix',
  summary: 'Roles by actions, with reach and named constraint, from the tables the server itself decides by.',
  permission: 'signed-in',
  output: z.object({
    roles: z.array(
      z.object({
        code: z.string(),
        zh: z.string(),
        en: z.string(),
        kind: z.enum(['platform', 'business']),
        standsAlone: z.boolean(),
      }),
    ),
    rows: z.array(
      z.object({
        action: z.string(),
        reach: z.enum(['scope', 'self', 'platform']),
        roles: z.array(z.string()),
        constraint: z.string().nullable(),
        endpoints: z.array(z.string()),
      }),
    ),
  }),
})

export const explainAccess = endpoint({
  name: 'access.explain',
  method: 'GET',
  path: '/api/access/explain',
  summary: 'Why the signed-in account can or cannot do an action under given nodes, in codes.',
  permission: 'signed-in',
  query: z.object({
    action: z.string().max(80),
    /** Node numbers of the row, parted by commas. */
    nodeNos: z
      .string()
      .regex(/^(\d{1,9}(,\d{1,9}){0,99})?$/)
      .default(''),
  }),
  output: z.object({
    allowed: z.boolean(),
    lines: z.array(
      z.object({
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
      }),
    ),
  }),
})
