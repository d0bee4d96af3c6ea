import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Page } from '../../kernel/page.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { UnitFilter } from './contract.ts'
import { countBy, type Counts, type Figures, figuresOf, noCounts } from './figures.ts'
import { todaysVerdicts, verdictsAt, whereOf } from './filter.ts'
import type { Cell, RulesInForce } from './rules.ts'
import { programmeOf, rulesInForce } from './settings.ts'
import { countJointSizes, countLoads, dormancyOf, floatingOnlyOf, helpersOf, jointDetailOf, thresholdsOf } from './details.ts'
import { type NodeTally, readTally, tallyNode, tallyTotal } from './tally-read.ts'

/** What a coverage question is asked with: everything a receipt needs to ask it again. */
export interface Question {
  readonly tx: Tx
  readonly scope: Scope
  readonly asOf: Day
  readonly today: Day
  readonly rules: RulesInForce
  readonly source: RawBuilder<unknown>
  readonly filter: Partial<UnitFilter>
}

export async function ask(call: Pick<Call, 'tx' | 'scope' | 'today'>, filter: Partial<UnitFilter>): Promise<Question> {
  const asOf = filter.asOf ?? call.today
  const rules = await rulesInForce(call.tx, asOf, await programmeOf(call.tx, filter.districtNo))
  return {
    tx: call.tx,
    scope: call.scope,
    asOf,
    today: call.today,
    rules,
    source: verdictsAt(asOf, call.today, rules.settings),
    filter,
  }
}

/** Where rows are listed from. Today's projection needs no rule to be read; another day is computed under the rules of that day. */
export async function locate(call: Pick<Call, 'tx' | 'scope' | 'today'>, filter: Partial<UnitFilter>): Promise<RowQuestion> {
  if ((filter.asOf ?? call.today) !== call.today) return ask(call, filter)
  return { tx: call.tx, scope: call.scope, source: todaysVerdicts, filter }
}

export type RowQuestion = Pick<Question, 'tx' | 'scope' | 'source' | 'filter'>

export interface VerdictRow {
  unit_no: number
  uscc: string | null
  cert_no: string | null
  district_no: number | null
  name: string
  status: string
  type: string | null
  registered_on: string | null
  street_no: number | null
  community_no: number | null
  industry_no: number | null
  headcount: number | null
  full_members: number
  probationary_members: number
  floating_members: number
  address: string | null
  lon: number | null
  lat: number | null
  party_org_no: number | null
  party_org_name: string | null
  party_form: string | null
  party_level: string | null
  cell: Cell | null
  has_instructor: boolean
  has_liaison: boolean
  has_full_time: boolean
  has_mass_org: boolean
  work_covered: boolean
  dormant: boolean | null
  large: boolean | null
  enough_full: boolean
  enough_floating: boolean
  liaison_needed: boolean
}

/** What a row of the list shows; the rest of a verdict is read when one is opened. */
const listed = [
  'unit_no', 'uscc', 'cert_no', 'name', 'type', 'status', 'registered_on', 'district_no', 'street_no', 'community_no', 'industry_no',
  'headcount', 'full_members', 'probationary_members', 'floating_members', 'party_org_no', 'party_org_name', 'cell', 'work_covered',
  'has_instructor', 'has_full_time', 'has_liaison', 'has_mass_org', 'dormant', 'lon', 'lat',
] as const satisfies readonly (keyof VerdictRow)[] // prettier-ignore
export type ListedVerdict = Pick<VerdictRow, (typeof listed)[number]>
const listedColumns = sql.join(listed.map((column) => sql.ref(`v.${column}`)))

const sorts: Record<string, string> = {
  name: 'name',
  headcount: 'headcount',
  fullMembers: 'full_members',
  registeredOn: 'registered_on',
  cell: 'cell',
  street: 'street_no',
}

