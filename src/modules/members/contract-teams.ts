import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { memberProblems as problems } from './problems.ts'
import { rosterStates, teamKinds } from './rules/teams.ts'

const byId = z.object({ id: z.uuid() })
const no = z.coerce.number().int().positive()
const text = (most: number) => z.string().trim().max(most)
const named = z.object({ no: z.number().int(), name: z.string() })
const read = { action: 'team.read' }
const change = { action: 'team.change' }
const made = z.object({ id: z.string() })
const count = z.number().int()
const every = Object.values(problems)

/** `asOf`: teams there were on that day, and their rosters of it; without it today. */
export const teamFilter = z.object({
  kind: z.enum(teamKinds).optional(),
  state: z.enum(['open', 'closed', 'all']).default('open'),
  districtNo: no.optional(),
  hostNo: no.optional(),
  asOf: daySchema.optional(),
})
export type TeamFilter = z.output<typeof teamFilter>

/** `here`: on the roster on the day, whether active yet or not. `party`: Party members on the day, as the register says. */
export const teamPersonFilter = z.object({
  teamId: z.uuid().optional(),
  kind: z.enum(teamKinds).optional(),
  state: z.enum([...rosterStates, 'here', 'all']).default('here'),
  party: z.enum(['yes', 'no']).optional(),
  districtNo: no.optional(),
  hostNo: no.optional(),
  asOf: daySchema.optional(),
})
export type TeamPersonFilter = z.output<typeof teamPersonFilter>

const team = z.object({
  id: z.string(),
  no: count,
  kind: z.enum(teamKinds),
  name: z.string(),
  purpose: z.string().nullable(),
  host: named,
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  /** On the roster on the day, and Party members among them. */
  people: count,
  party: count,
  can: z.object({ change: z.boolean() }),
})
const person = z.object({
  id: z.string(),
  team: z.object({ id: z.string(), name: z.string() }),
  memberId: z.string().nullable(),
  /** In full for the organisation that runs the team, else masked. */
  name: z.string(),
  /** Organisation a member belongs to; null for others. */
  branch: z.string().nullable(),
  party: z.boolean(),
  state: z.enum(rosterStates),
  joinedOn: z.string(),
  activeOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  reason: z.string().nullable(),
  can: z.object({ change: z.boolean() }),
})
export type TeamPerson = z.output<typeof person>

const ownTeam = z.object({
  id: z.string(),
  team: z.string(),
  kind: z.enum(teamKinds),
  purpose: z.string().nullable(),
  host: z.string(),
  state: z.enum(rosterStates),
  joinedOn: z.string(),
  activeOn: z.string().nullable(),
  leftOn: z.string().nullable(),
})
export type OwnTeam = z.output<typeof ownTeam>

export const teamEndpoints = {
  listTeams: endpoint({
    name: 'members.listTeams',
    method: 'GET',
    path: '/api/members/teams',
    summary: 'Service teams of Party organisations with how many stand on their rosters.',
    permission: read,
    query: teamFilter.extend(pageQuery.shape),
    output: pageOf(team),
  }),
  exportTeams: endpoint({
    name: 'members.exportTeams',
    method: 'GET',
    path: '/api/members/teams/export',
    summary: 'The same list as a spreadsheet.',
    permission: read,
    query: teamFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  openTeam: endpoint({
    name: 'members.openTeam',
    method: 'POST',
    path: '/api/members/teams',
    summary: 'Enter that a Party organisation has formed a service team.',
    permission: change,
    body: z.object({
      hostNo: no,
      kind: z.enum(teamKinds),
      name: text(100).min(1),
      purpose: text(300).nullish(),
      openedOn: daySchema,
    }),
    output: made,
    problems: every,
  }),
  changeTeam: endpoint({
    name: 'members.changeTeam',
    method: 'POST',
    path: '/api/members/teams/:id',
    summary: 'Change name or purpose of a team.',
    permission: change,
    params: byId,
    body: z.object({ name: text(100).min(1), purpose: text(300).nullish() }),
    output: made,
    problems: every,
  }),
  closeTeam: endpoint({
    name: 'members.closeTeam',
    method: 'POST',
    path: '/api/members/teams/:id/close',
    summary: 'Enter that a team was disbanded; everybody on its roster leaves that day.',
    permission: change,
    params: byId,
    body: z.object({ onDay: daySchema }),
    output: made,
    problems: every,
  }),
  listTeamPeople: endpoint({
    name: 'members.listTeamPeople',
    method: 'GET',
    path: '/api/members/teams/people',
    summary: 'Rosters of teams: who joined, is active or has left, and how many different people that is.',
    permission: read,
    query: teamPersonFilter.extend(pageQuery.shape),
    output: pageOf(person).extend({ people: count }),
  }),
  exportTeamPeople: endpoint({
    name: 'members.exportTeamPeople',
    method: 'GET',
    path: '/api/members/teams/people/export',
    summary: 'The same list as a spreadsheet.',
    permission: read,
    query: teamPersonFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getTeam: endpoint({
    name: 'members.getTeam',
    method: 'GET',
    path: '/api/members/teams/:id',
    summary: 'A service team.',
    permission: read,
    params: byId,
    output: team,
    problems: [problems['team-not-found']],
  }),
  joinTeam: endpoint({
    name: 'members.joinTeam',
    method: 'POST',
    path: '/api/members/teams/:id/people',
    summary: 'Put somebody on the roster: a member of the register, or by name who is in none.',
    permission: change,
    params: byId,
    body: z.object({
      memberId: z.uuid().nullish(),
      name: text(60).nullish(),
      joinedOn: daySchema,
      activeOn: daySchema.nullish(),
    }),
    output: made,
    problems: every,
  }),
  moveTeamPerson: endpoint({
    name: 'members.moveTeamPerson',
    method: 'POST',
    path: '/api/members/teams/people/:id',
    summary: 'Enter that somebody on a roster is active from a day on, or has left.',
    permission: change,
    params: byId,
    body: z.object({ move: z.enum(['activate', 'leave']), onDay: daySchema, reason: text(300).nullish() }),
    output: made,
    problems: every,
  }),
  getOwnTeams: endpoint({
    name: 'members.getOwnTeams',
    method: 'GET',
    path: '/api/my/teams',
    summary: 'Service teams the member signed in belongs or belonged to.',
    permission: 'signed-in',
    output: z.object({ teams: z.array(ownTeam) }),
  }),
  leaveOwnTeam: endpoint({
    name: 'members.leaveOwnTeam',
    method: 'POST',
    path: '/api/my/teams/:id/leave',
    summary: 'Leave a service team of one’s own accord.',
    permission: 'signed-in',
    params: byId,
    output: z.object({}),
    problems: [problems['member-not-linked'], problems['team-person-not-found'], problems['team-person-moved']],
  }),
}
