import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { development } from '../development/contract.ts'
import * as s from './contract-shapes.ts'

const count = z.number().int()
const codeBody = z.object({ code: z.string().trim().min(6).max(40) })
/** What the list shows; what a person withdrew is shown to nobody. */
export const approachStates = ['open', 'taken', 'talked'] as const
const filter = {
  ...s.nodeFilter,
  state: z.enum(approachStates).optional(),
  unitNo: z.coerce.number().int().positive().optional(),
}
const approachView = z.object({
  id: z.string(),
  no: count,
  /** Masked outside the organisation it was said to. */
  name: z.string(),
  origin: s.named.nullable(),
  unit: s.named,
  saidOn: z.string(),
  state: z.enum(approachStates),
  movedOn: z.string().nullable(),
  /** Case of development, to whom it was said. */
  caseId: z.string().nullable(),
  /** The reader acts for the organisation it was said to. */
  own: z.boolean(),
})
/** What the person sees of it, and to whom it can be said. */
export const ownApproachView = z.object({
  origin: z.string().nullable(),
  saidTo: z
    .object({ unit: z.string(), saidOn: z.string(), state: z.enum(approachStates), movedOn: z.string().nullable() })
    .nullable(),
  /** Party organisations the person serves with or is kept by. */
  units: z.array(s.named),
})

export const approachEndpoints = {
  listApproaches: endpoint({
    name: 'volunteering.listApproaches',
    method: 'GET',
    path: '/api/volunteering/approaches',
    summary:
      'Volunteers who said of their own accord to want to come closer to the Party (CD-52), names masked outside the organisation addressed.',
    permission: s.people,
    query: pageQuery.extend(filter),
    output: pageOf(approachView).extend({ counts: z.object({ open: count, taken: count, talked: count }) }),
  }),
  exportApproaches: endpoint({
    name: 'volunteering.exportApproaches',
    method: 'POST',
    path: '/api/volunteering/approaches/export',
    summary: 'The same list as a spreadsheet, masked as on the page.',
    permission: s.exporting,
    query: z.object({ ...filter, ...fileQuery }),
    output: z.object({}),
    transport: 'file',
  }),
  revealApproach: endpoint({
    name: 'volunteering.revealApproach',
    method: 'POST',
    path: '/api/volunteering/approaches/:id/reveal',
    summary: 'Name and telephone, for a stated purpose, to the organisation it was said to.',
    permission: { action: 'service.reveal' },
    params: s.byId,
    body: z.object({ purpose: z.string().trim().min(1).max(40) }),
    output: z.object({ name: z.string(), phone: z.string().nullable() }),
    repeatable: true,
    problems: s.problems,
  }),
  takeApproach: endpoint({
    name: 'volunteering.takeApproach',
    method: 'POST',
    path: '/api/volunteering/approaches/:id/take',
    summary: 'Take it up as an application: opens a case of development. The day of birth is checked and not kept.',
    permission: { action: 'development.record' },
    params: s.byId,
    body: z.object({ bornOn: daySchema, appliedOn: daySchema, documentNo: z.string().trim().max(100).nullish() }),
    output: s.ok.extend({ caseId: z.string() }),
    problems: [...s.problems, ...(development.openCase.problems ?? [])],
  }),
  closeApproach: endpoint({
    name: 'volunteering.closeApproach',
    method: 'POST',
    path: '/api/volunteering/approaches/:id/close',
    summary: 'Write down that the organisation has talked with the person and leaves it at that; no reason is kept.',
    permission: s.people,
    params: s.byId,
    output: s.ok,
    problems: s.problems,
  }),
  setOrigin: endpoint({
    name: 'volunteering.setOrigin',
    method: 'POST',
    path: '/api/volunteering/volunteers/:id/origin',
    summary: 'Note, with consent, which two-new organisation a volunteer works in, or take it out.',
    permission: s.people,
    params: s.byId,
    body: z.object({ origin: z.object({ unitNo: z.number().int().positive(), consent: z.literal(true) }).nullable() }),
    output: s.ok,
    problems: s.problems,
  }),
  sayApproach: endpoint({
    name: 'volunteering.sayApproach',
    method: 'POST',
    path: '/api/volunteering/open/approach',
    summary:
      'Say, by the code and of one’s own accord, to one of the organisations one serves with, to want to come closer to the Party.',
    permission: 'public',
    body: codeBody.extend({ unitNo: z.number().int().positive(), consent: z.literal(true) }),
    output: z.object({ said: z.boolean() }),
    problems: s.problems,
  }),
  withdrawApproach: endpoint({
    name: 'volunteering.withdrawApproach',
    method: 'POST',
    path: '/api/volunteering/open/approach/withdraw',
    summary: 'Take it back while nobody has answered; nobody sees it any more.',
    permission: 'public',
    body: codeBody,
    output: z.object({ withdrawn: z.boolean() }),
    problems: s.problems,
    repeatable: true,
  }),
  forgetOrigin: endpoint({
    name: 'volunteering.forgetOrigin',
    method: 'POST',
    path: '/api/volunteering/open/origin/forget',
    summary: 'Have deleted, by the code, where one works.',
    permission: 'public',
    body: codeBody,
    output: z.object({ forgotten: z.boolean() }),
    problems: s.problems,
    repeatable: true,
  }),
}
