import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf, pageQuery } from '../../kernel/page.ts'
import { dormancyEndpoints } from './contract-dormancy.ts'
import { coverageProblems as problems } from './problems.ts'

/** Where a unit stands in the partition of the Party's statistics (rules.md §7). Every active unit is in exactly one cell. */
export const cell = z.enum(['own-committee', 'own-general', 'own-branch', 'joint', 'should-have', 'few-members', 'no-members'])
/** By whom a unit is covered by work. */
export const helper = z.enum(['party-org', 'instructor', 'full-time-worker', 'liaison', 'mass-org'])

const no = z.coerce.number().int().positive()
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** One filter for list, count, figures, export, map and chart: the same words everywhere, so that they give the same set. */
export const unitFilter = z.object({
  asOf: daySchema.optional(),
  districtNo: no.optional(),
  streetNo: no.optional(),
  communityNo: no.optional(),
  /** A number, or `none` for units without a (clear) industry. */
  industryNo: z.union([no, z.literal('none')]).optional(),
  type: z.string().max(4).optional(),
  /** `registered`: active, cancelled or revoked, the units a register counts. */
  status: z.enum(['active', 'inactive', 'registered', 'all']).default('active'),
  /** Comma-separated cells, or the groups `own`, `built`, `not-built`. */
  cell: z.string().max(120).optional(),
  workCovered: flag.optional(),
  helper: helper.optional(),
  headcountMin: z.coerce.number().int().min(0).optional(),
  headcountMax: z.coerce.number().int().min(0).optional(),
  fullMembersMin: z.coerce.number().int().min(0).optional(),
  /** Full members at or above the threshold of the rule, or below it. */
  enoughMembers: flag.optional(),
  /** Large under the rule, on the basis it counts people by. */
  large: flag.optional(),
  floatingOnly: flag.optional(),
  /** Floating members at or above the threshold of the rule, or below it. */
  enoughFloating: flag.optional(),
  /** Units the rule asks a liaison for; `missing`: those of them without one. */
  liaison: z.enum(['needed', 'missing']).optional(),
  /** Built units whose Party organisation was found to be on paper only; `unknown`: nothing is held from which it could be told. */
  dormancy: z.enum(['dormant', 'unknown']).optional(),
  /** Units this instructor serves. */
  instructorId: z.uuid().optional(),
  partyOrgNo: no.optional(),
  diagnosis: z.enum(['none', 'unwilling', 'unable', 'impossible', 'dormant']).optional(),
  /** Chinese words, pinyin, initials, traditional characters, unified code. */
  q: z.string().trim().max(60).optional(),
  /** Chosen units, comma-separated: the rows somebody ticked. At most 500. */
  nos: z
    .string()
    .regex(/^\d{1,9}(,\d{1,9}){0,499}$/)
    .transform((text) => text.split(',').map(Number))
    .optional(),
})
export type UnitFilter = z.output<typeof unitFilter>

export const unitRow = z.object({
  no: z.number().int(),
  name: z.string(),
  uscc: z.string().nullable(),
  certNo: z.string().nullable(),
  type: z.string().nullable(),
  status: z.string(),
  registeredOn: z.string().nullable(),
  districtNo: z.number().int().nullable(),
  streetNo: z.number().int().nullable(),
  communityNo: z.number().int().nullable(),
  industryNo: z.number().int().nullable(),
  headcount: z.number().int().nullable(),
  fullMembers: z.number().int(),
  probationaryMembers: z.number().int(),
  floatingMembers: z.number().int(),
  /** null for units that are not active: they are in no cell and in no rate. */
  cell: cell.nullable(),
  partyOrg: z.object({ no: z.number().int(), name: z.string() }).nullable(),
  workCovered: z.boolean(),
  helpers: z.array(helper),
  /** Whether its Party organisation was found to be on paper only; null: nothing is held from which it could be told, or there is none. */
  dormant: z.boolean().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
})

export const rate = z.object({ num: z.number().int(), den: z.number().int(), percent: z.number().nullable() })

