import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { named } from './contract-agreements.ts'
import { allianceProblems as problems } from './problems.ts'
import { tieAnswers, tieStages } from './rules/network.ts'

const unitNo = z.coerce.number().int().positive()
const text = (most: number) => z.string().trim().min(1).max(most)
const whole = z.number().int()
const stage = z.enum(tieStages)
const done = z.object({ done: z.boolean() })
const read = { action: 'network.read' }
const act = { action: 'network.act' }

export const leadView = named.extend({
  fromOn: z.string(),
  field: z.string().nullable(),
  strength: z.string().nullable(),
  guides: z.array(z.string()),
})

export const tieView = z.object({
  /** Null for an attachment that was recorded as a connection without being asked for here. */
  id: z.string().nullable(),
  unit: named,
  lead: named,
  stage,
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  can: z.object({ answer: z.boolean(), withdraw: z.boolean(), end: z.boolean() }),
})

const filter = z.object({
  stage: stage.optional(),
  /** Only those that wait for an answer of the caller. */
  mine: z.enum(['true']).optional(),
  leadNo: unitNo.optional(),
  unitNo: unitNo.optional(),
  districtNo: unitNo.optional(),
  q: z.string().trim().max(60).optional(),
  asOf: daySchema.optional(),
})

/** A figure with the door to its records. */
const counted = z.object({ value: whole, list: z.string() })

export const networkEndpoints = {
  getNetwork: endpoint({
    name: 'alliances.getNetwork',
    method: 'GET',
    path: '/api/alliances/network',
    summary:
      'The backbone network on a day: lead units of the district, who is attached to those in reach, and what was held from it. Nobody is ranked.',
    permission: read,
    query: z.object({ asOf: daySchema.optional(), districtNo: unitNo.optional() }),
    output: z.object({
      leads: z.array(
        leadView.extend({
          /** Null where the reader stands in another network: only its name and field are told. */
          attached: z.array(named.extend({ kind: z.string(), fromOn: z.string() })).nullable(),
          can: z.object({ end: z.boolean() }),
        }),
      ),
      initiatives: z.array(z.object({ id: z.string(), title: z.string(), inForceOn: z.string().nullable(), sides: whole })),
      figures: z.object({
        initiators: counted,
        partners: counted,
        natures: z.array(counted.extend({ zh: z.string(), en: z.string() })),
        sessions: counted,
        attendances: counted,
      }),
      waiting: z.object({ ties: whole, calls: whole }),
      can: z.object({ act: z.boolean(), designate: z.boolean() }),
    }),
  }),
  listTies: endpoint({
    name: 'alliances.listTies',
    method: 'GET',
    path: '/api/alliances/network/ties',
    summary: 'Attachments to lead units: asked for, in force, declined, ended.',
    permission: read,
    query: filter.extend(pageQuery.shape),
    output: pageOf(tieView).extend({ waiting: whole }),
  }),
  exportTies: endpoint({
    name: 'alliances.exportTies',
    method: 'GET',
    path: '/api/alliances/network/ties/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'network.export' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
  designateLead: endpoint({
    name: 'alliances.designateLead',
    method: 'POST',
    path: '/api/alliances/network/leads',
    summary: 'Designate a lead unit in reach: recorded as a connection, with its field and what it is chosen for.',
    permission: { action: 'network.designate' },
    body: z.object({
      unitNo,
      field: text(60),
      strength: text(300),
      fromOn: daySchema,
      documentNo: z.string().trim().max(60).nullish(),
      /** Who guides it from that day on; recorded as Party-affairs guidance. */
      guideNo: unitNo.nullish(),
    }),
    output: done,
    problems: [
      problems['network-unit-not-found'],
      problems['network-lead-already'],
      problems['network-day-unfit'],
      problems['network-itself'],
    ],
  }),
  endLead: endpoint({
    name: 'alliances.endLead',
    method: 'POST',
    path: '/api/alliances/network/leads/:no/end',
    summary: 'End the designation of a lead unit on a day, with the reason; its network ends with it.',
    permission: { action: 'network.designate' },
    params: z.object({ no: unitNo }),
    body: z.object({ onDay: daySchema, reason: text(300) }),
    output: done,
    problems: [problems['network-lead-unknown'], problems['network-day-unfit'], problems['network-unit-not-found']],
  }),
  askTie: endpoint({
    name: 'alliances.askTie',
    method: 'POST',
    path: '/api/alliances/network/ties',
    summary: 'Ask, for a unit in reach, to be attached to a lead unit of the district from a day on.',
    permission: act,
    body: z.object({ unitNo, leadNo: unitNo, fromOn: daySchema, note: z.string().trim().max(300).nullish() }),
    output: z.object({ id: z.string() }),
    problems: [
      problems['network-unit-not-found'],
      problems['network-lead-unknown'],
      problems['network-itself'],
      problems['network-day-unfit'],
      problems['network-asked-already'],
      problems['network-attached-already'],
    ],
  }),
  answerTie: endpoint({
    name: 'alliances.answerTie',
    method: 'POST',
    path: '/api/alliances/network/ties/:id/answers',
    summary: 'The lead unit agrees, and the connection is recorded, or declines with a reason; who asked may withdraw.',
    permission: act,
    params: z.object({ id: z.uuid() }),
    body: z.object({ answer: z.enum(tieAnswers), reason: z.string().trim().max(300).nullish() }),
    output: done,
    problems: [
      problems['network-tie-not-found'],
      problems['network-answered-already'],
      problems['network-not-yours'],
      problems['network-reason-missing'],
      problems['network-attached-already'],
      problems['network-lead-unknown'],
    ],
  }),
  endTie: endpoint({
    name: 'alliances.endTie',
    method: 'POST',
    path: '/api/alliances/network/ended',
    summary: 'End an attachment in force, from either side, with the reason.',
    permission: act,
    body: z.object({ unitNo, leadNo: unitNo, reason: text(300) }),
    output: done,
    problems: [problems['network-tie-not-found']],
  }),
}
