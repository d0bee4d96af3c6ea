import { sql } from 'kysely'
import { query } from '../../platform/commands/operation.ts'
import { dues } from './contract.ts'
import { agreedOn } from './record.ts'
import { arrearsOf, basisOf, firstOf, monthOf, monthsBetween, stateOf } from './rules.ts'
import { standardOn } from './settings.ts'
import { getBranch, namesOf, type Payer, payersOf, type Reading } from './store.ts'

/** Months looked back at for what is still open: this year and the one before. */
const lookBack = 24

export function byMember(payers: readonly Payer[]): Map<string, Payer[]> {
  const found = new Map<string, Payer[]>()
  for (const payer of payers) found.set(payer.memberId, [...(found.get(payer.memberId) ?? []), payer])
  return found
}

export const getMonth = query(dues.getMonth, async (call) => {
  const { no, month } = call.params
  const branch = await getBranch(call, no)
  const standard = await standardOn(call.tx, branch.districtNo, firstOf(month))
  const payers = byMember(await payersOf(call, [no], monthsBetween('1949-10', month, lookBack)))
  const extras = await extrasOf(call, no, month)
  const reductions = await reductionsOf(call, no, month)
  const names = await namesOf(
    call,
    no,
    [...extras, ...reductions].map((one) => one.memberId),
  )
  const nameOf = (id: string) => names.get(id) ?? ''
  const items = [...payers].flatMap(([memberId, months]) => {
    const payer = months.find((one) => one.month === month)
    if (!payer) return []
    const base = payer.baseSealed === null ? null : Number(call.services.crypto.open('dues.base', payer.baseSealed))
    const { months: behind, ...rest } = arrearsOf(months, month, standard.arrearsMonths)
    const { probationary, kind, dueFen, reduced, assessedBefore, paidFen, paidBy, paymentId } = payer
    const state = stateOf(dueFen, paidFen)
    const line = {
      memberId,
      name: payer.name,
      probationary,
      kind,
      baseFen: base,
      dueFen,
      reduced,
      assessedBefore,
      state,
      paidFen,
      paidBy,
      paymentId,
    }
    return [{ ...line, behind: { ...rest, months: [...behind] } }]
  })
  items.sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN'))
  return {
    branch: { no: branch.no, name: branch.name },
    month,
    rule: { version: standard.version, source: standard.source },
    quarterly: await agreedOn(call, no),
    arrearsMonths: standard.arrearsMonths,
    extraFrom: standard.extraFrom,
    kinds: standard.kinds.map((kind) => ({
      code: kind.code,
      zh: kind.zh,
      en: kind.en,
      basis: basisOf(kind),
      base: 'base' in kind ? kind.base : null,
      fixedFen: 'fixed' in kind ? kind.fixed : null,
    })),
    items,
    extras: extras.map(({ memberId, ...extra }) => ({
      ...extra,
      name: nameOf(memberId),
      toCentre: extra.amountFen >= standard.extraFrom,
    })),
    reductions: reductions.map(({ memberId, ...reduction }) => ({ ...reduction, name: nameOf(memberId) })),
    sum: {
      dueFen: items.reduce((sum, item) => sum + (item.dueFen ?? 0), 0),
      paidFen: items.reduce((sum, item) => sum + (item.paidFen ?? 0), 0),
      open: items.filter((item) => item.state === 'open').length,
    },
  }
})

async function extrasOf({ tx }: Pick<Reading, 'tx'>, no: number, month: string) {
  const { rows } = await sql<{ id: number; memberId: string; amountFen: number; paidOn: string }>`
    select id, member_id as "memberId", amount_fen as "amountFen", paid_on as "paidOn" from dues.payment
    where branch_no = ${no} and month = ${firstOf(month)} and kind = 'extra' and retracted_at is null order by id`.execute(tx)
  return rows
}

interface ReductionRow {
  id: number
  memberId: string
  fromMonth: string
  untilMonth: string
  monthlyFen: number
  studiedOn: string
  approvedBy: string
  documentNo: string
}

/** Reductions this branch entered that hold in the month or begin after it. */
async function reductionsOf({ tx }: Pick<Reading, 'tx'>, no: number, month: string): Promise<ReductionRow[]> {
  const { rows } = await sql<ReductionRow>`
    select id, member_id as "memberId", to_char(from_month, 'YYYY-MM') as "fromMonth", to_char(until_month, 'YYYY-MM') as "untilMonth",
      monthly_fen as "monthlyFen", studied_on as "studiedOn", approved_by as "approvedBy", document_no as "documentNo"
    from dues.reduction where branch_no = ${no} and replaced_at is null and until_month >= ${firstOf(month)} order by from_month, id`.execute(
    tx,
  )
  return rows
}

/** Own branches with months before this one that are assessed and not yet recorded, with how many months. */
export async function openBranches(call: Reading, branches: readonly number[]): Promise<Map<number, number>> {
  const until = monthOf(call.today)
  const months = monthsBetween('1949-10', until, lookBack).slice(0, -1)
  const payers = await payersOf(call, branches, months)
  const open = new Map<number, Set<string>>()
  for (const payer of payers)
    if (stateOf(payer.dueFen, payer.paidFen) === 'open')
      open.set(payer.branchNo, (open.get(payer.branchNo) ?? new Set()).add(payer.month))
  return new Map([...open].map(([no, set]) => [no, set.size]))
}
