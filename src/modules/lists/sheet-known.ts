import { sql } from 'kysely'
import type { Call } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { communitiesSeen } from './circle.ts'
import { turned } from './file-words.ts'
import { en, zh } from './phrases.ts'
import { type Known, keyOf, type SheetLine, type SheetOwner } from './rules/sheet-rows.ts'
import { talentOn, wordsOn } from './settings.ts'

type NamedOwner = SheetOwner & { readonly name: string }

/** Units in reach by the names a file speaks of, or, where it may leave them out, the only one there is. */
async function ownersOf({ tx, scope, today }: Call, names: readonly string[] | null): Promise<NamedOwner[]> {
  const { rows } = await sql<NamedOwner>`
    select s.unit_no as no, s.name, case when s.kind = 'district' then s.unit_no else s.district_no end as "districtNo",
      case when s.kind = 'street' then s.unit_no else s.street_no end as "streetNo",
      coalesce(case when s.kind in ('street', 'community') then s.unit_no end, s.community_no, s.street_no) as "areaNo"
    from organisations.unit_on(${today}::date) s join organisations.unit u on u.no = s.unit_no and ${reachedBy(scope, 'u.scope_nodes')}
    where s.status is distinct from 'dissolved' and ${names === null ? sql`true` : sql`s.name = any (${[...names]}::text[])`}
    limit ${names === null ? 2 : 10_000}`.execute(tx)
  return rows
}

/** Words of either language by what they stand for. */
const bothWays = (words: readonly { readonly code: string; readonly zh: string; readonly en: string }[]) =>
  new Map(words.flatMap((one) => [one.zh, one.en].map((said) => [said.toLowerCase(), one.code] as const)))

/** Reads once what all rows of a spreadsheet are judged against. */
export async function knownFor(call: Call, lines: readonly SheetLine[]): Promise<Known> {
  const { tx, today } = call
  const named = await ownersOf(call, [...new Set(lines.map((line) => line.owner).filter((name) => name !== ''))])
  const alone = lines.some((line) => line.owner === '') ? await ownersOf(call, null) : []
  const only = alone.length === 1 ? alone[0]! : null
  const districts = [...new Set([...named, ...(only ? [only] : [])].map((one) => one.districtNo))]
  const [categories, levels] = [new Map<number | null, Map<string, string>>(), new Map<number | null, Map<string, string>>()]
  for (const no of districts) {
    const words = (await wordsOn(tx, no, today)).categories
    categories.set(no, bothWays(words))
    levels.set(no, bothWays((await talentOn(tx, no, today)).levels))
  }
  const nos = [...named.map((one) => one.no), ...(only ? [only.no] : [])]
  const { rows: entries } = await sql<{ ownerNo: number; kind: string; title: string }>`
    select e.owner_no as "ownerNo", e.kind, e.title from lists.entry e where e.owner_no = any (${nos}::integer[]) and e.state <> 'closed'
      and e.title = any (${[...new Set(lines.map((line) => line.title))]}::text[])`.execute(tx)
  return {
    kinds: turned((words) => words.kinds),
    visibilities: turned((words) => words.visibilities),
    audiences: turned((words) => words.openTo),
    communities: new Map((await communitiesSeen(call)).map((one) => [one.name.toLowerCase(), one])),
    yes: new Set([zh.file.yes, en.file.yes]),
    no: new Set([zh.file.no, en.file.no]),
    owners: Map.groupBy(named, (one) => one.name),
    only,
    categories,
    levels,
    entries: new Set(entries.map(keyOf)),
    unitFirst: zh.file.unitFirst,
    today,
  }
}
