import { addDays, type Day } from '../kernel/dates.ts'
import { addMonths } from '../kernel/working-days.ts'
import { development } from '../modules/development/contract.ts'
import { members } from '../modules/members/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { as } from './play-story.ts'
import { branchesOf } from './replay-members.ts'

type Step = readonly [step: string, daysAfter: number, more?: object]

const decided = { decidedBy: '示例街道党工委', documentNo: '示例党工委〔2026〕8号' }
const committee = { decidedBy: '支部党员大会' }

const toActivist: readonly Step[] = [
  ['talk', 20, { decidedBy: '支部书记' }],
  ['activist', 60, { ...committee, documentNo: '支部大会纪要3号' }],
  ['activist-filed', 70, decided],
  ['review', 240, committee],
]

/** People on the way to membership in the first branch of a district, one at each stage. All are invented; the two on probation stand in the register. */
export async function replayDevelopment(services: Services, districtNo: number): Promise<void> {
  const [branchNo] = await branchesOf(services, districtNo)
  if (branchNo === undefined) return
  const today = services.clock.today()
  const old = addMonths(today, -22)
  await begin(services, branchNo, '唐雨晴', addDays(today, -12), [])
  await begin(services, branchNo, '程远', addDays(today, -150), toActivist.slice(0, 3))
  await begin(services, branchNo, '许嘉言', old, [...toActivist, ['review', 420, committee]])
  await onProbation(services, branchNo, '冯书宁', addMonths(today, -13), addMonths(today, -40), true)
  await onProbation(services, branchNo, '韩知行', addMonths(today, -4), addMonths(today, -30), false)
}

async function begin(services: Services, branchNo: number, name: string, appliedOn: Day, steps: readonly Step[]): Promise<void> {
  const { id } = await as(services, appliedOn, development.openCase, {
    body: { branchNo, name, bornOn: '1994-08-16', appliedOn },
  })
  await play(services, id, appliedOn, 1, steps)
}

async function play(services: Services, id: string, from: Day, first: number, steps: readonly Step[]): Promise<void> {
  let revision = first
  for (const [step, after, more] of steps) {
    const onDay = addDays(from, after)
    if (onDay > services.clock.today()) return
    await as(services, onDay, development.recordStep, { params: { id }, body: { step, onDay, ...more }, revision })
    revision += 1
  }
}

/** Somebody the register has on probation already; one of them has asked to become a full member, which the branch has still to discuss. */
async function onProbation(
  services: Services,
  branchNo: number,
  name: string,
  adoptedOn: Day,
  appliedOn: Day,
  asked: boolean,
): Promise<void> {
  const entered = addDays(adoptedOn, 30)
  const { id: memberId } = await as(services, entered, members.enterMember, {
    body: {
      name,
      branchNo,
      place: 'unit',
      fromOn: adoptedOn,
      standing: 'probationary',
      joinedOn: adoptedOn,
      documentNo: decided.documentNo,
    },
  })
  const { id } = await as(services, entered, development.openCase, {
    body: { branchNo, memberId, appliedOn, stage: 'probationary', since: adoptedOn },
  })
  const steps: Step[] = [
    ['admission-filed', 35, decided],
    ['group', 36, { outcome: 'not-applicable', note: '支部不设党小组' }],
    ['oath', 40],
  ]
  await play(
    services,
    id,
    adoptedOn,
    1,
    asked ? [...steps, ['observation', 180, committee], ['turning-application', 360]] : steps,
  )
}
