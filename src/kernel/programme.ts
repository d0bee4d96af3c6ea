import { z } from 'zod'
import { procedureDocument } from './procedure.ts'

/**
 * A programme is a document, not code: the shape of a district's structure, its dictionaries, the parameters of its rules and the
 * figures it publishes. Five are shipped; an administrator can write a sixth.
 */
export const slot = z
  .object({
    code: z.string(),
    zh: z.string(),
    en: z.string(),
    line: z.enum(['core', 'area', 'industry', 'registry', 'overlay']),
    /** Connection that puts a unit into the slot, e.g. `hub_of`. */
    edge: z.string().optional(),
    /** Which end of that connection stands in the slot: its source (the hub of a street), or its target (a body that guides others). */
    end: z.enum(['from', 'to']).default('from'),
    /** Kind of unit at the other end of that connection, e.g. `street`. */
    targetKind: z.string().optional(),
    /** Slot named earlier whose occupants stand at the other end, e.g. the hubs that branches stand under. */
    targetSlot: z.string().optional(),
    /** Units of this kind fill the slot, without a connection: an alliance is a unit of its own. */
    kind: z.string().optional(),
    /** Bodies a module keeps beside the register fill the slot: which ones, and in what way of theirs. A slot of units of a kind may take them too. */
    bodies: z.object({ of: z.string(), way: z.string() }).optional(),
    /** Party organisations of these forms that cover somebody fill the slot. */
    forms: z.array(z.string()).optional(),
    /** Connection by which others stand under an occupant; without it those in the area or industry at the other end do. */
    memberEdge: z.string().optional(),
    /** Party organisations that cover somebody and stand in no other slot (overlays aside) fall here, so that nobody stands outside. */
    fallback: z.boolean().default(false),
    /** Row of the mechanisms this slot comes from. */
    source: z.string(),
  })
  .refine(
    (one) =>
      [one.edge !== undefined, one.kind !== undefined || one.bodies !== undefined, one.forms !== undefined, one.fallback].filter(
        Boolean,
      ).length === 1,
    {
      message: 'slot-filled-one-way',
    },
  )
export type Slot = z.output<typeof slot>

export const structureTemplate = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  source: z.string(),
  /** May one unit stand in several slots (area and industry at once)? */
  overlap: z.boolean(),
  slots: z.array(slot).refine((slots) => slots.every((one, index) => standsOnEarlier(one, slots.slice(0, index))), {
    message: 'slot-stands-on-earlier-slot',
  }),
})

function standsOnEarlier(one: Slot, earlier: readonly Slot[]): boolean {
  return one.targetSlot === undefined || earlier.some((other) => other.code === one.targetSlot)
}

/** A kind of unit a programme adds to the catalogue. */
export const unitKindEntry = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  grouping: z.enum(['social', 'informal', 'enterprise', 'public', 'mass', 'university', 'area', 'industry', 'party']),
  /** Page where bodies of this kind are founded; units of it are read as they stand and no longer established one by one. */
  foundedAt: z.string().optional(),
})

/** A connection a programme adds to the catalogue. `scope` says how far rights over the target reach the source. */
export const edgeTypeEntry = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  line: z.enum(['area', 'industry', 'registry', 'party', 'business', 'overlay']),
  scope: z.enum(['none', 'direct', 'upward', 'downward']).default('none'),
  single: z.boolean().default(false),
  /** The end the other one hangs on: whoever that unit is merged into takes the connection over. None: a memory that stays as it is. */
  heldBy: z.enum(['source', 'target', 'none']).default('target'),
})

export type StructureTemplate = z.output<typeof structureTemplate>

export const ruleDocument = z.object({
  key: z.string(),
  version: z.string(),
  source: z.string(),
  fromOn: z.string(),
  untilOn: z.string().nullable().default(null),
  severity: z.enum(['block', 'warn', 'info']),
  /** Whether the source names the values; false when it names only the rule and the values are ours to start from. */
  stated: z.boolean().default(true),
  params: z.record(z.string(), z.unknown()),
})

export const figureDocument = z.object({
  /** Id of the published figure, e.g. `LH-F06`. */
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  /** Key of the indicator that computes it. */
  indicator: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
  mechanism: z.string(),
})

export const industryEntry = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  /** Other words of a register that mean the same. */
  aliases: z.array(z.string()).default([]),
})

export const programmeDocument = z.object({
  code: z.string(),
  version: z.string(),
  zh: z.string(),
  en: z.string(),
  source: z.string(),
  /** Codes of the administrative districts that work by this programme; empty for the general one. */
  districtCodes: z.array(z.string()).default([]),
  structure: structureTemplate.nullable(),
  unitKinds: z.array(unitKindEntry).default([]),
  edgeTypes: z.array(edgeTypeEntry).default([]),
  industries: z.array(industryEntry),
  /** The source does not name every industry: the district adds its own. */
  industriesOpen: z.boolean().default(false),
  rules: z.array(ruleDocument).default([]),
  figures: z.array(figureDocument).default([]),
  /** What is applied for, reviewed and decided; a district's own procedure takes the place of the general one of the same key. */
  procedures: z.array(procedureDocument).default([]),
})
export type ProgrammeDocument = z.output<typeof programmeDocument>
export type ProgrammeInput = z.input<typeof programmeDocument>
