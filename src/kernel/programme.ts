import { z } from 'zod'

/**
 * A programme is a document, not code: the shape of a district's structure, its dictionaries, the parameters of its rules and the
 * figures it publishes. Five are shipped; an administrator can write a sixth.
 */
export const slot = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  line: z.enum(['core', 'area', 'industry', 'registry', 'overlay']),
  /** Connection that puts a Party organisation into the slot, e.g. `hub_of`; absent for the fallback. */
  edge: z.string().optional(),
  /** Kind of unit at the other end of that connection, e.g. `street`. */
  targetKind: z.string().optional(),
  /** What is in no other slot falls here, so that nobody stands outside. */
  fallback: z.boolean().default(false),
  /** Row of the mechanisms this slot comes from. */
  source: z.string(),
})

export const structureTemplate = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  source: z.string(),
  /** May one unit stand in several slots (area and industry at once)? */
  overlap: z.boolean(),
  slots: z.array(slot),
})
export type StructureTemplate = z.output<typeof structureTemplate>

export const ruleDocument = z.object({
  key: z.string(),
  version: z.string(),
  source: z.string(),
  fromOn: z.string(),
  untilOn: z.string().nullable().default(null),
  severity: z.enum(['block', 'warn', 'info']),
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

export const programmeDocument = z.object({
  code: z.string(),
  version: z.string(),
  zh: z.string(),
  en: z.string(),
  source: z.string(),
  /** Codes of the administrative districts that work by this programme; empty for the general one. */
  districtCodes: z.array(z.string()).default([]),
  structure: structureTemplate.nullable(),
  industries: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), aliases: z.array(z.string()).default([]) })),
  rules: z.array(ruleDocument).default([]),
  figures: z.array(figureDocument).default([]),
})
export type ProgrammeDocument = z.output<typeof programmeDocument>
export type ProgrammeInput = z.input<typeof programmeDocument>
