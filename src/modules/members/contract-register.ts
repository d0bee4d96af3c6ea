import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { memberProblems as problems } from './problems.ts'
import { awayReasons, places, standings } from './rules.ts'

const no = z.coerce.number().int().positive()
const byId = z.object({ id: z.uuid() })
const read = { action: 'member.read' }
const change = { action: 'member.change' }
const text = (most: number) => z.string().trim().max(most)
const reason = text(500).min(2)
const documentNo = text(100).nullish()
const branch = z.object({ no: z.number().int(), name: z.string() })
const saved = z.object({ id: z.string(), revision: z.number().int() })
const every = Object.values(problems)

/** One filter for the list, its count, the export and the figures. */
export const memberFilter = z.object({
  districtNo: no.optional(),
  branchNo: no.optional(),
  hostNo: no.optional(),
  standing: z.enum(standings).optional(),
  place: z.enum(places).optional(),
  /** `here`: counted, with a relation; `away`: of those, mobile; `homeless`: counted, without an organisation; `gone`: moved out or no longer a member. */
  state: z.enum(['here', 'away', 'homeless', 'gone', 'all']).default('here'),
  q: text(40).optional(),
})
export type MemberFilter = z.output<typeof memberFilter>

export const memberRow = z.object({
  id: z.string(),
  /** In full within the own organisation, else masked. */
  name: z.string(),
  branch: branch.nullable(),
  place: z.enum(places).nullable(),
  standing: z.enum(standings).nullable(),
  awaySince: z.string().nullable(),
  host: branch.nullable(),
  joinedOn: z.string().nullable(),
})

const period = z.object({ id: z.number(), fromOn: z.string(), untilOn: z.string().nullable(), documentNo: z.string().nullable() })

