import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { listFilter, read } from './contract-activities.ts'

/** What was held is meant, so a state is not asked for. */
export const partnerFilter = listFilter.omit({ state: true }).extend({
  /** A nature of the programme, or `none`: not told. */
  nature: z.string().max(40).optional(),
})

export const partnerEndpoints = {
  listPartners: endpoint({
    name: 'activities.listPartners',
    method: 'GET',
    path: '/api/activities/partners',
    summary:
      'Different Party organisations that took part beside those that held what was held in reach, by name, with the nature of each. Nobody is ranked.',
    permission: read,
    query: pageQuery.extend(partnerFilter.shape),
    output: pageOf(
      z.object({
        /** Null for one that is told in words and not kept here. */
        no: z.number().int().nullable(),
        name: z.string(),
        nature: z.string().nullable(),
        lastOn: z.string(),
      }),
    ).extend({ natures: z.array(z.object({ nature: z.string().nullable(), partners: z.number().int() })) }),
  }),
  exportPartners: endpoint({
    name: 'activities.exportPartners',
    method: 'GET',
    path: '/api/activities/partners/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'activity.export' },
    query: partnerFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
}
