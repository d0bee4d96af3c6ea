import { addDays } from '../kernel/dates.ts'
import { dues } from '../modules/dues/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { as } from './play-story.ts'

const kinds = [
  ['monthly', 620_000],
  ['monthly', 485_000],
  ['retired', 430_000],
  ['irregular', 530_000],
] as const

/** Dues of the first of some branches this year: assessed, recorded but for the last month, one use and one publication. All invented. */
export async function replayDues(services: Services, branches: readonly number[]): Promise<void> {
  const today = services.clock.today()
  const year = Number(today.slice(0, 4))
  const months = Array.from(
    { length: Number(today.slice(5, 7)) - 1 },
    (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`,
  )
  for (const no of branches.slice(0, 3)) {
    const { items } = await as(services, today, dues.getMonth, { params: { no, month: today.slice(0, 7) } })
    if (items.length === 0) continue
    const decidedOn = `${year}-01-12`
    await as(services, today, dues.assess, {
      params: { no },
      body: {
        fromMonth: `${year}-01`,
        decidedOn: decidedOn < today ? decidedOn : today,
        items: items.map(({ memberId }, index) => {
          const [kind, baseFen] = kinds[index % kinds.length]!
          return { memberId, kind, baseFen: baseFen + index * 1000 }
        }),
      },
    })
    for (const month of months.slice(0, -1)) await payMonth(services, no, month)
    await as(services, today, dues.recordUse, {
      params: { no },
      body: {
        onDay: addDays(today, -40),
        purpose: 'training',
        amountFen: 12_800,
        decidedOn: addDays(today, -45),
        decisionNo: '支部大会纪要6号',
        note: '购买学习资料',
      },
    })
    await as(services, today, dues.recordRemittance, {
      params: { no, year },
      body: {
        kind: 'returned',
        amountFen: 36_000,
        onDay: addDays(today, -30),
        counterpart: '示例街道党工委',
        documentNo: '返还单2号',
      },
    })
    const month = today.slice(0, 7)
    await as(services, today, dues.reduce, {
      params: { no },
      body: {
        memberId: items.at(-1)!.memberId,
        fromMonth: month,
        untilMonth: `${year}-12`,
        monthlyFen: 20,
        studiedOn: today,
        approvedBy: '示例街道党工委',
        documentNo: '示例党工委〔2026〕19号',
      },
    })
    await as(services, today, dues.publish, { params: { no, year }, body: { publishedOn: addDays(today, -20), how: '党员大会' } })
  }
}

async function payMonth(services: Services, no: number, month: string): Promise<void> {
  const { items } = await as(services, services.clock.today(), dues.getMonth, { params: { no, month } })
  const open = items.filter((item) => item.state === 'open')
  if (open.length === 0) return
  await as(services, services.clock.today(), dues.recordMonth, {
    params: { no, month },
    body: { paidOn: `${month}-20`, items: open.map(({ memberId }) => ({ memberId })) },
  })
}
