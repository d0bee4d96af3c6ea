import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import * as s from './contract-shapes.ts'
import { leaderStates } from './rules/leaders.ts'

const { byId, code, named, nodeFilter, ok, organise, people, problems, read } = s
const count = z.number().int()
const day = daySchema.optional()
const providers = ['party', 'social', 'mass', 'other'] as const
const sessionFilter = {
  ...nodeFilter,
  fromOn: day,
  untilOn: day,
  kind: code.optional(),
  category: code.optional(),
  group: code.optional(),
  /** Campaign the need was published under, as it is called (NS-45). */
  campaign: z.string().trim().min(1).max(100).optional(),
  offered: z.enum(s.offeringKinds).optional(),
  teamId: z.uuid().optional(),
  offeringId: z.uuid().optional(),
  provider: z.enum(providers).optional(),
  unitNo: z.coerce.number().int().positive().optional(),
}
const volunteerFilter = {
  ...nodeFilter,
  who: z.enum(['member', 'other']).optional(),
  served: s.yesNo.optional(),
  helped: s.yesNo.optional(),
  /** Helped once, and served since. */
  returned: s.yesNo.optional(),
  rural: s.yesNo.optional(),
  /** Works in a two-new organisation, by own word or by where the person is at home (CD-52). */
  origin: s.yesNo.optional(),
  fromOn: day,
  untilOn: day,
}
const correctionFilter = { verdict: z.enum(['waiting', 'agreed', 'declined']).optional() }
const span = { fromAt: s.instant, untilAt: s.instant, minutes: z.number().int().positive().max(1440) }

export const sessionView = z.object({
  shiftId: z.string(),
  needId: z.string(),
  title: z.string(),
  kind: z.string(),
  role: z.string(),
  organiser: named,
  heldOn: z.string(),
  people: count,
  minutes: count,
  times: count,
})
const volunteerView = z.object({
  id: z.string(),
  no: count,
  name: z.string(),
  who: z.enum(['member', 'other']),
  home: named.nullable(),
  services: count,
  minutes: count,
  helped: z.boolean(),
  helpedOn: z.string().nullable(),
  /** Service on or after the day of the help. */
  givenSince: z.object({ services: count, minutes: count }),
  rural: z.boolean(),
})
export const serviceView = z.object({
  id: z.string(),
  no: count,
  title: z.string(),
  organiser: z.string(),
  fromAt: z.string(),
  untilAt: z.string(),
  minutes: count,
  grade: z.enum(s.grades),
  standing: z.boolean(),
  correcting: z.boolean(),
})
export const movementView = z.object({
  id: z.string(),
  no: count,
  kind: z.string(),
  onDay: z.string(),
  amount: count,
  reason: z.string().nullable(),
})
export const certificateLine = z.object({ title: z.string(), onDay: z.string(), minutes: count, grade: z.enum(s.grades) })
export const certificateView = z.object({
  number: z.string(),
  code: z.string(),
  name: z.string(),
  issuer: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  minutes: count,
  issuedOn: z.string(),
  lines: z.array(certificateLine),
})
const correctionView = z.object({
  id: z.string(),
  no: count,
  serviceId: z.string(),
  volunteer: z.object({ id: z.string(), name: z.string() }),
  title: z.string(),
  was: count,
  wanted: count.nullable(),
  reason: z.string(),
  askedBy: z.enum(['organiser', 'volunteer']),
  proposedOn: z.string(),
  verdict: z.enum(['agreed', 'declined']).nullable(),
  declineReason: z.string().nullable(),
  can: z.object({ decide: z.boolean() }),
})

