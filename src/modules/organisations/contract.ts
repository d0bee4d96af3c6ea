import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { organisationProblems as problems } from './problems.ts'
import { deploymentSites } from './rules.ts'

/** Node of the scope graph: every unit, street, community, industry body and Party organisation has one. */
export const unitNo = z.coerce.number().int().positive()

export const unitRef = z.object({ no: z.number().int(), name: z.string(), kind: z.string() })

/** Why something changed: every fact of a unit names its act. */
export const actInput = z.object({
  reason: z.string().trim().min(1).max(500),
  documentNo: z.string().trim().max(100).nullish(),
  documentOn: daySchema.nullish(),
  effectiveOn: daySchema,
})

export const act = z.object({
  id: z.number().int(),
  kind: z.string(),
  reason: z.string().nullable(),
  documentNo: z.string().nullable(),
  documentOn: z.string().nullable(),
  effectiveOn: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
  importId: z.string().nullable(),
})

/** What became of what stood under a unit that ended: how many of one sort its successor has taken over, and how many ended. */
export const handedOver = z.object({ what: z.string(), moved: z.number().int(), ended: z.number().int() })

/** Facts of a unit that hold over a period `[fromOn, untilOn)`. Unknown is null, never zero. */
export const unitFacts = z.object({
  name: z.string(),
  status: z.enum(['active', 'preparing', 'cancelled', 'revoked', 'dissolved']),
  /** Registry type: 51 社会团体, 52 民办非企业单位, 53 基金会, 59 其他; null for units that are not registered social organisations. */
  type: z.string().nullable(),
  /** `YYYY-MM-DD`, or `YYYY-MM` when only the month is known. */
  registeredOn: z.string().nullable(),
  legalRep: z.string().nullable(),
  address: z.string().nullable(),
  serviceAddress: z.string().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  headcount: z.number().int().nullable(),
  fullMembers: z.number().int().nullable(),
  probationaryMembers: z.number().int().nullable(),
  floatingMembers: z.number().int().nullable(),
  /** Masked (138****8000); shown in full only through `revealPhone`. */
  phone: z.string().nullable(),
  remarks: z.string().nullable(),
  district: unitRef.nullable(),
  street: unitRef.nullable(),
  community: unitRef.nullable(),
  industry: unitRef.nullable(),
  registrar: unitRef.nullable(),
  supervisor: unitRef.nullable(),
  /** Party organisations only. */
  level: z.enum(['committee', 'general', 'branch']).nullable(),
  form: z.enum(['own', 'joint', 'mobile', 'temporary']).nullable(),
})

export const unitPeriod = unitFacts.extend({ fromOn: z.string(), untilOn: z.string().nullable(), act })

export const connection = z.object({
  id: z.string(),
  type: z.string(),
  line: z.string(),
  direction: z.enum(['out', 'in']),
  other: unitRef,
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  act,
})

export const unitDetail = z.object({
  no: z.number().int(),
  id: z.string(),
  kind: z.string(),
  uscc: z.string().nullable(),
  certNo: z.string().nullable(),
  divisionCode: z.string().nullable(),
  /** Send back as `If-Match` with a change. */
  revision: z.number().int(),
  asOf: z.string(),
  facts: unitFacts.nullable(),
  connections: z.array(connection),
  can: z.object({ change: z.boolean(), revealPhone: z.boolean() }),
})

export const catalogue = z.object({
  districts: z.array(
    z.object({
      no: z.number(),
      code: z.string().nullable(),
      name: z.string(),
      home: z.boolean(),
      programme: z.string().nullable(),
    }),
  ),
  streets: z.array(z.object({ no: z.number(), code: z.string().nullable(), name: z.string(), districtNo: z.number() })),
  communities: z.array(z.object({ no: z.number(), code: z.string().nullable(), name: z.string(), streetNo: z.number() })),
  industries: z.array(z.object({ no: z.number(), code: z.string(), name: z.string(), districtNo: z.number() })),
  types: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  /** `foundedAt`: page where bodies of the kind are founded instead of being established one by one. */
  kinds: z.array(
    z.object({ code: z.string(), zh: z.string(), en: z.string(), group: z.string(), foundedAt: z.string().nullable() }),
  ),
  edgeTypes: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), line: z.string() })),
})

