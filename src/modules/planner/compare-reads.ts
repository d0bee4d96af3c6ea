import type { AnswerOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, download, query } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { planner } from './contract.ts'
import { en, zh } from './phrases.ts'
import { countBy, Names } from './present.ts'
import { plannerProblems as problems } from './problems.ts'
import { getReadyPlan, type PlanRow } from './store.ts'
import type { StoredPlan } from './stored.ts'

type Compared = AnswerOf<typeof planner.comparePlans>['items'][number]
type ReadyPlan = PlanRow & { result: StoredPlan }

interface Filter {
  readonly show?: Compared['kind'] | undefined
  readonly streetNo?: number | undefined
  readonly q?: string | undefined
}

const hostsOf = (plan: ReadyPlan) => new Map(plan.result.placements.map((one) => [one.organisation, one.host]))

/** Everyone of two plans, by name of street and number; those whose lead is another one have moved. */
function compareUnits(here: ReadyPlan, there: ReadyPlan): (Compared & { streetNo: number | null })[] {
  const [ours, theirs] = [new Names(here.facts), new Names(there.facts)]
  const [own, other] = [hostsOf(here), hostsOf(there)]
  const side = (names: Names, host: string | null | undefined) => (host ? names.named(host) : null)
  return [...new Set([...own.keys(), ...other.keys()])]
    .map((id) => {
      const names = own.has(id) ? ours : theirs
      const streetNo = names.unit(id)?.streetNo ?? null
      return {
        unit: names.named(id),
        streetNo,
        street: streetNo === null ? null : (here.facts.areas[streetNo] ?? there.facts.areas[streetNo] ?? null),
        kind: kindOf(own.get(id), other.get(id)),
        from: side(ours, own.get(id)),
        to: side(theirs, other.get(id)),
      }
    })
    .sort((a, b) => (a.street ?? '').localeCompare(b.street ?? '', 'zh') || a.unit.no - b.unit.no)
}

/** Undefined where a plan does not know the organisation. */
function kindOf(here: string | null | undefined, there: string | null | undefined): Compared['kind'] {
  if (there === undefined) return 'only-here'
  if (here === undefined) return 'only-there'
  return here === there ? 'same' : 'moved'
}

async function compare(call: Pick<Call, 'tx'> & { params: { id: string; other: string } }, { show, streetNo, q }: Filter) {
  const here = await getReadyPlan(call.tx, call.params.id)
  const there = await getReadyPlan(call.tx, call.params.other)
  if (here.kind !== there.kind) throw problem(problems['plan-kinds-differ'])
  const all = compareUnits(here, there)
  const wanted = all.filter(
    (one) =>
      (!show || one.kind === show) &&
      (!streetNo || one.streetNo === streetNo) &&
      (!q || [one.unit, one.from, one.to].some((unit) => unit?.name.includes(q))),
  )
  return { here, there, all, wanted }
}

export const comparePlans = query(planner.comparePlans, async (call) => {
  const { page, pageSize } = call.query
  const { all, wanted } = await compare(call, call.query)
  return {
    items: wanted.slice((page - 1) * pageSize, page * pageSize).map(({ streetNo: _streetNo, ...one }) => one),
    total: wanted.length,
    page,
    pageSize,
    kinds: countBy(all, (one) => one.kind),
  }
})

export const exportComparison = download(planner.exportComparison, async (call) => {
  const { format, language, ...filter } = call.query
  const { here, there, wanted } = await compare(call, filter)
  const { title, heads, kinds, nowhere } = { zh, en }[language].comparison
  const place = (one: Compared, unit: Compared['from'], missing: Compared['kind']) =>
    one.kind === missing ? null : (unit?.name ?? nowhere)
  const columns: TableColumn<Compared>[] = [
    { header: heads.unit, width: 36, value: (one) => one.unit.name },
    { header: heads.street, width: 16, value: (one) => one.street },
    { header: heads.kind, width: 16, value: (one) => kinds[one.kind] },
    { header: `${heads.here} ${here.title} ${here.as_of}`, width: 36, value: (one) => place(one, one.from, 'only-there') },
    { header: `${heads.there} ${there.title} ${there.as_of}`, width: 36, value: (one) => place(one, one.to, 'only-here') },
    { header: heads.no, width: 10, value: (one) => one.unit.no },
  ]
  return tableFile(call, { title, format, columns, rows: wanted })
})
