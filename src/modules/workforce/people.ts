import { type Call, download, query } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { standsOn } from './compliance.ts'
import { workforce } from './contract.ts'
import type { PeopleFilter } from './contract-people.ts'
import { drawPicture, type Reader } from './facts.ts'
import { peopleOf, type PersonView } from './persons.ts'
import { en, zh } from './phrases.ts'
import { wordsFor } from './terms.ts'

type Language = 'zh' | 'en'

const judged: ReadonlySet<string> = new Set(['below', 'within', 'above'])

/** The one predicate of the list, the export and the figures. A person fits when one post fits all that is said of a post. */
export function fitsPerson(filter: Partial<PeopleFilter>): (person: PersonView) => boolean {
  const modes = filter.mode?.split(',') ?? []
  return (person) =>
    person.posts.some(
      (post) =>
        (!filter.role || post.role === filter.role) &&
        (modes.length === 0 || (post.mode !== null && modes.includes(post.mode))) &&
        (!filter.source || post.source === filter.source),
    ) &&
    (!filter.side || (person.load !== null && standsOn(person, filter.side))) &&
    (!filter.load || (filter.load === 'judged' ? judged.has(person.loadState ?? '') : person.loadState === filter.load)) &&
    (!filter.q || person.name.includes(filter.q) || person.sender.includes(filter.q))
}

/** People of a filter, by name. */
export async function findPeople(reader: Reader, asOf: string, filter: Partial<PeopleFilter>): Promise<PersonView[]> {
  const { districtNo, streetNo, industryNo } = filter
  const picture = await drawPicture(reader, asOf, { districtNo, streetNo, industryNo })
  return peopleOf(picture).filter(fitsPerson(filter))
}

const distinct = <T>(list: readonly (T | null)[]): T[] => [...new Set(list.filter((one) => one !== null))]

export const listPeople = query(workforce.listPeople, async (call) => {
  const { page, pageSize, asOf = call.today, ...filter } = call.query
  const people = await findPeople(call, asOf, filter)
  return {
    items: people.slice((page - 1) * pageSize, page * pageSize).map((person) => ({
      id: person.id,
      name: person.name,
      senderName: person.sender || null,
      roles: distinct(person.posts.map((post) => post.role)),
      sides: [...person.sides],
      modes: distinct(person.posts.map((post) => post.mode)),
      sources: distinct(person.posts.map((post) => post.source)),
      units: new Set(person.posts.map((post) => post.unitNo)).size,
      load: person.load,
      loadState: person.loadState,
    })),
    total: people.length,
    page,
    pageSize,
  }
})

type Line = {
  person: PersonView
  post: PersonView['posts'][number]
  word: (kind: 'sources' | 'modes', code: string | null) => string | null
}

function columnsIn(language: Language): TableColumn<Line>[] {
  const { heads, roles, sides, times, others, colon } = { zh, en }[language].file
  const elsewhere = ({ otherKind, otherName, otherPosition }: Line['post']) =>
    otherKind === null ? null : `${others[otherKind]}${colon}${[otherName, otherPosition].filter(Boolean).join(' ')}`
  const of = (words: Readonly<Record<string, string>>, code: string | null) => words[code ?? ''] ?? null
  return [
    { header: heads.name, width: 12, value: ({ person }) => person.name },
    { header: heads.sender, width: 22, value: ({ person }) => person.sender || null },
    { header: heads.posts, width: 16, value: ({ post }) => roles[post.role] },
    { header: heads.unit, width: 34, value: ({ post }) => post.unit },
    { header: heads.side, width: 14, value: ({ post }) => (post.role === 'instructor' ? of(sides, post.side) : null) },
    { header: heads.source, width: 14, value: ({ post, word }) => word('sources', post.source) },
    { header: heads.mode, width: 12, value: ({ post, word }) => word('modes', post.mode) },
    { header: heads.time, width: 10, value: ({ post }) => of(times, post.workingTime) },
    { header: heads.elsewhere, width: 26, value: ({ post }) => elsewhere(post) },
    { header: heads.fromOn, width: 12, value: ({ post }) => post.fromOn },
    { header: heads.documentNo, width: 18, value: ({ post }) => post.documentNo },
    { header: heads.load, width: 10, value: ({ person }) => person.load },
  ]
}

async function linesOf(
  call: Call,
  people: readonly PersonView[],
  districtNo: number | undefined,
  language: Language,
): Promise<Line[]> {
  const words = await wordsFor(call, districtNo ?? null)
  const word: Line['word'] = (kind, code) =>
    code === null ? null : (words[kind].find((one) => one.code === code)?.[language] ?? code)
  return people.flatMap((person) => person.posts.map((post) => ({ person, post, word })))
}

export const exportPeople = download(workforce.exportPeople, async (call) => {
  const { format, language, asOf = call.today, ...filter } = call.query
  const rows = await linesOf(call, await findPeople(call, asOf, filter), filter.districtNo, language)
  return tableFile(call, { title: { zh, en }[language].file.people, format, columns: columnsIn(language), rows })
})
