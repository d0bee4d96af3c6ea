import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-agreements.ts'

const no = z.coerce.number().int().positive()
const count = z.number().int().nonnegative()

const filter = z.object({
  /** Kind of activity, those that count as it included. */
  kind: z.string().max(40).optional(),
  communityId: z.uuid().optional(),
  districtNo: no.optional(),
  state: z.enum(['planned', 'held']).optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
  q: z.string().trim().max(60).optional(),
})

export const jointWorkView = z.object({
  id: z.string(),
  no: z.number().int(),
  onDay: z.string(),
  state: z.enum(['planned', 'held']),
  title: z.string().nullable(),
  kinds: z.array(z.string()),
  /** Communities two or more members of which took part. */
  communities: z.array(z.object({ id: z.string(), name: z.string() })),
  members: z.array(named),
  /** Attendances of Party members, of whichever branch. */
  attendances: count,
  /** Whether the activity itself is in the caller's reach. */
  reached: z.boolean(),
})

export const jointEndpoints = {
  listJointWork: endpoint({
    name: 'alliances.listJointWork',
    method: 'GET',
    path: '/api/alliances/joint-work',
    summary: 'What two or more members of a community in reach held together while they were members, each activity once.',
    permission: { action: 'community.read' },
    query: filter.extend(pageQuery.shape),
    output: pageOf(jointWorkView).extend({ counts: z.object({ sessions: count, attendances: count }) }),
  }),
  exportJointWork: endpoint({
    name: 'alliances.exportJointWork',
    method: 'GET',
    path: '/api/alliances/joint-work/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'community.export' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
}
