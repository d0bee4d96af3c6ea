import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { memberProblems as problems } from './problems.ts'
import { registrationStates } from './rules/registrations.ts'

const byId = z.object({ id: z.uuid() })
const no = z.coerce.number().int().positive()
const text = (most: number) => z.string().trim().max(most)
const reason = text(500).min(2)
const named = z.object({ no: z.number().int(), name: z.string() })
const read = { action: 'registration.read' }
const change = { action: 'registration.change' }
const made = z.object({ id: z.string() })
const saved = made.extend({ revision: z.number().int() })
const every = Object.values(problems)
const period = { fromOn: daySchema.optional(), untilOn: daySchema.optional() }

/** `open`: not ended; `took-post`: claimed a post at any time, as the published figure counts. The days are of reporting. */
export const registrationFilter = z.object({
  state: z.enum([...registrationStates, 'open', 'took-post', 'all']).default('open'),
  districtNo: no.optional(),
  hostNo: no.optional(),
  homeNo: no.optional(),
  postId: z.uuid().optional(),
  /** Came with a unit that registered. */
  withUnit: z.enum(['yes']).optional(),
  ...period,
})
export type RegistrationFilter = z.output<typeof registrationFilter>

export const unitRegistrationFilter = z.object({
  state: z.enum(['open', 'ended', 'all']).default('open'),
  districtNo: no.optional(),
  hostNo: no.optional(),
  unitNo: no.optional(),
  ...period,
})
export type UnitRegistrationFilter = z.output<typeof unitRegistrationFilter>

export const postFilter = z.object({ state: z.enum(['open', 'vacant', 'closed', 'all']).default('open'), hostNo: no.optional() })
export type PostFilter = z.output<typeof postFilter>

