import type { Day } from '../kernel/dates.ts'
import { lists } from '../modules/lists/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { agendaStory, draftAgendaStory, listMeetings, listStory, type StoryListEntry } from '../programmes/lists-story.ts'
import { as } from './play-story.ts'

const visits = [
  { madeOn: '2026-09-08', finding: '有会议室一间，工作日晚间可借', title: '晚间会议室', category: 'venue', unit: '间' },
  { madeOn: '2026-09-10', finding: '心理咨询师三名愿意参加服务', title: '心理疏导', category: 'skills', unit: '次' },
  { madeOn: '2026-09-15', finding: '可提供活动音响设备', title: '便携音响', category: 'goods', unit: '套' },
]

/** Lists of a district as organisations wrote them, through the operations people use, each on its day. */
export async function replayLists(services: Services, districtNo: number, branches: readonly number[]): Promise<void> {
  if (branches.length < 3) return
  const noOf = (place: number) => branches[place % branches.length]!
  const made = new Map<StoryListEntry, string>()
  const steps = await replayAgendas(services, districtNo)
  for (const [index, one] of listStory.entries()) {
    const day = `2026-10-${String(8 + (index % 20)).padStart(2, '0')}`
    const ownerNo = noOf(one.owner)
    const body = {
      kind: one.kind,
      ownerNo,
      title: one.title,
      category: one.category,
      tags: [...(one.tags ?? [])],
      quantity: one.quantity,
      unit: one.unit,
      divisible: one.quantity > 1,
      fromOn: day,
      visibility: one.open ? ('everybody' as const) : ('district' as const),
      stepId: one.step === undefined ? null : steps[one.step]!,
      openTo: one.open ? (['organisations', 'members', 'residents'] as const) : (['organisations'] as const),
    }
    const { id } = await as(services, day, lists.submitEntry, { body: { ...body, openTo: [...body.openTo] } })
    await as(services, day, lists.checkEntry, { params: { id }, body: { outcome: 'publish' } })
    made.set(one, id)
    const [asNo, other] = [noOf(one.owner + 1), noOf(one.owner + 2)]
    if (one.come > 0 && asNo !== ownerNo && other !== ownerNo)
      await takeOn(services, id, asNo, one.group ? other : null, one.come)
  }
  const idsOf = (kind: StoryListEntry['kind']) => [...made].flatMap(([one, id]) => (one.kind === kind ? [id] : []))
  const [project, problem] = [idsOf('project')[0]!, idsOf('problem')[0]!]
  await as(services, '2026-11-02', lists.linkEntries, { params: { id: project }, body: { otherId: problem } })
  for (const [title, kind] of [
    ['第一批需求清单', 'need'],
    ['第一批资源清单', 'resource'],
    ['第一批项目清单', 'project'],
  ] as const)
    await as(services, '2026-11-03', lists.signList, {
      body: { ownerNo: noOf(0), title, signedOn: '2026-11-03', parties: '各党组织代表', entryIds: idsOf(kind) },
    })
  for (const meeting of listMeetings)
    await as(services, meeting.heldOn, lists.recordMeeting, {
      body: { hostNo: districtNo, ...meeting, entryIds: idsOf('resource').slice(0, 2) },
    })
  for (const [index, { madeOn, finding, ...offer }] of visits.entries())
    await as(services, madeOn, lists.recordVisit, {
      body: {
        unitNo: noOf(index + 2),
        madeOn,
        visitors: '工作组两人',
        finding,
        offers: [{ ...offer, quantity: 1, visibility: 'district' }],
      },
    })
  await as(services, '2026-11-20', lists.runMatching, { body: { nodeNo: districtNo } })
  for (const [index, amountFen] of [1_200_000, 350_000, 860_050].entries())
    await as(services, '2026-11-05', lists.recordContribution, {
      body: {
        unitNo: noOf(index),
        source: `某爱心企业${index + 1}`,
        category: 'funds',
        amountFen,
        receivedOn: '2026-11-05',
        purpose: '社区探访服务',
      },
    })
}

/** What the committee asks for: published before organisations write their entries into its steps, and the next one as a draft (ZF-22). */
async function replayAgendas(services: Services, ownerNo: number): Promise<string[]> {
  const draft = async (day: Day, { steps, ...told }: typeof agendaStory | typeof draftAgendaStory) =>
    (await as(services, day, lists.draftAgenda, { body: { ...told, ownerNo, steps: [...steps] } })).id
  const id = await draft('2026-09-25', agendaStory)
  await as(services, '2026-09-30', lists.publishAgenda, { params: { id }, body: {} })
  await draft('2026-11-16', draftAgendaStory)
  return (await as(services, '2026-09-30', lists.getAgenda, { params: { id } })).steps.map((step) => step.id)
}

/** Once service is on record: what was linked from outside for calls of a campaign and for one without (NS-47). */
export async function replayServed(services: Services, branches: readonly number[]): Promise<void> {
  const unitNo = branches[0]
  if (unitNo === undefined) return
  const { items } = await as(services, '2026-11-20', lists.findServed, { query: {} })
  const calls = items.filter((one) => one.kind === 'service')
  const chosen = [
    ...calls.filter((one) => one.campaign !== null).slice(0, 2),
    ...calls.filter((one) => one.campaign === null).slice(0, 1),
  ]
  for (const [index, { kind, id, title }] of chosen.entries())
    await as(services, '2026-11-20', lists.recordContribution, {
      body: {
        unitNo,
        source: `某爱心商户${index + 1}`,
        category: 'goods',
        amountFen: [2_600_000, 480_000, 90_000][index]!,
        receivedOn: '2026-11-18',
        served: { kind, id },
        purpose: title ?? '志愿服务',
      },
    })
}

async function takeOn(services: Services, id: string, asNo: number, other: number | null, come: number): Promise<void> {
  const { id: claimId } = await as(services, '2026-11-04', lists.claimEntry, {
    params: { id },
    body: { asNo, share: other === null ? null : 60, with: other === null ? [] : [{ unitNo: other, share: 40 }] },
  })
  const act = (
    day: string,
    deed: 'agree' | 'follow' | 'solve' | 'verify',
    side: 'owner' | 'claimant',
    line: string | null,
    as_: number | null = null,
  ) => as(services, day, lists.actOnClaim, { params: { id: claimId }, body: { deed, side, line, asNo: as_ } })
  if (other !== null) await act('2026-11-05', 'agree', 'claimant', null, other)
  await act('2026-11-09', 'follow', 'claimant', '已与对方联系，约定时间')
  if (come >= 2) await act('2026-11-16', 'solve', 'claimant', '已按约定办好')
  if (come >= 3) await act('2026-11-18', 'verify', 'owner', null)
}
