import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import * as s from './contract-shapes.ts'
import { caseActs, caseStates } from './rules/service-case.ts'

const count = z.number().int()
const keep = { action: 'service.case' }
const state = z.enum(caseStates)
const codeBody = z.object({ code: z.string().trim().min(6).max(40) })
const filter = {
  ...s.nodeFilter,
  state: state.optional(),
  need: s.code.optional(),
  unitNo: z.coerce.number().int().positive().optional(),
}
export const caseView = z.object({
  id: z.string(),
  no: count,
  /** Masked in lists and files. */
  name: z.string(),
  unit: s.named,
  needs: z.array(z.string()),
  state,
  intakeOn: z.string(),
  closedOn: z.string().nullable(),
  outcome: z.string().nullable(),
  steps: count,
  done: count,
  services: count,
})
const oneCase = caseView.extend({
  phone: z.string().nullable(),
  about: z.string().nullable(),
  consentOn: z.string(),
  outcomeWords: z.string().nullable(),
  plan: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      dueOn: z.string().nullable(),
      doneOn: z.string().nullable(),
      worker: z.string().nullable(),
    }),
  ),
  log: z.array(
    z.object({
      id: z.string(),
      what: z.enum(['intake', ...caseActs]),
      onDay: z.string(),
      words: z.string().nullable(),
      session: z.object({ needId: z.string(), title: z.string() }).nullable(),
    }),
  ),
  /** Volunteers who offer a skill these needs ask for, with the reasons; names masked outside the own organisation (NS-59). */
  helpers: z.array(
    z.object({
      id: z.string(),
      no: count,
      name: z.string(),
      skills: z.array(z.string()),
      near: z.enum(['branch', 'street', 'district']),
      load: count,
    }),
  ),
  acts: z.array(z.enum(caseActs)),
})
const caseWords = z.object({
  needs: z.array(s.word.extend({ skills: z.array(z.string()) })),
  skills: z.array(s.word),
  outcomes: z.array(s.word),
})

export const caseEndpoints = {
  getCaseWords: endpoint({
    name: 'volunteering.getCaseWords',
    method: 'GET',
    path: '/api/volunteering/case-words',
    summary: 'Words of service cases: needs with the skills they ask for, skills, outcomes.',
    permission: 'public',
    output: caseWords,
  }),
  listServiceCases: endpoint({
    name: 'volunteering.listServiceCases',
    method: 'GET',
    path: '/api/volunteering/cases',
    summary:
      'Service cases (NS-68): those of the own organisation, names masked; for whoever stands above, how many in which state and nothing else.',
    permission: { action: 'service.case-counts' },
    query: pageQuery.extend(filter),
    output: pageOf(caseView).extend({
      counts: z.array(z.object({ unit: s.named, intake: count, planned: count, serving: count, closed: count })),
      can: z.object({ open: z.boolean() }),
    }),
  }),
  exportServiceCases: endpoint({
    name: 'volunteering.exportServiceCases',
    method: 'POST',
    path: '/api/volunteering/cases/export',
    summary: 'Service cases of the own organisation as a spreadsheet, masked as on the page.',
    permission: keep,
    query: z.object({ ...filter, ...fileQuery }),
    output: z.object({}),
    transport: 'file',
  }),
  getServiceCase: endpoint({
    name: 'volunteering.getServiceCase',
    method: 'GET',
    path: '/api/volunteering/cases/:id',
    summary: 'A service case of the own organisation: needs, plan, what was done, what came of it, and who could help.',
    permission: keep,
    params: s.byId,
    output: oneCase,
    problems: s.problems,
  }),
  openServiceCase: endpoint({
    name: 'volunteering.openServiceCase',
    method: 'POST',
    path: '/api/volunteering/cases',
    summary: 'Take a resident in who agreed: name, needs, the situation; sealed.',
    permission: keep,
    body: z.object({
      unitNo: z.number().int().positive(),
      name: s.said(40),
      phone: s.phone.nullish(),
      about: s.text(2000).nullish(),
      needs: z.array(s.code).min(1).max(10),
      consentOn: daySchema,
      intakeOn: daySchema,
      consent: z.literal(true),
    }),
    output: s.ok,
    problems: s.problems,
  }),
  recordServiceCase: endpoint({
    name: 'volunteering.recordServiceCase',
    method: 'POST',
    path: '/api/volunteering/cases/:id/records',
    summary: 'Add a step of the plan, what was done, the closure with its outcome, or the reopening with its reason.',
    permission: keep,
    params: s.byId,
    body: z.discriminatedUnion('act', [
      z.object({
        act: z.literal('plan'),
        onDay: daySchema,
        title: s.said(200),
        dueOn: daySchema.nullish(),
        workerId: z.uuid().nullish(),
      }),
      z.object({
        act: z.literal('service'),
        onDay: daySchema,
        words: s.said(1000),
        /** Step it finished. */
        stepId: z.uuid().nullish(),
        /** Session of service it was part of. */
        shiftId: z.uuid().nullish(),
      }),
      z.object({ act: z.literal('close'), onDay: daySchema, outcome: s.code, words: s.text(1000).nullish() }),
      z.object({ act: z.literal('reopen'), onDay: daySchema, words: s.said(500) }),
    ]),
    output: s.ok,
    problems: s.problems,
  }),
  revealServiceCase: endpoint({
    name: 'volunteering.revealServiceCase',
    method: 'POST',
    path: '/api/volunteering/cases/reveal',
    summary: 'A case by its number for whoever stands above, for a stated purpose and into the log; telephone left out.',
    permission: { action: 'service.case-reveal' },
    body: z.object({ no: z.number().int().positive(), purpose: z.string().trim().min(1).max(40) }),
    output: oneCase.omit({ helpers: true, acts: true, phone: true }),
    repeatable: true,
    problems: s.problems,
  }),
  setSkills: endpoint({
    name: 'volunteering.setSkills',
    method: 'PUT',
    path: '/api/volunteering/volunteers/:id/skills',
    summary: 'Enter, with consent, which skills a volunteer offers (NS-59).',
    permission: s.people,
    params: s.byId,
    body: z.object({ skills: z.array(s.code).max(20), consent: z.literal(true) }),
    output: s.ok,
    problems: s.problems,
  }),
  setOwnSkills: endpoint({
    name: 'volunteering.setOwnSkills',
    method: 'PUT',
    path: '/api/volunteering/own/skills',
    summary: 'Say which skills one offers oneself; none takes all out.',
    permission: 'signed-in',
    body: z.object({ skills: z.array(s.code).max(20) }),
    output: z.object({ skills: z.array(z.string()) }),
    problems: s.problems,
  }),
  setSkillsByCode: endpoint({
    name: 'volunteering.setSkillsByCode',
    method: 'PUT',
    path: '/api/volunteering/open/skills',
    summary: 'The same without an account, by the code.',
    permission: 'public',
    body: codeBody.extend({ skills: z.array(s.code).max(20) }),
    output: z.object({ skills: z.array(z.string()) }),
    problems: s.problems,
  }),
}
