import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import type { ProgrammeDocument } from '../../kernel/programme.ts'
import { type RuleRef, type RuleVersion, refOf } from '../../kernel/rule.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listProgrammes, ruleOfProgramme as ruleOf } from '../../platform/programmes/programmes.ts'
import type { RuleKey, Rules } from './rules/duties.ts'

const ruleKeys: readonly RuleKey[] = [
  'coverage.headcount',
  'instructor.orgs-band',
  'instructor.dedicated-headcount',
  'instructor.dispatch-sides',
  'liaison.per-uncovered-org',
  'worker.full-time-criteria',
  'worker.full-time-ratio',
]

const entry = z.object({ code: z.string(), zh: z.string(), en: z.string() })
const entries = z.array(entry).default([])
/** Words of a programme for people in posts: codes with their names. */
const catalogueParams = z.object({
  sources: entries,
  modes: entries,
  targets: entries,
  reviews: entries,
  levels: entries,
})
/** Stages of a development plan, in the order a programme names them. */
const growthParams = z.object({ stages: entries })
const checkParams = z.object({ sample: z.number().int().positive(), items: z.array(entry) })
export type WorkforceCatalogue = z.output<typeof catalogueParams> & {
  items: z.output<typeof entry>[]
  stages: z.output<typeof entry>[]
  sample: number
}

/** What a district works by on a day. */
export interface Settings {
  readonly rules: Rules
  readonly catalogue: WorkforceCatalogue
  readonly refs: readonly RuleRef[]
  /** Where the stages of development plans come from; null where the programme names none. */
  readonly growth: { readonly version: string; readonly source: string; readonly stated: boolean } | null
}

export function settingsOf(documents: readonly ProgrammeDocument[], code: string, day: Day): Settings {
  const found = ruleKeys.map((key) => ruleOf(documents, code, key, day)).filter((rule) => rule !== undefined)
  const words = catalogueParams.parse(ruleOf(documents, code, 'workforce.catalogue', day)?.params ?? {})
  const growth = ruleOf(documents, code, 'workforce.growth', day)
  const check = checkParams.safeParse(ruleOf(documents, code, 'liaison.spot-check', day)?.params)
  return {
    rules: Object.fromEntries(found.map((rule) => [rule.key, rule])) as Rules,
    refs: found.map((rule) => refOf(rule as RuleVersion<unknown>)),
    catalogue: {
      ...words,
      items: check.data?.items ?? [],
      sample: check.data?.sample ?? 1,
      stages: growthParams.parse(growth?.params ?? {}).stages,
    },
    growth: growth ? { version: growth.version, source: growth.source, stated: growth.stated ?? true } : null,
  }
}

/** Settings of every district on a day, by its number. */
export async function settingsByDistrict(tx: Tx, day: Day): Promise<ReadonlyMap<number, Settings>> {
  const documents = await listProgrammes(tx)
  const { rows } = await sql<{ no: number; programme: string }>`
    select district_no as no, programme from organisations.district_programme order by home desc, district_no`.execute(tx)
  return new Map(rows.map((row) => [row.no, settingsOf(documents, row.programme, day)]))
}
