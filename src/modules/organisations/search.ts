import { sql } from 'kysely'
import * as OpenCC from 'opencc-js'
import { pinyin } from 'pinyin-pro'
import type { Tx } from '../../platform/db/database.ts'

/** Traditional characters become simplified ones; names are stored as they are and searched as if simplified. */
const simplify = OpenCC.Converter({ from: 'hk', to: 'cn' })

/** Pinyin of a character, remembered: names of organisations use some three thousand. */
const sounds = new Map<string, string>()

function soundOf(character: string): string {
  const known = sounds.get(character)
  if (known !== undefined) return known
  const sound = /\p{Script=Han}/u.test(character)
    ? pinyin(character, { toneType: 'none', type: 'string' }).toLowerCase()
    : /[a-z0-9]/i.test(character)
      ? character.toLowerCase()
      : ''
  sounds.set(character, sound)
  return sound
}

export interface SearchWords {
  readonly bigrams: string
  readonly pinyin: string
  readonly initials: string
}

/** What a name is found by. Bigrams are written as a tsvector literal; single characters are kept too, so that one is enough to find. */
export function searchWordsOf(name: string): SearchWords {
  const plain = [...simplify(name).toLowerCase()].filter((character) => /[\p{L}\p{N}]/u.test(character))
  const words = new Set<string>(plain)
  for (let index = 0; index + 1 < plain.length; index += 1) words.add(plain[index]! + plain[index + 1]!)
  return {
    bigrams: [...words].map((word) => `'${word}'`).join(' '),
    pinyin: plain.map(soundOf).join(''),
    initials: plain.map((character) => soundOf(character)[0] ?? '').join(''),
  }
}

/** Recomputes the search words of units from the name in force; a unit that was taken back is found no more. */
export async function refreshSearch(tx: Tx, nos: readonly number[]): Promise<void> {
  if (nos.length === 0) return
  const { rows } = await sql<{ no: number; name: string; codes: string }>`
    select u.no, s.name, lower(concat_ws(' ', u.uscc, u.cert_no)) as codes
    from organisations.unit u join organisations.unit_state s on s.unit_no = u.no and s.retracted_at is null and s.until_on is null
    where u.no = any (${[...nos]}::integer[])`.execute(tx)
  if (rows.length < nos.length) {
    await sql`delete from organisations.unit_search where unit_no = any (${[...nos]}::integer[]) and unit_no <> all (${rows.map((row) => row.no)}::integer[])`.execute(
      tx,
    )
  }
  const words = rows.map((row) => searchWordsOf(row.name))
  await sql`
    insert into organisations.unit_search (unit_no, bigrams, pinyin, initials, codes)
    select no, bigrams::tsvector, pinyin, initials, codes
    from unnest(${rows.map((row) => row.no)}::integer[], ${words.map((word) => word.bigrams)}::text[], ${words.map((word) => word.pinyin)}::text[],
      ${words.map((word) => word.initials)}::text[], ${rows.map((row) => row.codes)}::text[]) as w (no, bigrams, pinyin, initials, codes)
    on conflict (unit_no) do update set bigrams = excluded.bigrams, pinyin = excluded.pinyin, initials = excluded.initials, codes = excluded.codes
    where unit_search.bigrams <> excluded.bigrams or unit_search.codes <> excluded.codes`.execute(tx)
}

/** Makes the words of units an act brought in and the search does not find yet. */
export async function completeSearch(tx: Tx, actId: number): Promise<void> {
  const { rows } = await sql<{ no: number }>`
    select u.no from organisations.unit u
    where u.recorded_by = ${actId} and u.retracted_by is null and not exists (select from organisations.unit_search w where w.unit_no = u.no)`.execute(
    tx,
  )
  const nos = rows.map((row) => row.no)
  await refreshSearch(tx, nos)
}

/**
 * Predicate `<column> in (units found by q)`: Chinese words by bigrams, letters as pinyin, initials or code.
 * Every part separated by blanks must be found.
 */
export function foundBy(q: string, column: string) {
  const parts: string[] = simplify(q.normalize('NFKC')).toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6)
  const conditions = parts.map((part) => {
    if (/^[a-z0-9]+$/.test(part)) {
      return sql<boolean>`(w.codes like ${`${part}%`} or w.initials like ${`%${part}%`} or w.pinyin like ${`%${part}%`} or w.bigrams @@ ${`'${part}'`}::tsquery)`
    }
    const characters = [...part].filter((character) => /[\p{L}\p{N}]/u.test(character))
    const pairs =
      characters.length < 2 ? characters : characters.slice(0, -1).map((character, index) => character + characters[index + 1]!)
    return pairs.length === 0
      ? sql<boolean>`false`
      : sql<boolean>`w.bigrams @@ ${pairs.map((pair) => `'${pair}'`).join(' & ')}::tsquery`
  })
  if (conditions.length === 0) return sql<boolean>`true`
  return sql<boolean>`${sql.ref(column)} in (select w.unit_no from organisations.unit_search w where ${sql.join(conditions, sql` and `)})`
}