const can = (action: string) => ({ action })

export const organisations = {
  getCatalogue: endpoint({
    name: 'organisations.getCatalogue',
    method: 'GET',
    path: '/api/organisations/catalogue',
    summary: 'Districts, streets, communities, industries and the dictionaries that filters and forms offer.',
    permission: can('unit.read'),
    output: catalogue,
  }),
  findUnits: endpoint({
    name: 'organisations.findUnits',
    method: 'GET',
    path: '/api/organisations/find',
    summary: 'Quick search over every kind of unit by Chinese words, pinyin, initials, traditional characters or unified code.',
    permission: can('unit.read'),
    query: z.object({
      q: z.string().trim().min(1).max(60),
      kind: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(50).default(12),
    }),
    output: z.object({
      items: z.array(unitRef.extend({ uscc: z.string().nullable(), street: z.string().nullable(), status: z.string() })),
    }),
  }),
  getUnit: endpoint({
    name: 'organisations.getUnit',
    method: 'GET',
    path: '/api/organisations/units/:no',
    summary: 'One unit as it stood on a day, with its connections.',
    permission: can('unit.read'),
    params: z.object({ no: unitNo }),
    query: z.object({ asOf: daySchema.optional() }),
    output: unitDetail,
    problems: [problems['unit-not-found']],
  }),
  getUnitHistory: endpoint({
    name: 'organisations.getUnitHistory',
    method: 'GET',
    path: '/api/organisations/units/:no/history',
    summary: 'Every period of the unit and every act that made it, newest first.',
    permission: can('unit.read'),
    params: z.object({ no: unitNo }),
    output: z.object({ periods: z.array(unitPeriod), connections: z.array(connection) }),
    problems: [problems['unit-not-found']],
  }),
  establishUnit: endpoint({
    name: 'organisations.establishUnit',
    method: 'POST',
    path: '/api/organisations/units',
    summary: 'Register a new unit of any kind, or a Party organisation with the units it covers.',
    permission: can('unit.change'),
    body: actInput.extend({
      kind: z.string(),
      uscc: z.string().trim().nullish(),
      certNo: z.string().trim().nullish(),
      name: z.string().trim().min(1).max(200),
      type: z.string().nullish(),
      streetNo: unitNo.nullish(),
      communityNo: unitNo.nullish(),
      industryNo: unitNo.nullish(),
      districtNo: unitNo,
      address: z.string().trim().max(300).nullish(),
      headcount: z.number().int().min(0).max(1_000_000).nullish(),
      fullMembers: z.number().int().min(0).max(1_000_000).nullish(),
      probationaryMembers: z.number().int().min(0).max(1_000_000).nullish(),
      floatingMembers: z.number().int().min(0).max(1_000_000).nullish(),
      level: z.enum(['committee', 'general', 'branch']).nullish(),
      form: z.enum(['own', 'joint', 'mobile', 'temporary']).nullish(),
      coversUnitNos: z.array(unitNo).max(200).default([]),
      superiorNo: unitNo.nullish(),
      /** Of a temporary Party organisation: at what sort of site it is set up. */
      site: z.enum(deploymentSites).nullish(),
    }),
    output: z.object({ no: z.number().int(), revision: z.number().int() }),
    problems: Object.values(problems),
  }),
  deployUnit: endpoint({
    name: 'organisations.deployUnit',
    method: 'POST',
    path: '/api/organisations/units/:no/deployment',
    summary: 'Say at what sort of site a temporary Party organisation was set up.',
    permission: can('unit.change'),
    params: z.object({ no: unitNo }),
    body: z.object({ site: z.enum(deploymentSites) }),
    output: z.object({ no: z.number().int() }),
    problems: [problems['unit-not-found'], problems['site-of-temporary']],
  }),
  changeUnit: endpoint({
    name: 'organisations.changeUnit',
    method: 'POST',
    path: '/api/organisations/units/:no/changes',
    summary: 'Rename, move, upgrade, correct or dissolve a unit from a day on; what was true before stays true for earlier days.',
    permission: can('unit.change'),
    concurrency: true,
    params: z.object({ no: unitNo }),
    body: actInput.extend({
      kind: z.enum(['rename', 'move', 'upgrade', 'correct', 'dissolve', 'reopen']),
      facts: unitFacts
        .omit({ phone: true, district: true, street: true, community: true, industry: true, registrar: true, supervisor: true })
        .partial()
        .extend({
          phone: z.string().trim().max(40).nullish(),
          streetNo: unitNo.nullish(),
          communityNo: unitNo.nullish(),
          industryNo: unitNo.nullish(),
          registrarNo: unitNo.nullish(),
          supervisorNo: unitNo.nullish(),
        }),
    }),
    output: z.object({ no: z.number().int(), revision: z.number().int(), handedOver: z.array(handedOver) }),
    problems: Object.values(problems),
  }),
  mergeUnits: endpoint({
    name: 'organisations.mergeUnits',
    method: 'POST',
    path: '/api/organisations/units/:no/merge',
    summary:
      'Merge other units into this one from a day on: they end, what stood under them moves over and is told, the past keeps them apart.',
    permission: can('unit.change'),
    concurrency: true,
    params: z.object({ no: unitNo }),
    body: actInput.extend({ mergedNos: z.array(unitNo).min(1).max(50) }),
    output: z.object({ no: z.number().int(), revision: z.number().int(), handedOver: z.array(handedOver) }),
    problems: Object.values(problems),
  }),
  previewMerge: endpoint({
    name: 'organisations.previewMerge',
    method: 'POST',
    path: '/api/organisations/units/:no/merge/preview',
    summary: 'What a merger would move and end, unit by unit and sort by sort; nothing is changed.',
    permission: can('unit.change'),
    params: z.object({ no: unitNo }),
    body: z.object({ mergedNos: z.array(unitNo).min(1).max(50), effectiveOn: daySchema }),
    output: z.object({ units: z.array(z.object({ unit: unitRef, handedOver: z.array(handedOver) })) }),
    problems: Object.values(problems),
  }),
  splitUnit: endpoint({
    name: 'organisations.splitUnit',
    method: 'POST',
    path: '/api/organisations/units/:no/split',
    summary: 'Split new units off this one from a day on; each keeps a connection to where it came from.',
    permission: can('unit.change'),
    concurrency: true,
    params: z.object({ no: unitNo }),
    body: actInput.extend({
      parts: z
        .array(z.object({ name: z.string().trim().min(1).max(200), uscc: z.string().trim().nullish() }))
        .min(1)
        .max(20),
    }),
    output: z.object({ nos: z.array(z.number().int()), revision: z.number().int() }),
    problems: Object.values(problems),
  }),
  connectUnits: endpoint({
    name: 'organisations.connectUnits',
    method: 'POST',
    path: '/api/organisations/connections',
    summary: 'Record a typed, dated connection between two units with its source document.',
    permission: can('unit.change'),
    body: actInput.extend({ type: z.string(), fromNo: unitNo, toNo: unitNo }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  endConnection: endpoint({
    name: 'organisations.endConnection',
    method: 'POST',
    path: '/api/organisations/connections/:id/end',
    summary: 'End a connection on a day.',
    permission: can('unit.change'),
    params: z.object({ id: z.string().max(40) }),
    body: actInput,
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  undoAct: endpoint({
    name: 'organisations.undoAct',
    method: 'POST',
    path: '/api/organisations/acts/:id/undo',
    summary: 'Take a recorded act back; refused when a later act builds on it.',
    permission: can('unit.change'),
    params: z.object({ id: z.coerce.number().int().positive() }),
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    output: z.object({ id: z.number().int() }),
    problems: Object.values(problems),
  }),
  revealPhone: endpoint({
    name: 'organisations.revealPhone',
    method: 'POST',
    path: '/api/organisations/units/:no/phone',
    summary: 'Show the contact telephone in full for a stated purpose; recorded in the audit log and in the read log.',
    permission: can('unit.reveal'),
    params: z.object({ no: unitNo }),
    body: z.object({ purpose: z.string() }),
    output: z.object({ phone: z.string().nullable() }),
    secretAnswer: true,
    problems: [problems['unit-not-found']],
  }),
  getStructure: endpoint({
    name: 'organisations.getStructure',
    method: 'GET',
    path: '/api/organisations/structure',
    summary: 'The structure of a district as its programme names it: slots, who fills them, and how many stand under each.',
    permission: can('unit.read'),
    query: z.object({ districtNo: unitNo.optional(), asOf: daySchema.optional() }),
    output: z.object({
      districtNo: z.number(),
      template: z.object({ code: z.string(), zh: z.string(), en: z.string(), source: z.string() }).nullable(),
      slots: z.array(
        z.object({
          code: z.string(),
          zh: z.string(),
          en: z.string(),
          line: z.string(),
          fallback: z.boolean(),
          /** Party organisations in the slot; its count is the 1, 6, 12 or N of the structure's name. */
          occupants: z.array(
            z.object({
              unit: unitRef,
              level: z.string().nullable(),
              hubOf: unitRef.nullable(),
              units: z.number(),
              partyOrgs: z.number(),
            }),
          ),
          /** Bodies beside the register that stand in the slot, counted with the occupants; null for a slot that takes none. */
          bodies: z
            .array(
              z.object({
                id: z.string(),
                no: z.number(),
                name: z.string(),
                page: z.string(),
                units: z.number(),
                partyOrgs: z.number(),
              }),
            )
            .nullable(),
        }),
      ),
    }),
    problems: [problems['unit-not-found']],
  }),
  explainVisibility: endpoint({
    name: 'organisations.explainVisibility',
    method: 'GET',
    path: '/api/organisations/units/:no/visibility',
    summary: 'Why the caller can or cannot see and change this unit: grants, connections and ability rows that decide.',
    permission: 'signed-in',
    params: z.object({ no: unitNo }),
    output: z.object({
      actions: z.array(
        z.object({
          action: z.string(),
          allowed: z.boolean(),
          /** Grants that allow it, with the way from the unit up to the node granted. */
          grants: z.array(
            z.object({ role: z.string(), node: unitRef, path: z.array(z.object({ edge: z.string(), unit: unitRef })) }),
          ),
          /** What is missing: code of a phrase `explain.<code>`; null when allowed. */
          missing: z.string().nullable(),
        }),
      ),
    }),
  }),
  listUnits: endpoint({
    name: 'organisations.listUnits',
    method: 'GET',
    path: '/api/organisations/units',
    summary: 'Units of chosen kinds (Party organisations, public bodies, enterprises, informal groups …) in the caller’s scope.',
    permission: can('unit.read'),
    query: pageQuery.extend({
      kind: z.string().optional(),
      q: z.string().trim().max(60).optional(),
      asOf: daySchema.optional(),
      districtNo: unitNo.optional(),
      streetNo: unitNo.optional(),
      form: z.string().optional(),
      level: z.string().optional(),
      /** Party organisations that cover at least one active unit. */
      covering: z.enum(['true']).optional(),
      /** Temporary Party organisations by the sort of their site; `none`: those without one. */
      site: z.enum([...deploymentSites, 'none']).optional(),
      /** First day of the unit, from the one day on and before the other. */
      establishedFrom: daySchema.optional(),
      establishedUntil: daySchema.optional(),
    }),
    output: pageOf(
      unitRef.extend({
        status: z.string(),
        uscc: z.string().nullable(),
        street: z.string().nullable(),
        level: z.string().nullable(),
        form: z.string().nullable(),
        covers: z.number().int(),
        site: z.enum(deploymentSites).nullable(),
        establishedOn: z.string(),
      }),
    ),
  }),
}
