import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { allianceProblems as problems } from './problems.ts'
import { agreementKinds, agreementMoves, agreementStages } from './rules/agreements.ts'

const unitNo = z.coerce.number().int().positive()
export const named = z.object({ no: z.number().int(), name: z.string() })
const word = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const words = z.array(word)
const kind = z.enum(agreementKinds)
const stage = z.enum(agreementStages)
const text = (most: number) => z.string().trim().min(1).max(most)
const all = Object.values(problems)

export const agreementBody = z.object({
  kind,
  title: text(120),
  content: text(4000),
  shares: z.string().trim().max(1000).nullish(),
  pattern: z.string().max(40).nullish(),
  leadNo: unitNo,
  /** The other sides, in the order of the document. */
  sideNos: z.array(unitNo).max(60),
  fromOn: daySchema,
  untilOn: daySchema.nullish(),
})

export const agreementView = z.object({
  id: z.string(),
  no: z.number().int(),
  kind,
  title: z.string(),
  stage,
  pattern: z.string().nullable(),
  lead: named,
  sides: z.array(named.extend({ answer: z.enum(['asked', 'signed', 'refused']), answeredOn: z.string().nullable() })),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  /** First day in force; null while a side has not signed. */
  inForceOn: z.string().nullable(),
  communityId: z.string().nullable(),
  revision: z.number().int(),
  /** Sides the caller may answer for now: at their own door, or from a paper. */
  canSign: z.array(z.number().int()),
  canRecord: z.array(z.number().int()),
})

const filter = z.object({
  kind: kind.optional(),
  stage: stage.optional(),
  /** Only those that wait for an answer of the caller. */
  mine: z.enum(['true']).optional(),
  /** In force on the day, expiring ones among them. */
  binding: z.enum(['true']).optional(),
  /** Signed by every side up to the day, whether or not it still binds. */
  signed: z.enum(['true']).optional(),
  /** With a Party organisation of a social organisation among its sides, on the day. */
  social: z.enum(['true']).optional(),
  pattern: z.string().max(40).optional(),
  unitNo: unitNo.optional(),
  districtNo: unitNo.optional(),
  streetNo: unitNo.optional(),
  asOf: daySchema.optional(),
  q: z.string().trim().max(60).optional(),
})
const id = z.object({ id: z.uuid() })
const changed = z.object({ id: z.string(), revision: z.number().int() })

