import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-agreements.ts'
import { allianceProblems as problems } from './problems.ts'

const all = Object.values(problems)
const unitNo = z.coerce.number().int().positive()
const said = (most: number) => z.string().trim().min(1).max(most)
const done = z.object({ id: z.string() })
const basis = z.enum(['agreement', 'community'])

const filter = z.object({
  basis: basis.optional(),
  agreementId: z.uuid().optional(),
  communityId: z.uuid().optional(),
  tag: z.string().max(40).optional(),
  unitNo: unitNo.optional(),
  districtNo: unitNo.optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
  q: z.string().trim().max(60).optional(),
})

export const experienceView = z.object({
  id: z.string(),
  no: z.number().int(),
  basis,
  /** The agreement or community it comes from. */
  of: z.object({ id: z.string(), name: z.string() }),
  unit: named,
  onDay: z.string(),
  title: z.string(),
  text: z.string().nullable(),
  tags: z.array(z.string()),
  can: z.object({ retract: z.boolean() }),
})

export const experienceEndpoints = {
  listExperience: endpoint({
    name: 'alliances.listExperience',
    method: 'GET',
    path: '/api/alliances/experience',
    summary: 'What was learnt in building together: notes of agreements and communities one side of which is in reach.',
    permission: { action: 'community.read' },
    query: filter.extend(pageQuery.shape),
    output: pageOf(experienceView).extend({
      /** Units the caller acts for among the sides; asked of one agreement that every side has signed. */
      writeFor: z.array(named),
    }),
  }),
  exportExperience: endpoint({
    name: 'alliances.exportExperience',
    method: 'GET',
    path: '/api/alliances/experience/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'community.export' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
  writeExperience: endpoint({
    name: 'alliances.writeExperience',
    method: 'POST',
    path: '/api/alliances/experience',
    summary: 'Write down an experience for a side of a signed agreement, or a member of a community, with words it is found by.',
    permission: { action: 'community.run' },
    body: z
      .object({
        agreementId: z.uuid().nullish(),
        communityId: z.uuid().nullish(),
        unitNo,
        onDay: daySchema,
        title: said(120),
        text: said(2000),
        tags: z.array(z.string().max(40)).max(10).default([]),
      })
      .refine((one) => Boolean(one.agreementId) !== Boolean(one.communityId), { message: 'experience-of-one' }),
    output: done,
    problems: all,
  }),
  retractExperience: endpoint({
    name: 'alliances.retractExperience',
    method: 'POST',
    path: '/api/alliances/experience/:id/retraction',
    summary: 'Take back a note that was entered by mistake.',
    permission: { action: 'community.run' },
    params: z.object({ id: z.uuid() }),
    body: z.object({ reason: said(300) }),
    output: done,
    problems: all,
  }),
}