/** The figures of one group of units; keys and nesting are those of the statistical return. */
export const coverageFigures = z.object({
  registered: z.number().int(),
  inactive: z.object({ cancelled: z.number().int(), revoked: z.number().int(), stillWithPartyOrg: z.number().int() }),
  active: z.number().int(),
  own: z.object({ total: z.number().int(), committee: z.number().int(), general: z.number().int(), branch: z.number().int() }),
  joint: z.object({ units: z.number().int(), unitsWith3Full: z.number().int(), partyOrgs: z.number().int() }),
  notBuilt: z.object({
    total: z.number().int(),
    shouldHave: z.number().int(),
    fewMembers: z.number().int(),
    none: z.number().int(),
    noneWithFloating: z.number().int(),
    withInstructor: z.number().int(),
    withLiaison: z.number().int(),
    withEither: z.number().int(),
  }),
  orgCoverage: rate,
  ownRate: rate,
  shouldHaveBuiltRate: rate,
  workCoverage: rate,
  headcount30: rate,
  headcountUnknown: z.number().int(),
  people: z.object({
    headcount: z.number().int(),
    full: z.number().int(),
    probationary: z.number().int(),
    floating: z.number().int(),
  }),
})

/** Enough to make the same figure again later: what was asked, under which rules, as known when. */
export const receipt = z.object({
  definition: z.string(),
  rules: z.array(z.object({ key: z.string(), version: z.string(), source: z.string() })),
  asOf: z.string(),
  knownAt: z.string(),
  scope: z.string(),
  filter: z.record(z.string(), z.string()),
  hash: z.string(),
})

/** Numbers and choices of the rules in force that figures are told by. */
export const thresholds = z.object({
  minFull: z.number().int(),
  minFloating: z.number().int(),
  largeFrom: z.number().int(),
  headcountBasis: z.enum(['staff', 'party-members', 'staff-and-party-members']),
  usualMostUnits: z.number().int(),
  bandLow: z.number().int(),
  bandHigh: z.number().int(),
  liaisonReading: z.enum(['none', 'lenient', 'strict']),
  dormantAfterDays: z.number().int(),
})

export const group = z.object({ no: z.number().int().nullable(), code: z.string(), name: z.string(), figures: coverageFigures })

const read = { action: 'coverage.read' }