export const agreementEndpoints = {
  getWords: endpoint({
    name: 'alliances.getWords',
    method: 'GET',
    path: '/api/alliances/words',
    summary: 'Words of the programme for agreements and communities.',
    permission: { action: 'agreement.read' },
    output: z.object({
      forms: words,
      anchors: words,
      patterns: words,
      modes: words,
      /** Words an experience is found by. */
      tags: words,
      /** Lines of joint work a charter may agree on. */
      workLines: words,
      cadences: words,
      sources: words,
      /** Those of the cadences that are meetings and may be called ahead. */
      meetings: words,
      can: z.object({ draft: z.boolean() }),
    }),
  }),
  findSides: endpoint({
    name: 'alliances.findSides',
    method: 'GET',
    path: '/api/alliances/sides',
    summary: 'Organisations of the district that may be sides or members, by a part of the name, also outside the own tree.',
    permission: { action: 'agreement.draft' },
    query: z.object({ q: z.string().trim().max(60).default(''), own: z.enum(['true']).optional() }),
    output: z.object({ items: z.array(named.extend({ kind: z.string(), area: z.string().nullable() })) }),
  }),
  listAgreements: endpoint({
    name: 'alliances.listAgreements',
    method: 'GET',
    path: '/api/alliances/agreements',
    summary: 'Agreements one of whose sides is in reach, with where each stands.',
    permission: { action: 'agreement.read' },
    query: filter.extend(pageQuery.shape),
    output: pageOf(agreementView).extend({
      counts: z.record(stage, z.number().int()),
      waiting: z.number().int(),
      can: z.object({ draft: z.boolean() }),
    }),
  }),
  exportAgreements: endpoint({
    name: 'alliances.exportAgreements',
    method: 'GET',
    path: '/api/alliances/agreements/export',
    summary: 'The same list as a spreadsheet.',
    permission: { action: 'agreement.export' },
    query: filter.extend(fileQuery),
    output: z.unknown(),
    transport: 'file',
  }),
  getAgreement: endpoint({
    name: 'alliances.getAgreement',
    method: 'GET',
    path: '/api/alliances/agreements/:id',
    summary: 'One agreement with its text, its sides and its course.',
    permission: { action: 'agreement.read' },
    params: id,
    output: agreementView.extend({
      content: z.string(),
      shares: z.string().nullable(),
      rule: z.object({ key: z.string(), version: z.string(), source: z.string() }).nullable(),
      remindDays: z.number().int().nullable(),
      closeReason: z.string().nullable(),
      closedOn: z.string().nullable(),
      renews: z.object({ id: z.string(), no: z.number().int() }).nullable(),
      renewedBy: z.object({ id: z.string(), no: z.number().int() }).nullable(),
      answers: z.array(
        named.extend({
          answer: z.enum(['asked', 'signed', 'refused']),
          answeredOn: z.string().nullable(),
          reason: z.string().nullable(),
          paperNo: z.string().nullable(),
          by: z.string().nullable(),
        }),
      ),
      course: z.array(
        z.object({
          action: z.string(),
          onDay: z.string(),
          unit: z.string().nullable(),
          reason: z.string().nullable(),
          by: z.string().nullable(),
        }),
      ),
      can: z.object({ amend: z.boolean(), renew: z.boolean(), moves: z.array(z.enum(agreementMoves)) }),
    }),
    problems: [problems['agreement-not-found']],
  }),
  draftAgreement: endpoint({
    name: 'alliances.draftAgreement',
    method: 'POST',
    path: '/api/alliances/agreements',
    summary: 'Draw up an agreement; only the side that draws it up sees it until it is put before the others.',
    permission: { action: 'agreement.draft' },
    body: agreementBody,
    output: changed,
    problems: all,
  }),
  amendAgreement: endpoint({
    name: 'alliances.amendAgreement',
    method: 'PUT',
    path: '/api/alliances/agreements/:id',
    summary: 'Change a draft, or one that was refused; answers given before are asked for anew.',
    permission: { action: 'agreement.draft' },
    params: id,
    body: agreementBody.omit({ kind: true, leadNo: true }),
    concurrency: true,
    output: changed,
    problems: all,
  }),
  moveAgreement: endpoint({
    name: 'alliances.moveAgreement',
    method: 'POST',
    path: '/api/alliances/agreements/:id/moves',
    summary: 'Put it before the sides, withdraw it before it is in force, or end it before its time with a reason.',
    permission: { action: 'agreement.draft' },
    params: id,
    body: z.object({ move: z.enum(agreementMoves), reason: z.string().trim().max(500).nullish() }),
    concurrency: true,
    output: changed,
    problems: all,
  }),
  signAgreement: endpoint({
    name: 'alliances.signAgreement',
    method: 'POST',
    path: '/api/alliances/agreements/:id/answers',
    summary: 'Sign or refuse for one side, once, with the day; an office names the paper that was signed.',
    permission: { action: 'agreement.sign' },
    params: id,
    body: z.object({
      unitNo,
      answer: z.enum(['signed', 'refused']),
      /** Today where it is signed here. */
      onDay: daySchema.optional(),
      reason: z.string().trim().max(500).nullish(),
      paperNo: z.string().trim().max(100).nullish(),
      signer: z.string().trim().max(40).nullish(),
    }),
    output: changed.extend({ stage }),
    problems: all,
  }),
  renewAgreement: endpoint({
    name: 'alliances.renewAgreement',
    method: 'POST',
    path: '/api/alliances/agreements/:id/renewal',
    summary: 'Draw up the same agreement for a further period; every side signs anew.',
    permission: { action: 'agreement.draft' },
    params: id,
    body: z.object({ untilOn: daySchema.nullish() }),
    output: changed,
    problems: all,
  }),
  writeAgreement: endpoint({
    name: 'alliances.writeAgreement',
    method: 'GET',
    path: '/api/alliances/agreements/:id/file',
    summary: 'The document from the template of the district, as docx or pdf.',
    permission: { action: 'agreement.read' },
    params: id,
    query: z.object({ format: z.enum(['docx', 'pdf']).default('docx') }),
    output: z.unknown(),
    transport: 'file',
    problems: [problems['agreement-not-found']],
  }),
}