export const registerEndpoints = {
  listMembers: endpoint({
    name: 'members.listMembers',
    method: 'GET',
    path: '/api/members',
    summary: 'Members of the organisations in reach, by name; masked outside the own organisation.',
    permission: read,
    query: memberFilter.extend(pageQuery.shape),
    output: pageOf(memberRow).extend({ can: z.object({ enter: z.boolean(), export: z.boolean() }) }),
    problems: [problems['member-search-masked']],
  }),
  getSummary: endpoint({
    name: 'members.getSummary',
    method: 'GET',
    path: '/api/members/summary',
    summary: 'How many members there are under a filter: in all, mobile, without an organisation, and by standing.',
    permission: read,
    query: memberFilter.pick({ districtNo: true, branchNo: true }),
    output: z.object({
      here: z.number().int(),
      away: z.number().int(),
      homeless: z.number().int(),
      standings: z.array(z.object({ standing: z.enum(standings), count: z.number().int() })),
    }),
  }),
  exportMembers: endpoint({
    name: 'members.exportMembers',
    method: 'GET',
    path: '/api/members/export',
    summary: 'The same list as a spreadsheet, masked; up to twenty in full for a stated purpose. Recorded in the audit log.',
    permission: { action: 'member.export' },
    query: memberFilter.extend({ ...fileQuery, purpose: text(40).optional() }),
    output: z.any(),
    transport: 'file',
    repeatable: true,
    problems: [problems['member-export-too-many'], problems['member-search-masked']],
  }),
  findByPhone: endpoint({
    name: 'members.findByPhone',
    method: 'POST',
    path: '/api/members/find-by-phone',
    summary: 'The members with exactly this telephone number; the number stands in no address.',
    permission: { action: 'member.reveal' },
    body: z.object({ phone: text(20).min(5) }),
    output: z.object({ items: z.array(memberRow) }),
    repeatable: true,
  }),
  getMember: endpoint({
    name: 'members.getMember',
    method: 'GET',
    path: '/api/members/:id',
    summary: 'A member with the history of relation, standing and spells away.',
    permission: read,
    params: byId,
    output: memberRow.extend({
      revision: z.number().int(),
      /** Masked. */
      phone: z.string().nullable(),
      relations: z.array(
        period.extend({ branch: branch.nullable(), place: z.enum(places), endedBecause: z.string().nullable() }),
      ),
      standings: z.array(period.extend({ standing: z.enum(standings) })),
      spells: z.array(period.extend({ reason: z.enum(awayReasons), host: branch.nullable(), hostName: z.string().nullable() })),
      acts: z.array(
        z.object({
          id: z.number(),
          kind: z.string(),
          reason: z.string().nullable(),
          documentNo: z.string().nullable(),
          by: z.string().nullable(),
          at: z.string(),
          undone: z.boolean(),
          mayUndo: z.boolean(),
        }),
      ),
      /** Whether an account is joined to the record, and until when a code that was handed over can be used. */
      account: z.object({ linked: z.boolean(), invitedUntil: z.string().nullable() }),
      can: z.object({ change: z.boolean(), reveal: z.boolean() }),
    }),
    problems: [problems['member-not-found']],
  }),
  revealMember: endpoint({
    name: 'members.revealMember',
    method: 'POST',
    path: '/api/members/:id/reveal',
    summary: 'Name and telephone in full for a stated purpose; the member is shown who read them.',
    permission: { action: 'member.reveal' },
    params: byId,
    body: z.object({ purpose: text(40).min(1) }),
    output: z.object({ name: z.string(), phone: z.string().nullable() }),
    repeatable: true,
    problems: [problems['member-not-found']],
  }),
  enterMember: endpoint({
    name: 'members.enterMember',
    method: 'POST',
    path: '/api/members',
    summary: 'Enter a member of a Party organisation from the day the relation lies there.',
    permission: change,
    body: z.object({
      name: text(60).min(1),
      phone: text(20).nullish(),
      joinedOn: daySchema.nullish(),
      branchNo: no,
      place: z.enum(places),
      fromOn: daySchema,
      standing: z.enum(['probationary', 'full', 'watched', 'lost', 'suspended']).default('full'),
      documentNo,
      reason: text(500).nullish(),
    }),
    output: saved,
    problems: every,
  }),
  correctMember: endpoint({
    name: 'members.correctMember',
    method: 'POST',
    path: '/api/members/:id/corrections',
    summary: 'Put a name, a telephone or the day of joining right; what stood there before stays in the history.',
    permission: change,
    params: byId,
    body: z.object({ name: text(60).min(1).optional(), phone: text(20).nullish(), joinedOn: daySchema.nullish(), reason }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  moveMember: endpoint({
    name: 'members.moveMember',
    method: 'POST',
    path: '/api/members/:id/moves',
    summary: 'Enter that the relation was moved to another organisation in reach, or to one not kept here.',
    permission: change,
    params: byId,
    body: z.object({
      to: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('branch'), branchNo: no, place: z.enum(places) }),
        z.object({ kind: z.literal('outside') }),
      ]),
      onDay: daySchema,
      documentNo,
      reason,
    }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  decideStanding: endpoint({
    name: 'members.decideStanding',
    method: 'POST',
    path: '/api/members/:id/standings',
    summary: 'Enter a decision about the standing of a member, with its document.',
    permission: change,
    params: byId,
    body: z.object({ standing: z.enum(standings), fromOn: daySchema, documentNo: text(100).min(1), reason: text(500).nullish() }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  recordAway: endpoint({
    name: 'members.recordAway',
    method: 'POST',
    path: '/api/members/:id/spells',
    summary: 'Confirm that a member is mobile: since when, why, and who looks after the member meanwhile.',
    permission: change,
    params: byId,
    body: z.object({
      since: daySchema,
      because: z.enum(awayReasons),
      hostNo: no.nullish(),
      hostName: text(100).nullish(),
      documentNo,
      reason: text(500).nullish(),
    }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  recordBack: endpoint({
    name: 'members.recordBack',
    method: 'POST',
    path: '/api/members/:id/return',
    summary: 'Enter that a mobile member is back.',
    permission: change,
    params: byId,
    body: z.object({ onDay: daySchema, reason: text(500).nullish() }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  undoAct: endpoint({
    name: 'members.undoAct',
    method: 'POST',
    path: '/api/members/:id/acts/:actId/undo',
    summary: 'Take the last entry about a member back: what it recorded goes, what it ended stands again.',
    permission: change,
    params: z.object({ id: z.uuid(), actId: z.coerce.number().int().positive() }),
    body: z.object({ reason }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
}