export const coverage = {
  listUnits: endpoint({
    name: 'coverage.listUnits',
    method: 'GET',
    path: '/api/coverage/units',
    summary: 'Social organisations with their coverage verdict, filtered, sorted and counted exactly within the caller’s scope.',
    permission: read,
    query: unitFilter.extend({
      ...pageQuery.shape,
      sort: z.enum(['name', 'headcount', 'fullMembers', 'registeredOn', 'cell', 'street']).default('name'),
      order: z.enum(['asc', 'desc']).default('asc'),
    }),
    output: pageOf(unitRow),
  }),
  exportUnits: endpoint({
    name: 'coverage.exportUnits',
    method: 'GET',
    path: '/api/coverage/units/export',
    summary: 'The same list as a spreadsheet that can be put in again; recorded in the audit log.',
    permission: { action: 'coverage.export' },
    query: unitFilter.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    output: z.any(),
    transport: 'file',
  }),
  getSummary: endpoint({
    name: 'coverage.getSummary',
    method: 'GET',
    path: '/api/coverage/summary',
    summary: 'Both coverages of the units under a filter, with the receipt that lets them be made again.',
    permission: read,
    query: unitFilter,
    output: z.object({
      figures: coverageFigures,
      jointDetail: z.object({
        /** Joint Party organisations by number of active units. */
        bySize: z.record(z.string(), z.number().int()),
        overUsual: z.number().int(),
        underMinimum: z.number().int(),
      }),
      /** Units with floating members only, from the threshold of the rule up and below it. */
      floatingOnly: z.object({ enough: z.number().int(), fewer: z.number().int() }),
      helpers: z.object({
        orgsWithInstructor: z.number().int(),
        orgsWithLiaison: z.number().int(),
        instructors: z.number().int(),
        /** Instructors by the band of the rule. */
        belowBand: z.number().int(),
        withinBand: z.number().int(),
        aboveBand: z.number().int(),
        /** Units the rule asks a liaison for, and those of them without one. */
        liaisonNeeded: z.number().int(),
        liaisonMissing: z.number().int(),
      }),
      dormancy: z.object({ dormant: z.number().int(), unknown: z.number().int() }),
      thresholds,
      receipt,
    }),
  }),
  listJointPartyOrgs: endpoint({
    name: 'coverage.listJointPartyOrgs',
    method: 'GET',
    path: '/api/coverage/joint-party-orgs',
    summary: 'Joint Party organisations of the units under a filter, each with how many of these units it covers.',
    permission: read,
    query: unitFilter.extend({
      ...pageQuery.shape,
      /** Covering exactly so many of the units. */
      size: no.optional(),
      /** Covering more than the rule calls usual, or with fewer full members than it asks for. */
      joint: z.enum(['over-usual', 'under-minimum']).optional(),
    }),
    output: pageOf(
      z.object({ no: z.number().int(), name: z.string(), units: z.number().int(), fullMembers: z.number().int() }),
    ).extend({ thresholds }),
  }),
  listInstructors: endpoint({
    name: 'coverage.listInstructors',
    method: 'GET',
    path: '/api/coverage/instructors',
    summary: 'Instructors of the units under a filter, each with how many of these units the person serves.',
    permission: read,
    query: unitFilter.extend({ ...pageQuery.shape, load: z.enum(['below', 'within', 'above']).optional() }),
    output: pageOf(
      z.object({ id: z.string(), name: z.string(), senderName: z.string().nullable(), units: z.number().int() }),
    ).extend({ thresholds }),
  }),
  getBreakdown: endpoint({
    name: 'coverage.getBreakdown',
    method: 'GET',
    path: '/api/coverage/breakdown',
    summary: 'The same figures for each street, community, industry or type under a filter.',
    permission: read,
    query: unitFilter.extend({ by: z.enum(['street', 'community', 'industry', 'type', 'headcount']) }),
    output: z.object({ groups: z.array(group) }),
  }),
  getMatrix: endpoint({
    name: 'coverage.getMatrix',
    method: 'GET',
    path: '/api/coverage/matrix',
    summary: 'Streets × industries: units, covered by organisation, covered by work, should have.',
    permission: read,
    query: unitFilter,
    output: z.object({
      rows: z.array(z.object({ no: z.number().int(), name: z.string() })),
      columns: z.array(z.object({ no: z.number().int().nullable(), name: z.string() })),
      cells: z.array(
        z.object({
          row: z.number().int(),
          column: z.number().int().nullable(),
          active: z.number().int(),
          orgCovered: z.number().int(),
          workCovered: z.number().int(),
          shouldHave: z.number().int(),
        }),
      ),
    }),
  }),
  getVerdict: endpoint({
    name: 'coverage.getVerdict',
    method: 'GET',
    path: '/api/coverage/units/:no/verdict',
    summary: 'The verdict of one unit on a day, with the records it rests on and the rule that decided.',
    permission: read,
    params: z.object({ no }),
    query: z.object({ asOf: daySchema.optional() }),
    output: z.object({
      asOf: z.string(),
      cell: cell.nullable(),
      workCovered: z.boolean(),
      helpers: z.array(helper),
      /** Whether the Party organisation is on paper only; null: nothing is held from which it could be told, or there is none. */
      dormant: z.boolean().nullable(),
      liaisonNeeded: z.boolean(),
      steps: z.array(
        z.object({
          rule: z.object({ key: z.string(), version: z.string(), source: z.string() }),
          /** Phrase key of what the step found, with its inputs. */
          finding: z.string(),
          inputs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
          records: z.array(
            z.object({
              kind: z.string(),
              id: z.string(),
              label: z.string(),
              fromOn: z.string().nullable(),
              link: z.string().nullable(),
            }),
          ),
        }),
      ),
      notices: z.array(z.string()),
    }),
    problems: [problems['coverage-unit-not-found']],
  }),
  listRules: endpoint({
    name: 'coverage.listRules',
    method: 'GET',
    path: '/api/coverage/rules',
    summary: 'Every rule of the two coverages with its versions, sources and parameters.',
    permission: 'signed-in',
    output: z.object({
      rules: z.array(
        z.object({
          key: z.string(),
          version: z.string(),
          source: z.string(),
          fromOn: z.string(),
          untilOn: z.string().nullable(),
          severity: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
        }),
      ),
    }),
  }),
  diagnose: endpoint({
    name: 'coverage.diagnose',
    method: 'POST',
    path: '/api/coverage/units/:no/diagnoses',
    summary: 'Record a person’s diagnosis of why the unit is blank, with a remedy and a day to look again (ZF-03).',
    permission: { action: 'coverage.diagnose' },
    params: z.object({ no }),
    body: z.object({
      reason: z.enum(['unwilling', 'unable', 'impossible', 'dormant']),
      note: z.string().trim().max(500).nullish(),
      remedy: z.string().trim().min(1).max(500),
      followUpOn: daySchema.nullish(),
    }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  followUp: endpoint({
    name: 'coverage.followUp',
    method: 'POST',
    path: '/api/coverage/diagnoses/:id/follow-ups',
    summary: 'Record what came of a remedy, and close the diagnosis or set the next day.',
    permission: { action: 'coverage.diagnose' },
    params: z.object({ id: z.uuid() }),
    body: z.object({ note: z.string().trim().min(1).max(500), close: z.boolean().default(false), nextOn: daySchema.nullish() }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  listDiagnoses: endpoint({
    name: 'coverage.listDiagnoses',
    method: 'GET',
    path: '/api/coverage/diagnoses',
    summary: 'Diagnoses and their follow-ups, by unit or due day.',
    permission: read,
    query: pageQuery.extend({ unitNo: no.optional(), open: flag.optional(), dueBefore: daySchema.optional() }),
    output: pageOf(
      z.object({
        id: z.string(),
        unit: z.object({ no: z.number().int(), name: z.string() }),
        reason: z.string(),
        note: z.string().nullable(),
        remedy: z.string(),
        followUpOn: z.string().nullable(),
        openedOn: z.string(),
        closedOn: z.string().nullable(),
        followUps: z.array(z.object({ on: z.string(), note: z.string(), by: z.string().nullable() })),
      }),
    ),
  }),
  listRemedies: endpoint({
    name: 'coverage.listRemedies',
    method: 'GET',
    path: '/api/coverage/remedies',
    summary: 'What the programme knows to be done about each of the four reasons, with sources.',
    permission: read,
    query: z.object({ districtNo: no.optional() }),
    output: z.object({
      items: z.array(
        z.object({
          reason: z.enum(['unwilling', 'unable', 'impossible', 'dormant']),
          remedies: z.array(z.object({ zh: z.string(), en: z.string(), source: z.string() })),
        }),
      ),
      rule: z.object({ key: z.string(), version: z.string(), source: z.string() }).nullable(),
    }),
  }),
  setTarget: endpoint({
    name: 'coverage.setTarget',
    method: 'POST',
    path: '/api/coverage/targets',
    summary: 'Set a target for a coverage figure of a node by a day (LH-18, ZF-09).',
    permission: { action: 'coverage.target' },
    body: z.object({
      nodeNo: z.number().int().positive(),
      metric: z.enum(['orgCoverage', 'workCoverage', 'shouldHaveBuiltRate', 'headcount30']),
      percent: z.number().min(0).max(100),
      dueOn: daySchema,
      source: z.string().trim().max(200).nullish(),
    }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  listTargets: endpoint({
    name: 'coverage.listTargets',
    method: 'GET',
    path: '/api/coverage/targets',
    summary: 'Targets with the figure today and what is missing.',
    permission: read,
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          node: z.object({ no: z.number().int(), name: z.string() }),
          metric: z.string(),
          percent: z.number(),
          dueOn: z.string(),
          source: z.string().nullable(),
          now: rate,
          missing: z.number().int(),
        }),
      ),
    }),
  }),
  freezeReturn: endpoint({
    name: 'coverage.freezeReturn',
    method: 'POST',
    path: '/api/coverage/returns',
    summary: 'Freeze the return of a day beside the living data; later edits do not change it.',
    permission: { action: 'coverage.freeze' },
    body: z.object({ districtNo: z.number().int().positive(), asOf: daySchema, title: z.string().trim().min(1).max(100) }),
    output: z.object({ id: z.string() }),
    problems: Object.values(problems),
  }),
  listReturns: endpoint({
    name: 'coverage.listReturns',
    method: 'GET',
    path: '/api/coverage/returns',
    summary: 'Frozen returns, each with what the living data say for the same day now.',
    permission: read,
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          asOf: z.string(),
          frozenAt: z.string(),
          frozenBy: z.string().nullable(),
          figures: coverageFigures,
          living: coverageFigures,
          receipt,
        }),
      ),
    }),
  }),
  saveFilter: endpoint({
    name: 'coverage.saveFilter',
    method: 'POST',
    path: '/api/coverage/filters',
    summary: 'Keep a filter under a name for oneself.',
    permission: read,
    body: z.object({ name: z.string().trim().min(1).max(40), filter: z.record(z.string(), z.string()) }),
    output: z.object({ id: z.string() }),
  }),
  listFilters: endpoint({
    name: 'coverage.listFilters',
    method: 'GET',
    path: '/api/coverage/filters',
    summary: 'One’s own kept filters.',
    permission: read,
    output: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), filter: z.record(z.string(), z.string()) })),
    }),
  }),
  removeFilter: endpoint({
    name: 'coverage.removeFilter',
    method: 'DELETE',
    path: '/api/coverage/filters/:id',
    summary: 'Forget a kept filter.',
    permission: read,
    params: z.object({ id: z.uuid() }),
    output: z.object({ id: z.string() }),
    problems: [problems['filter-not-found']],
  }),
  ...dormancyEndpoints,
}
