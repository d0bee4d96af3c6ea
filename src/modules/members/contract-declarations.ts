import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { memberProblems as problems } from './problems.ts'
import { places } from './rules.ts'
import { declarationKinds, declarationStates, homeReasons } from './rules/mobile.ts'

const byId = z.object({ id: z.uuid() })
const no = z.coerce.number().int().positive()
const text = (most: number) => z.string().trim().max(most)
const read = { action: 'declaration.read' }
const change = { action: 'declaration.change' }
const every = Object.values(problems)
const saved = z.object({ id: z.string(), revision: z.number().int() })
const named = z.object({ no: z.number().int(), name: z.string() })

/** `found`: placed or joined, as the published figure counts. The days are of declaring for the declared, of placing for those found. */
export const declarationFilter = z.object({
  state: z.enum([...declarationStates, 'found', 'ever']).default('declared'),
  kind: z.enum(declarationKinds).optional(),
  districtNo: no.optional(),
  fromOn: daySchema.optional(),
  /** Day after the last. */
  untilOn: daySchema.optional(),
})
export type DeclarationFilter = z.output<typeof declarationFilter>

const declarationRow = z.object({
  id: z.string(),
  no: z.number().int(),
  kind: z.enum(declarationKinds),
  street: named,
  industry: named.nullable(),
  declaredOn: z.string(),
  state: z.enum(declarationStates),
  placed: named.nullable(),
  placedOn: z.string().nullable(),
  joinedOn: z.string().nullable(),
  memberId: z.string().nullable(),
})

export const declarationEndpoints = {
  getJoinForm: endpoint({
    name: 'members.getJoinForm',
    method: 'GET',
    path: '/api/join',
    summary:
      'What somebody without an account needs to declare themselves: districts with their streets, industries, the consent.',
    permission: 'public',
    output: z.object({
      consentVersion: z.string(),
      districts: z.array(named.extend({ streets: z.array(named), industries: z.array(named) })),
    }),
  }),
  declare: endpoint({
    name: 'members.declare',
    method: 'POST',
    path: '/api/join',
    summary: 'Declare oneself a Party member of one’s own accord; the answer holds the code that takes it back, shown once.',
    permission: 'public',
    body: z.object({
      name: text(60).min(1),
      phone: text(20).min(5),
      streetNo: no,
      industryNo: no.nullish(),
      workplace: text(100).nullish(),
      kind: z.enum(declarationKinds),
      consent: z.literal(true),
      consentVersion: text(20).min(1),
    }),
    output: z.object({ no: z.number().int(), code: z.string() }),
    secretAnswer: true,
    problems: every,
  }),
  withdrawDeclaration: endpoint({
    name: 'members.withdrawDeclaration',
    method: 'POST',
    path: '/api/join/withdraw',
    summary: 'Take a declaration back by its code: name, telephone and workplace are deleted at once.',
    permission: 'public',
    body: z.object({ code: text(40).min(8) }),
    output: z.object({ no: z.number().int() }),
    repeatable: true,
    problems: every,
  }),
  listDeclarations: endpoint({
    name: 'members.listDeclarations',
    method: 'GET',
    path: '/api/members/declarations',
    summary: 'Members who declared themselves, to be found an organisation; without names.',
    permission: read,
    query: declarationFilter.extend(pageQuery.shape),
    output: pageOf(declarationRow).extend({ people: z.number().int() }),
  }),
  exportDeclarations: endpoint({
    name: 'members.exportDeclarations',
    method: 'GET',
    path: '/api/members/declarations/export',
    summary: 'The same list as a spreadsheet, without names.',
    permission: change,
    query: declarationFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getDeclaration: endpoint({
    name: 'members.getDeclaration',
    method: 'GET',
    path: '/api/members/declarations/:id',
    summary: 'A declaration with the organisations that lie near in place and trade, and why each is proposed.',
    permission: read,
    params: byId,
    output: declarationRow.extend({
      revision: z.number().int(),
      /** Masked. */
      name: z.string().nullable(),
      phone: z.string().nullable(),
      /** Other declarations in reach with the same telephone, not yet withdrawn or entered: perhaps the same person. */
      same: z.array(z.object({ id: z.string(), no: z.number().int(), declaredOn: z.string(), state: z.enum(declarationStates) })),
      homes: z.array(
        named.extend({ members: z.number().int(), reasons: z.array(z.enum(homeReasons)), km: z.number().nullable() }),
      ),
      can: z.object({ change: z.boolean() }),
    }),
    problems: [problems['declaration-not-found']],
  }),
  revealDeclaration: endpoint({
    name: 'members.revealDeclaration',
    method: 'POST',
    path: '/api/members/declarations/:id/reveal',
    summary: 'Name, telephone and workplace of somebody who declared themselves, for a stated purpose.',
    permission: change,
    params: byId,
    body: z.object({ purpose: text(40).min(1) }),
    output: z.object({ name: z.string(), phone: z.string(), workplace: z.string().nullable() }),
    repeatable: true,
    problems: [problems['declaration-not-found'], problems['declaration-closed']],
  }),
  placeDeclaration: endpoint({
    name: 'members.placeDeclaration',
    method: 'POST',
    path: '/api/members/declarations/:id/place',
    summary: 'Enter the organisation that was found for somebody and will look after the person.',
    permission: change,
    params: byId,
    body: z.object({ partyNo: no, onDay: daySchema }),
    output: saved,
    concurrency: true,
    problems: every,
  }),
  joinDeclaration: endpoint({
    name: 'members.joinDeclaration',
    method: 'POST',
    path: '/api/members/declarations/:id/join',
    summary: 'Enter the person as a member of the organisation found, once the relation lies there.',
    permission: change,
    params: byId,
    body: z.object({
      place: z.enum(places),
      fromOn: daySchema,
      standing: z.enum(['full', 'probationary']).default('full'),
      documentNo: text(100).nullish(),
    }),
    output: saved.extend({ memberId: z.string() }),
    concurrency: true,
    problems: every,
  }),
}
