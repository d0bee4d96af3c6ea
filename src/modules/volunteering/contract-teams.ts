import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import * as s from './contract-shapes.ts'

const count = z.number().int()
const filter = {
  ...s.nodeFilter,
  unitNo: z.coerce.number().int().positive().optional(),
  /** Looked back from this day; without it today. */
  onDay: daySchema.optional(),
  /** How many months back, one of the periods of the programme; without it the longest. */
  months: z.coerce.number().int().positive().optional(),
}
/** Of a team, never of a person. */
const steadyTeam = z.object({
  id: z.string(),
  no: count,
  kind: z.string(),
  name: z.string(),
  host: s.named,
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  /** On the roster on the day: members of the register, and others whose service cannot be told by the register. */
  roster: count,
  others: count,
  sessions: count,
  /** Of the places on the roster at these sessions, how many came; by the records that were confirmed. */
  attended: count,
  expected: count,
  /** On the roster when the period began; of them still on it; of them served with the team. Null where the team is younger. */
  before: count.nullable(),
  stayed: count.nullable(),
  retained: count.nullable(),
})

export const teamEndpoints = {
  listTeams: endpoint({
    name: 'volunteering.listTeams',
    method: 'GET',
    path: '/api/volunteering/teams',
    summary:
      'Service teams in reach with what they held, who of the roster came, and how many stayed over a period (CD-73); nobody is named.',
    permission: s.read,
    query: pageQuery.extend(filter),
    output: pageOf(steadyTeam).extend({
      onDay: z.string(),
      sinceOn: z.string(),
      months: count,
      periods: z.array(count),
      /** Sessions with the team that make somebody who stayed one who is retained. */
      sessionsAsked: count,
    }),
  }),
  exportTeams: endpoint({
    name: 'volunteering.exportTeams',
    method: 'POST',
    path: '/api/volunteering/teams/export',
    summary: 'The list of service teams as a spreadsheet.',
    permission: s.exporting,
    query: z.object({ ...filter, ...fileQuery }),
    output: z.object({}),
    transport: 'file',
  }),
}
