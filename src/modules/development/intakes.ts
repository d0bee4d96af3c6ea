import { sql } from 'kysely'
import { Problem, problem } from '../../kernel/problem.ts'
import { keepFieldsTyped } from '../../platform/commands/fields-typed.ts'
import { type Call, command, preparedCommand, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { type LineTable, readLines } from '../../platform/exchange/read-lines.ts'
import { insertCase, prepareCase, type PreparedCase } from './commands/open-case.ts'
import { development } from './contract.ts'
import { developmentProblems as problems } from './problems.ts'
import { filledCells, type IntakeHead, intakeHeads, type IntakeLine, readIntakeLine } from './rules/intake-rows.ts'

/** Beyond this the rows are handed in in parts: a sheet is written in one transaction. */
const mostLines = 1_000

/** What a sheet of cases under way is read by. */
const caseLines: LineTable<IntakeHead> = {
  cells: intakeHeads,
  headsIn: (texts) =>
    (['姓名', '党组织', '申请日期'] as const).every((head) => texts.includes(head))
      ? new Map(intakeHeads.map((head) => [head, texts.indexOf(head)]))
      : null,
  most: mostLines,
  unreadable: () => problem(problems['intake-unreadable']),
  tooLong: () => problem(problems['intake-too-long'], { most: mostLines }),
}

interface Judged {
  readonly line: IntakeLine
  readonly prepared: PreparedCase | null
  readonly problem: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null
}

/** What would become of each row, said by the very rules a case is opened by; nothing is written. */
async function judgeLines(call: Call, lines: readonly IntakeLine[]): Promise<Judged[]> {
  const seen = new Set<string>()
  const judged: Judged[] = []
  for (const line of lines) {
    try {
      const twice = `${line.姓名} ${line.党组织} ${line.申请日期}`
      if (seen.has(twice)) throw problem(problems['intake-twice'])
      seen.add(twice)
      judged.push({ line, prepared: await prepareCase(call, await bodyOf(call, line)), problem: null })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      judged.push({
        line,
        prepared: null,
        problem: { code: error.code, params: error.params as Record<string, string | number> },
      })
    }
  }
  return judged
}

async function bodyOf(call: Call, line: IntakeLine) {
  const told = readIntakeLine(line)
  if (typeof told === 'string') throw problem(problems[told])
  const { rows } = await sql<{ no: number }>`
    select s.unit_no as no from organisations.unit_on(${call.today}::date) s join organisations.unit u on u.no = s.unit_no
      and ${reachedBy(call.scope, 'u.scope_nodes')}
    where s.kind = 'party_org' and s.status = 'active' and s.name = ${line.党组织}`.execute(call.tx)
  const [branch] = rows
  if (!branch || rows.length > 1) throw problem(problems['intake-branch-unknown'])
  const memberId = told.stage === 'probationary' ? await probationer(call, branch.no, told.name) : null
  return { ...told, branchNo: branch.no, memberId }
}

/** Somebody on probation is in the register of the branch already, under this name and once. */
async function probationer(call: Call, branchNo: number, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select m.member_id as id from members.member_on(${call.today}::date) m cross join lateral members.named(m.member_id) n
    where m.branch_no = ${branchNo} and m.standing = 'probationary' and n.name = ${name}`.execute(call.tx)
  if (!rows[0] || rows.length > 1) throw problem(problems['development-member-not-found'])
  return rows[0].id
}

const seal = (call: Call, lines: readonly IntakeLine[]) => call.services.crypto.seal('development.intake', JSON.stringify(lines))
const opened = (call: Call, sealed: Buffer | null): IntakeLine[] =>
  sealed === null ? [] : (JSON.parse(call.services.crypto.open('development.intake', sealed)) as IntakeLine[])

export const uploadIntake = preparedCommand(
  development.uploadIntake,
  async ({ upload }) => {
    if (!upload) throw problem(problems['intake-unreadable'])
    return readLines(upload.path, upload.name, caseLines)
  },
  async (call) => {
    const { rows } = await sql<{ id: string }>`
      insert into development.intake (file_name, rows_sealed, account_id)
      values (${call.upload!.name.slice(0, 200)}, ${seal(call, call.prepared)}, ${call.actor.accountId}) returning id`.execute(
      call.tx,
    )
    call.note({ objectType: 'development-intake', objectId: rows[0]!.id, detail: { rows: call.prepared.length } })
    return { id: rows[0]!.id }
  },
)

interface IntakeRow {
  id: string
  no: number
  fileName: string
  state: 'read' | 'applied' | 'undone'
  opened: number
  at: Date
  sealed: Buffer | null
}

const own = (call: Call) => sql<boolean>`i.account_id = ${call.actor.accountId}`
const columns = sql`i.id, i.no, i.file_name as "fileName", i.state, i.opened, i.recorded_at as at, i.rows_sealed as sealed`
const present = ({ id, no, fileName, state, opened: cases, at }: IntakeRow) => ({
  id,
  no,
  fileName,
  state,
  opened: cases,
  at: at.toISOString(),
})

export const listIntakes = query(development.listIntakes, async (call) => {
  const { page, pageSize } = call.query
  const { rows } = await sql<IntakeRow>`
    select ${columns} from development.intake i where ${own(call)} order by i.no desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  const { rows: all } = await sql<{ count: number }>`
    select count(*)::integer as count from development.intake i where ${own(call)}`.execute(call.tx)
  return { items: rows.map(present), total: all[0]!.count, page, pageSize }
})

