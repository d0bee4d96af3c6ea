import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import * as s from './contract-shapes.ts'

const { byId, code, named, nodeFilter, ok, organise, problems, read } = s
const count = z.number().int()
const filter = {
  ...nodeFilter,
  kind: z.enum(s.offeringKinds).optional(),
  providerType: code.optional(),
  brandId: z.uuid().optional(),
  unitNo: z.coerce.number().int().positive().optional(),
  /** In force on this day. */
  onDay: daySchema.optional(),
}
const facts = {
  title: s.said(60),
  providerType: code,
  brandId: z.uuid().nullish(),
  ledBy: s.text(40).nullish(),
  /** Who leads it has agreed to be named; asked for where somebody is. */
  consent: z.boolean().default(false),
  about: s.text(1000).nullish(),
}
const offeringView = z.object({
  id: z.string(),
  no: count,
  kind: z.enum(s.offeringKinds),
  title: z.string(),
  provider: named,
  providerType: z.string(),
  brand: z.object({ id: z.string(), title: z.string() }).nullable(),
  ledBy: z.string().nullable(),
  about: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  endReason: z.string().nullable(),
  platforms: count,
  sessions: count,
  lectures: count,
  times: count,
  mine: z.boolean(),
})

export const offeringEndpoints = {
  listOfferings: endpoint({
    name: 'volunteering.listOfferings',
    method: 'GET',
    path: '/api/volunteering/offerings',
    summary: 'Service brands and platforms in reach, with what their sessions came to.',
    permission: read,
    query: pageQuery.extend(filter),
    output: pageOf(offeringView).extend({ can: z.object({ open: z.boolean() }) }),
  }),
  exportOfferings: endpoint({
    name: 'volunteering.exportOfferings',
    method: 'POST',
    path: '/api/volunteering/offerings/export',
    summary: 'The list of brands and platforms as a spreadsheet.',
    permission: s.exporting,
    query: z.object({ ...filter, ...fileQuery }),
    output: z.object({}),
    transport: 'file',
  }),
  openOffering: endpoint({
    name: 'volunteering.openOffering',
    method: 'POST',
    path: '/api/volunteering/offerings',
    summary: 'Enter a service brand, or a platform with who leads it.',
    permission: organise,
    body: z.object({ kind: z.enum(s.offeringKinds), unitNo: z.number().int().positive(), fromOn: daySchema, ...facts }),
    output: ok,
    problems,
  }),
  changeOffering: endpoint({
    name: 'volunteering.changeOffering',
    method: 'PUT',
    path: '/api/volunteering/offerings/:id',
    summary: 'Say anew what a brand or a platform is.',
    permission: organise,
    params: byId,
    body: z.object(facts),
    output: ok,
    problems,
  }),
  endOffering: endpoint({
    name: 'volunteering.endOffering',
    method: 'POST',
    path: '/api/volunteering/offerings/:id/end',
    summary: 'End a brand or a platform on a day, with the reason; what it did stays counted.',
    permission: organise,
    params: byId,
    body: z.object({ untilOn: daySchema, reason: s.said(300) }),
    output: ok,
    problems,
  }),
}
