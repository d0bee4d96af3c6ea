import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { RuleRef } from '../../kernel/rule.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type Electors, hasCommittee, judgePreparation, type Office, type PreparationVerdict } from './rules.ts'
import { type Rulebook, type RuleKey, ruleRefOf } from './settings.ts'
import type { ContestRow, ElectionRow } from './store.ts'

export type JudgedPreparation = PreparationVerdict & { readonly rule: RuleRef | null }

const ruleBehind: Readonly<Record<PreparationVerdict['code'], RuleKey | null>> = {
  'members-missing': null,
  'seats-missing': null,
  'committee-not-applicable': 'org.committee',
  'committee-missing': 'org.committee',
  'committee-size': 'org.committee',
  candidates: 'election.surplus',
  'candidates-equal': 'election.surplus',
  congress: 'election.congress',
}

/** Everything looked at before candidates go up, with the rule and its source beside each verdict. */
export function judge(
  election: ElectionRow,
  contests: readonly ContestRow[],
  excluded: number,
  book: Rulebook,
  day: Day,
): JudgedPreparation[] {
  const verdicts = judgePreparation(
    {
      kind: election.kind,
      level: election.level,
      members: election.members,
      excluded,
      contests: contests.map(({ office, seats, candidates }) => ({
        office,
        seats,
        candidates: candidates.filter((candidate) => !candidate.writtenIn).length,
      })),
    },
    {
      committee: book.get('org.committee', day).params,
      surplus: book.get('election.surplus', day).params,
      congressFrom: book.get('election.congress', day).params.from,
    },
  )
  return verdicts.map((verdict) => {
    const key = ruleBehind[verdict.code]
    return { ...verdict, rule: key === null ? null : ruleRefOf(book.find(key, day)) }
  })
}

/** A new committee chooses its secretary and deputy; without one, and where a vacancy is filled, the members do. */
export function electorsOf(office: Office, election: ElectionRow, members: number, book: Rulebook, day: Day): Electors {
  if (office === 'committee' || office === 'discipline' || election.kind === 'by-election') return 'members'
  return hasCommittee(election.level, members, book.get('org.committee', day).params) ? 'committee' : 'members'
}

/** Full members as the register has them on a day: what is offered to whoever enters the number. */
export async function offeredMembers(
  tx: Tx,
  unitNo: number,
  day: Day,
): Promise<{ members: number | null; from: 'unit' | 'covered' | null }> {
  const { rows } = await sql<{ members: number | null; from: 'unit' | 'covered' | null }>`
    select members, members_from as "from" from elections.members_of(array[${unitNo}::integer], ${day}::date)`.execute(tx)
  return rows[0] ?? { members: null, from: null }
}