export const serviceEndpoints = {
  confirmShift: endpoint({
    name: 'volunteering.confirmShift',
    method: 'POST',
    path: '/api/volunteering/shifts/:id/confirm',
    summary:
      'The organiser confirms who served from when till when, by what evidence, and how many it reached. Nobody confirms the own service.',
    permission: organise,
    params: byId,
    body: z.object({
      served: z
        .array(z.object({ signUpId: z.uuid(), ...span, grade: z.enum(s.grades), guarantee: s.text(200).nullish() }))
        .max(500),
      tallies: z
        .array(z.object({ category: code, times: z.number().int().min(0).max(1_000_000) }))
        .max(20)
        .default([]),
    }),
    output: z.object({ confirmed: count, minutes: count }),
    problems,
  }),
  listSessions: endpoint({
    name: 'volunteering.listSessions',
    method: 'GET',
    path: '/api/volunteering/sessions',
    summary: 'Sessions of service held, with how many came and how many were reached.',
    permission: read,
    query: pageQuery.extend(sessionFilter),
    output: pageOf(sessionView).extend({
      counts: z.object({
        sessions: count,
        participations: count,
        people: count,
        minutes: count,
        times: count,
        organisers: count,
      }),
      levels: z.object({ watch: count, join: count, together: count, joinFrom: count, togetherFrom: count }),
    }),
  }),
  exportSessions: endpoint({
    name: 'volunteering.exportSessions',
    method: 'POST',
    path: '/api/volunteering/sessions/export',
    summary: 'The list of sessions as a spreadsheet.',
    permission: s.exporting,
    query: z.object({ ...sessionFilter, ...fileQuery }),
    output: z.object({}),
    transport: 'file',
  }),
  enterVolunteer: endpoint({
    name: 'volunteering.enterVolunteer',
    method: 'POST',
    path: '/api/volunteering/volunteers',
    summary:
      'Keep a person with consent: name and telephone, sealed. The code by which the person sees the own service is shown once.',
    permission: people,
    body: z.object({
      homeNo: z.number().int().positive(),
      name: s.said(40),
      phone: s.phone,
      bornOn: daySchema.nullish(),
      consent: z.literal(true),
      guardian: z.boolean().default(false),
      helpedByNo: z.number().int().positive().nullish(),
      helpedOn: daySchema.nullish(),
      /** Two-new organisation the person works in, by own word. */
      originNo: z.number().int().positive().nullish(),
    }),
    output: ok.extend({ code: z.string() }),
    problems,
    secretAnswer: true,
  }),
  listVolunteers: endpoint({
    name: 'volunteering.listVolunteers',
    method: 'GET',
    path: '/api/volunteering/volunteers',
    summary: 'Volunteers in reach in the order they came, names masked outside the own organisation.',
    permission: people,
    query: pageQuery.extend(volunteerFilter),
    output: pageOf(volunteerView).extend({ counts: z.object({ helped: count, returned: count }) }),
  }),
  exportVolunteers: endpoint({
    name: 'volunteering.exportVolunteers',
    method: 'POST',
    path: '/api/volunteering/volunteers/export',
    summary: 'The list of volunteers as a spreadsheet, masked as on the page.',
    permission: s.exporting,
    query: z.object({ ...volunteerFilter, ...fileQuery }),
    output: z.object({}),
    transport: 'file',
  }),
  getVolunteer: endpoint({
    name: 'volunteering.getVolunteer',
    method: 'GET',
    path: '/api/volunteering/volunteers/:id',
    summary: 'A volunteer: service, banked time with every movement, certificates.',
    permission: people,
    params: byId,
    output: volunteerView.extend({
      phone: z.string().nullable(),
      helpedBy: named.nullable(),
      origin: named.nullable(),
      skills: z.array(z.string()),
      leader: z.object({ id: z.string(), state: z.enum(leaderStates) }).nullable(),
      list: z.array(serviceView),
      bank: z.object({
        on: z.boolean(),
        balance: count,
        cap: count.nullable(),
        giveTo: z.array(s.word),
        movements: z.array(movementView),
      }),
      certificates: z.array(z.object({ number: z.string(), issuer: z.string(), issuedOn: z.string(), minutes: count })),
      organisers: z.array(named),
    }),
    problems,
  }),
  noteHelp: endpoint({
    name: 'volunteering.noteHelp',
    method: 'PUT',
    path: '/api/volunteering/volunteers/:id/help',
    summary: 'Note by whom and when a volunteer was helped, as the person said and agreed; or take the note out.',
    permission: people,
    params: byId,
    body: z.object({
      help: z.object({ byNo: z.number().int().positive(), on: daySchema, consent: z.literal(true) }).nullable(),
    }),
    output: ok,
    problems,
  }),
  proposeCorrection: endpoint({
    name: 'volunteering.proposeCorrection',
    method: 'POST',
    path: '/api/volunteering/services/:id/correction',
    summary: 'Ask for service to be put right, or taken back where there was none; a second person decides.',
    permission: people,
    params: byId,
    body: z.object({ right: z.object(span).nullable(), reason: s.said(300) }),
    output: ok,
    problems,
  }),
  decideCorrection: endpoint({
    name: 'volunteering.decideCorrection',
    method: 'POST',
    path: '/api/volunteering/corrections/:id/decide',
    summary: 'Agree to a correction or decline it; never one’s own.',
    permission: { action: 'service.correct' },
    params: byId,
    body: z.object({ agree: z.boolean(), reason: s.text(300).nullish() }),
    output: ok,
    problems,
  }),
  listCorrections: endpoint({
    name: 'volunteering.listCorrections',
    method: 'GET',
    path: '/api/volunteering/corrections',
    summary: 'Corrections in reach; those that wait for a second person first.',
    permission: { action: 'service.correct' },
    query: pageQuery.extend(correctionFilter),
    output: pageOf(correctionView),
  }),
  exportCorrections: endpoint({
    name: 'volunteering.exportCorrections',
    method: 'POST',
    path: '/api/volunteering/corrections/export',
    summary: 'The list of corrections as a spreadsheet.',
    permission: s.exporting,
    query: z.object({ ...correctionFilter, ...fileQuery }),
    output: z.object({}),
    transport: 'file',
  }),
  issueCertificate: endpoint({
    name: 'volunteering.issueCertificate',
    method: 'POST',
    path: '/api/volunteering/volunteers/:id/certificate',
    summary: 'Certify what an organiser has recorded of a volunteer: free, from records only. Its code is shown once.',
    permission: people,
    params: byId,
    body: z.object({ unitNo: z.number().int().positive(), fromOn: daySchema, untilOn: daySchema }),
    output: certificateView,
    problems,
    secretAnswer: true,
  }),
}