const note = z.object({ onDay: z.string(), line: z.string() })
const registrationRow = z.object({
  id: z.string(),
  no: z.number().int(),
  revision: z.number().int(),
  /** In full for the two organisations, else masked. */
  member: z.string(),
  home: named,
  host: named,
  withUnit: z.boolean(),
  state: z.enum(registrationStates),
  reportedOn: z.string(),
  post: z.string().nullable(),
  postedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  reason: z.string().nullable(),
  /** Why the platform ended it when an organisation was merged or ended; null where people did. */
  endedBecause: z.enum(['host-ended', 'host-is-home', 'known-there']).nullable(),
  notes: z.array(note),
})
const servicePost = z.object({
  id: z.string(),
  no: z.number().int(),
  host: named,
  name: z.string(),
  duties: z.string(),
  quota: z.number().int(),
  taken: z.number().int(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
})

export const registrationEndpoints = {
  listServicePosts: endpoint({
    name: 'members.listServicePosts',
    method: 'GET',
    path: '/api/members/service-posts',
    summary: 'Posts that Party organisations in reach offer to members who register with them.',
    permission: read,
    query: postFilter.extend(pageQuery.shape),
    output: pageOf(servicePost.extend({ can: z.object({ change: z.boolean() }) })),
  }),
  exportServicePosts: endpoint({
    name: 'members.exportServicePosts',
    method: 'GET',
    path: '/api/members/service-posts/export',
    summary: 'The same list as a spreadsheet.',
    permission: change,
    query: postFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  openServicePost: endpoint({
    name: 'members.openServicePost',
    method: 'POST',
    path: '/api/members/service-posts',
    summary: 'Offer a post to members who register: what is done, and for how many.',
    permission: change,
    body: z.object({ hostNo: no, name: text(60).min(1), duties: text(500).min(1), quota: no.max(10_000), openedOn: daySchema }),
    output: made,
    problems: every,
  }),
  changeServicePost: endpoint({
    name: 'members.changeServicePost',
    method: 'POST',
    path: '/api/members/service-posts/:id/change',
    summary: 'Change what is done in a post, or for how many it is; never below those who hold it.',
    permission: change,
    params: byId,
    body: z.object({ duties: text(500).min(1).optional(), quota: no.max(10_000).optional() }),
    output: made,
    problems: every,
  }),
  closeServicePost: endpoint({
    name: 'members.closeServicePost',
    method: 'POST',
    path: '/api/members/service-posts/:id/close',
    summary: 'Offer a post no longer; whoever holds it goes on until ended.',
    permission: change,
    params: byId,
    body: z.object({ onDay: daySchema }),
    output: made,
    problems: every,
  }),
  listUnitRegistrations: endpoint({
    name: 'members.listUnitRegistrations',
    method: 'GET',
    path: '/api/members/unit-registrations',
    summary: 'Units that registered with a Party organisation at the grassroots.',
    permission: read,
    query: unitRegistrationFilter.extend(pageQuery.shape),
    output: pageOf(
      z.object({
        id: z.string(),
        no: z.number().int(),
        unit: named,
        host: named,
        reportedOn: z.string(),
        endedOn: z.string().nullable(),
        members: z.number().int(),
        can: z.object({ end: z.boolean() }),
      }),
    ),
  }),
  exportUnitRegistrations: endpoint({
    name: 'members.exportUnitRegistrations',
    method: 'GET',
    path: '/api/members/unit-registrations/export',
    summary: 'The same list as a spreadsheet.',
    permission: change,
    query: unitRegistrationFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  registerUnit: endpoint({
    name: 'members.registerUnit',
    method: 'POST',
    path: '/api/members/unit-registrations',
    summary: 'Enter that a unit registered with a Party organisation in reach.',
    permission: change,
    body: z.object({ unitNo: no, hostNo: no, onDay: daySchema }),
    output: made,
    problems: every,
  }),
  endUnitRegistration: endpoint({
    name: 'members.endUnitRegistration',
    method: 'POST',
    path: '/api/members/unit-registrations/:id/end',
    summary: 'Enter that the registration of a unit ended.',
    permission: change,
    params: byId,
    body: z.object({ onDay: daySchema }),
    output: made,
    problems: every,
  }),
  listRegistrations: endpoint({
    name: 'members.listRegistrations',
    method: 'GET',
    path: '/api/members/registrations',
    summary:
      'Members who registered with a second Party organisation, with post and what they did; seen from home and from the host.',
    permission: read,
    query: registrationFilter.extend(pageQuery.shape),
    output: pageOf(registrationRow.extend({ can: z.object({ host: z.boolean(), end: z.boolean() }) })).extend({
      /** Different members in the list. */
      people: z.number().int(),
    }),
  }),
  exportRegistrations: endpoint({
    name: 'members.exportRegistrations',
    method: 'GET',
    path: '/api/members/registrations/export',
    summary: 'The same list as a spreadsheet, names as they are shown to the reader.',
    permission: change,
    query: registrationFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  registerMember: endpoint({
    name: 'members.registerMember',
    method: 'POST',
    path: '/api/members/:id/registrations',
    summary: 'Enter at home that a member registers with a second Party organisation, of the own accord.',
    permission: change,
    params: byId,
    body: z.object({ hostNo: no, onDay: daySchema, unitRegistrationId: z.uuid().nullish() }),
    output: made,
    problems: every,
  }),
  decideRegistration: endpoint({
    name: 'members.decideRegistration',
    method: 'POST',
    path: '/api/members/registrations/:id/decision',
    summary: 'The host accepts a member who registered, or says why not.',
    permission: change,
    params: byId,
    body: z.object({ decision: z.enum(['accepted', 'refused']), onDay: daySchema, reason: text(500).nullish() }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  assignServicePost: endpoint({
    name: 'members.assignServicePost',
    method: 'POST',
    path: '/api/members/registrations/:id/post',
    summary: 'Enter the post a registered member claimed; the quota is held by the database.',
    permission: change,
    params: byId,
    body: z.object({ postId: z.uuid(), onDay: daySchema }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  notePerformance: endpoint({
    name: 'members.notePerformance',
    method: 'POST',
    path: '/api/members/registrations/:id/notes',
    summary: 'Enter in a line what a member did in the post.',
    permission: change,
    params: byId,
    body: z.object({ onDay: daySchema, line: text(300).min(2) }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  endRegistration: endpoint({
    name: 'members.endRegistration',
    method: 'POST',
    path: '/api/members/registrations/:id/end',
    summary: 'Enter that a registration ended; home and host both may.',
    permission: change,
    params: byId,
    body: z.object({ onDay: daySchema, reason: reason.nullish() }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  getOwnRegistrations: endpoint({
    name: 'members.getOwnRegistrations',
    method: 'GET',
    path: '/api/my/registrations',
    summary: 'Where the member signed in is registered, and the posts on offer in the district.',
    permission: 'signed-in',
    output: z.object({
      /** Whether a record is joined to the account; nothing is listed without one. */
      linked: z.boolean(),
      registrations: z.array(registrationRow.omit({ member: true, withUnit: true })),
      posts: z.array(servicePost.omit({ closedOn: true })),
    }),
  }),
  registerOwn: endpoint({
    name: 'members.registerOwn',
    method: 'POST',
    path: '/api/my/registrations',
    summary: 'Register with a Party organisation that offers posts, of one’s own accord.',
    permission: 'signed-in',
    body: z.object({ hostNo: no }),
    output: made,
    problems: every,
  }),
  claimOwnPost: endpoint({
    name: 'members.claimOwnPost',
    method: 'POST',
    path: '/api/my/registrations/:id/post',
    summary: 'Claim a post of the host one is registered with.',
    permission: 'signed-in',
    params: byId,
    body: z.object({ postId: z.uuid() }),
    output: saved,
    problems: every,
  }),
  endOwnRegistration: endpoint({
    name: 'members.endOwnRegistration',
    method: 'POST',
    path: '/api/my/registrations/:id/end',
    summary: 'End one’s own registration; it was voluntary.',
    permission: 'signed-in',
    params: byId,
    output: saved,
    problems: every,
  }),
}
