import { sql } from 'kysely'
import { recordUnmasking } from '../access/index.ts'
import { maskPhone } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, download } from '../../platform/commands/operation.ts'
import { members } from './contract.ts'
import { memberProblems as problems } from './problems.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { branchNamesOf, listRows, type MemberRow, present, refuseMaskedSearch } from './queries.ts'

const mostRows = 100_000
/** Beyond this a second person would have to agree; the platform does not offer it. */
const mostInFull = 20

/** Words of the file, whatever the reader's language. */
export const placeWords: Readonly<Record<string, string>> = {
  unit: '工作单位',
  residence: '经常居住地',
  talent_agency: '人才服务机构',
  park_building: '园区楼宇',
  mobile_branch: '流动党员党组织',
  other: '其他',
}
export const standingWords: Readonly<Record<string, string>> = {
  probationary: '预备党员',
  full: '正式党员',
  watched: '留党察看',
  lost: '失去联系',
  suspended: '停止党籍',
  cancelled: '取消预备党员资格',
  struck_off: '自行脱党除名',
  resigned: '退党除名',
  expelled: '开除党籍',
  deceased: '去世',
}

type Line = ReturnType<typeof present> & { readonly phone: string | null }
const date = (day: string | null) => (day ? { date: day } : null)
const columns: readonly SheetColumn<Line>[] = [
  { header: '姓名', width: 12, value: (line) => line.name },
  { header: '联系电话', width: 16, value: (line) => line.phone },
  { header: '党组织', width: 36, value: (line) => line.branch?.name ?? null },
  { header: '所在处', width: 16, value: (line) => (line.place ? placeWords[line.place]! : null) },
  { header: '党籍状态', width: 14, value: (line) => (line.standing ? standingWords[line.standing]! : null) },
  { header: '入党日期', width: 12, value: (line) => date(line.joinedOn) },
  { header: '流动起始日期', width: 14, value: (line) => date(line.awaySince) },
  { header: '流入地党组织', width: 30, value: (line) => line.host?.name ?? null },
]

/** The list as a spreadsheet under the caller's scope: masked, or up to twenty in full for a purpose, each read in the read log. */
export const exportMembers = download(members.exportMembers, async (call) => {
  const { format, purpose, ...filter } = call.query
  refuseMaskedSearch(call, filter.q)
  const rows = await listRows(call, filter, { limit: mostRows, offset: 0 })
  if (purpose !== undefined && rows.length > mostInFull)
    throw problem(problems['member-export-too-many'], { most: mostInFull, rows: rows.length })
  const lines = await linesOf(call, rows, purpose)
  return writeSheet(call, '党员名册', format, columns, lines, { masked: purpose === undefined })
})

async function linesOf(call: Call, rows: readonly MemberRow[], purpose: string | undefined): Promise<Line[]> {
  const ids = rows.map((row) => row.id)
  const names = await branchNamesOf(call.tx, ids)
  const sealed = await sql<{ id: string; phone: Buffer; account: string | null }>`
    select id, phone_sealed as phone, account_id as account from members.member where id = any (${ids}::uuid[]) and phone_sealed is not null`.execute(
    call.tx,
  )
  const phones = new Map(sealed.rows.map((row) => [row.id, call.services.crypto.open('member.phone', row.phone)]))
  const accounts = new Map(sealed.rows.map((row) => [row.id, row.account]))
  if (purpose !== undefined)
    for (const row of rows)
      await recordUnmasking(call, {
        purpose,
        objectType: 'member',
        objectId: row.id,
        fields: ['name', 'phone'],
        unitNo: row.branchNo,
        subjectAccountId: accounts.get(row.id) ?? null,
      })
  return rows.map((row) => {
    const phone = phones.get(row.id) ?? null
    const shown = phone === null ? null : purpose === undefined ? maskPhone(phone) : phone
    return { ...present(purpose === undefined ? row : { ...row, own: true }, names), phone: shown }
  })
}