export const getIntake = query(development.getIntake, async (call) => {
  const { rows } = await sql<IntakeRow>`
    select ${columns} from development.intake i where i.id = ${call.params.id} and ${own(call)}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['intake-not-found'])
  const lines = (await judgeLines(call, opened(call, rows[0].sealed))).map(({ line, prepared, problem: refused }) => ({
    row: line.row,
    name: line.姓名,
    branch: line.党组织,
    stage: line.当前阶段,
    appliedOn: line.申请日期,
    version: prepared?.version ?? null,
    problem: refused,
  }))
  return { ...present(rows[0]), lines }
})

async function lockIntake(call: Call, id: string, state: IntakeRow['state']): Promise<IntakeRow> {
  const { rows } = await sql<IntakeRow>`
    select ${columns} from development.intake i where i.id = ${id} and ${own(call)} for update`.execute(call.tx)
  if (!rows[0]) throw problem(problems['intake-not-found'])
  if (rows[0].state !== state) throw problem(problems['intake-closed'])
  call.note({ objectType: 'development-intake', objectId: id, fields: ['state'] })
  return rows[0]
}

/** Every row without a problem, all or none; the others are put right and handed in again. */
export const applyIntake = command(development.applyIntake, async (call) => {
  const intake = await lockIntake(call, call.params.id, 'read')
  const judged = await judgeLines(call, opened(call, intake.sealed))
  const fit = judged.flatMap(({ line, prepared }) => (prepared ? [{ line, prepared }] : []))
  if (fit.length === 0) throw problem(problems['intake-nothing-fits'])
  for (const { line, prepared } of fit) {
    const id = await insertCase(call, prepared, intake.id)
    await keepFieldsTyped({ tx: call.tx, fieldsTyped: filledCells(line) }, 'development.case', id)
  }
  await sql`update development.intake set state = 'applied', applied_at = ${call.now}, opened = ${fit.length}, rows_sealed = null
    where id = ${intake.id}`.execute(call.tx)
  return { id: intake.id }
})

/** As long as nothing was recorded of any of its cases since. */
export const undoIntake = command(development.undoIntake, async (call) => {
  const intake = await lockIntake(call, call.params.id, 'applied')
  const { rows } = await sql<{ moved: number }>`
    select count(*)::integer as moved from development.case c where c.intake_id = ${intake.id} and c.revision > 1`.execute(
    call.tx,
  )
  if (rows[0]!.moved > 0) throw problem(problems['intake-went-on'], { count: rows[0]!.moved })
  await sql`update development.case set withdrawn_at = ${call.now} where intake_id = ${intake.id}`.execute(call.tx)
  await sql`update development.intake set state = 'undone', undone_at = ${call.now} where id = ${intake.id}`.execute(call.tx)
  return { id: intake.id }
})
