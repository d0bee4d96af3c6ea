import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { ProgrammeDocument } from '../../kernel/programme.ts'
import { type RuleVersion, refOf, ruleOn } from '../../kernel/rule.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listProgrammes } from '../../platform/programmes/programmes.ts'
import { electionProblems as problems } from './problems.ts'
import { offices } from './rules.ts'

const whole = z.number().int().positive()
const share = z.tuple([whole, whole])
const comparison = z.enum(['more', 'at-least'])
const sizes = z.object({ low: whole, high: whole, most: whole })

/** What each rule of this module is made of; a district's own version has the same shape. */
const shapes = {
  'term.length': z.object({ years: z.object({ committee: whole, general: whole, branch: whole }) }),
  'term.extension': z.object({ months: whole }),
  'term.reminder': z.object({ months: z.array(whole) }),
  'org.committee': z.object({ from: whole, branch: sizes, general: sizes }),
  'election.surplus': z.object({ of: share, offices: z.array(z.enum(offices)) }),
  'election.quorum': z.object({ of: share, comparison }),
  'election.majority': z.object({ of: share, comparison }),
  'meeting.resolution': z.object({ quorum: share, quorumComparison: comparison, pass: share, passComparison: comparison }),
  'election.congress': z.object({ from: whole }),
  'election.not-counted': z.object({ reasons: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })) }),
}
type Shapes = typeof shapes
export type RuleKey = keyof Shapes
export type Rule<K extends RuleKey> = RuleVersion<z.output<Shapes[K]>>

/** The rules of one district; each is asked for by the day it is to hold on. */
export interface Rulebook {
  find<K extends RuleKey>(key: K, day: Day): Rule<K> | undefined
  /** Throws `election-rule-missing` where no version holds on the day. */
  get<K extends RuleKey>(key: K, day: Day): Rule<K>
}

/** The programme's own version where it has one, else the general one. */
function rulebookOf(documents: readonly ProgrammeDocument[], code: string): Rulebook {
  const find = <K extends RuleKey>(key: K, day: Day): Rule<K> | undefined => {
    for (const wanted of [code, 'general']) {
      const versions = documents.find((document) => document.code === wanted)?.rules.filter((rule) => rule.key === key) ?? []
      const rule = ruleOn(versions, day)
      if (rule) return { ...rule, params: shapes[key].parse(rule.params) } as Rule<K>
    }
    return undefined
  }
  return {
    find,
    get: (key, day) => {
      const rule = find(key, day)
      if (!rule) throw problem(problems['election-rule-missing'], { key })
      return rule
    },
  }
}

/** Rules of every district by its number; one that names no programme works by the general one. */
export async function rulebooks(tx: Tx): Promise<(districtNo: number | null) => Rulebook> {
  const documents = await listProgrammes(tx)
  const { rows } = await sql<{ no: number; programme: string }>`
    select district_no as no, programme from organisations.district_programme`.execute(tx)
  const books = new Map(rows.map((row) => [row.no, rulebookOf(documents, row.programme)]))
  const general = rulebookOf(documents, 'general')
  return (districtNo) => books.get(districtNo ?? -1) ?? general
}

export const ruleRefOf = (rule: RuleVersion<unknown> | undefined) => (rule ? refOf(rule) : null)