export async function listVerdicts(
  question: RowQuestion,
  page: { page: number; pageSize: number; sort: string; order: 'asc' | 'desc' },
): Promise<Page<ListedVerdict>> {
  const where = whereOf(question.filter, question.scope)
  const column = sql.ref(`v.${sorts[page.sort] ?? 'name'}`)
  const order = page.order === 'desc' ? sql`desc nulls last` : sql`asc nulls last`
  const rows = sql<ListedVerdict>`
    select ${listedColumns} from ${question.source} v where ${where}
    order by ${page.sort === 'name' && page.order === 'asc' ? sql`v.name` : sql`${column} ${order}, v.name`}, v.unit_no
    limit ${page.pageSize} offset ${(page.page - 1) * page.pageSize}`.execute(question.tx)
  // Asked together: neither waits for the other.
  const [total, list] = await Promise.all([countRows(question, where), rows])
  return { items: list.rows, total, page: page.page, pageSize: page.pageSize }
}

/** The exact total of a list: from the tallies of the node it is about where they say it, else by counting its rows. */
async function countRows(question: RowQuestion, where: RawBuilder<boolean>): Promise<number> {
  const known = question.source === todaysVerdicts ? await tallyTotal(question) : null
  if (known !== null) return known
  const { rows } = await sql<{ total: number }>`select count(*) as total from ${question.source} v where ${where}`.execute(
    question.tx,
  )
  return rows[0]!.total
}

export async function findVerdict(question: Question, unitNo: number): Promise<VerdictRow | undefined> {
  const { rows } = await sql<VerdictRow>`
    select v.* from ${question.source} v where v.unit_no = ${unitNo} and ${whereOf({}, question.scope)}`.execute(question.tx)
  return rows[0]
}

/** Figures count units of every status: the return names the inactive ones beside the active. */
export function figuresWhere(question: Question): RawBuilder<boolean> {
  return whereOf({ ...question.filter, status: 'all' }, question.scope)
}

async function countAll(question: Question): Promise<Counts> {
  const [counts] = await countBy(question.tx, question.source, figuresWhere(question), sql`null::text`)
  return counts ?? noCounts
}

/** Figures of everything the question names: from the tallies of a node where it names one, else from the rows. */
export async function figuresFor(question: Question): Promise<Figures> {
  const node = await tallyNode(question)
  return figuresOf(node === null ? await countAll(question) : (await readTally(question.tx, node)).counts)
}

async function tallyFor(question: Question): Promise<NodeTally> {
  const node = await tallyNode(question)
  if (node !== null) return readTally(question.tx, node)
  const { tx, source } = question
  const where = figuresWhere(question)
  return {
    counts: await countAll(question),
    joint: await countJointSizes(tx, source, where),
    loads: await countLoads(tx, source, where),
  }
}

/** The figures with the details of the return: joint Party organisations by size, floating only, loads of instructors, dormancy. */
export async function summaryFor(question: Question) {
  const { counts, joint, loads } = await tallyFor(question)
  const { settings } = question.rules
  return {
    figures: figuresOf(counts),
    jointDetail: jointDetailOf(joint, settings),
    floatingOnly: floatingOnlyOf(counts),
    helpers: helpersOf(counts, loads, settings),
    dormancy: dormancyOf(counts),
    thresholds: thresholdsOf(settings),
  }
}

const groupings = {
  street: sql`v.street_no::text`,
  community: sql`v.community_no::text`,
  industry: sql`v.industry_no::text`,
  type: sql`v.type`,
  headcount: sql`case when v.headcount is null then 'unknown' when v.headcount < 10 then '0-9' when v.headcount < 30 then '10-29' when v.headcount < 100 then '30-99' else '100+' end`,
}

export function countGroups(question: Question, by: keyof typeof groupings): Promise<Counts[]> {
  return countBy(question.tx, question.source, figuresWhere(question), groupings[by])
}

export interface MatrixRow {
  row: number | null
  column: number | null
  active: number
  orgCovered: number
  workCovered: number
  shouldHave: number
}

export async function countMatrix(question: Question): Promise<MatrixRow[]> {
  const { rows } = await sql<MatrixRow>`
    select v.street_no as "row", v.industry_no as "column", count(*) as active,
      count(*) filter (where v.cell in ('own-committee', 'own-general', 'own-branch', 'joint')) as "orgCovered",
      count(*) filter (where v.work_covered) as "workCovered",
      count(*) filter (where v.cell = 'should-have') as "shouldHave"
    from ${question.source} v where v.cell is not null and ${whereOf(question.filter, question.scope)}
    group by v.street_no, v.industry_no`.execute(question.tx)
  return rows
}
