import { sql } from 'kysely'
import { learning } from '../modules/learning/contract.ts'
import { volunteering } from '../modules/volunteering/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import { as } from './play-story.ts'

const consent = true as const
const risks = '没有特别风险'

/** Service that goes on: by a standing team, on fixed days at fixed places, for one resident at a time, and who comes closer by it. */
export async function replayOngoingService(
  services: Services,
  districtNo: number,
  unitNo: number,
  needTitles: ReadonlyMap<string, string>,
): Promise<void> {
  await replayTeamService(services, unitNo)
  await replaySeries(services, unitNo)
  await replayOrigins(services, districtNo, unitNo)
  await replayCase(services, unitNo)
  await replayStudy(services, districtNo, [...needTitles.values()][0])
}

/** The team of the organisation, where it has one, held two sessions. */
async function replayTeamService(services: Services, unitNo: number): Promise<void> {
  const { items } = await as(services, '2026-06-01', volunteering.listTeams, { query: { unitNo } })
  const team = items.find((one) => one.kind === 'service' && one.closedOn === null)
  if (!team) return
  const memberIds = await rosterOf(services, team.id)
  if (memberIds.length === 0) return
  const facts = {
    title: '便民服务日',
    kind: 'pairing',
    place: '社区便民点',
    about: '修小家电、讲政策、陪聊天。',
    risk: 'none' as const,
    risks,
  }
  const days = ['2026-06-11', '2026-07-09']
  const shifts = days.map((day) => ({
    role: 'server',
    startsAt: `${day}T14:00:00+08:00`,
    endsAt: `${day}T16:00:00+08:00`,
    seats: 8,
  }))
  const { id } = await as(services, '2026-06-01', volunteering.openNeed, { body: { unitNo, ...facts, teamId: team.id, shifts } })
  await as(services, '2026-06-01', volunteering.moveNeed, { params: { id }, body: { to: 'published' } })
  const look = async () => (await as(services, '2026-06-01', volunteering.getNeed, { params: { id } })).list
  for (const [at, shift] of (await look()).entries()) {
    const coming = at === 0 ? memberIds : memberIds.slice(0, -1)
    await as(services, '2026-06-02', volunteering.signUp, {
      params: { id: shift.id },
      body: { memberIds: [...coming], volunteerIds: [] },
    })
    const { people } = (await look()).find((one) => one.id === shift.id)!
    const served = people.map(({ signUpId }) => ({
      signUpId,
      fromAt: shift.startsAt,
      untilAt: shift.endsAt,
      minutes: 120,
      grade: 'measured' as const,
    }))
    await as(
      services,
      days[at]!.replace(/..$/, (day) => String(Number(day) + 1).padStart(2, '0')),
      volunteering.confirmShift,
      {
        params: { id: shift.id },
        body: { served, tallies: [{ category: 'residents', times: 12 + at * 3 }] },
      },
    )
  }
}

async function rosterOf(services: Services, teamId: string): Promise<string[]> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ id: string }>`
      select r.member_id as id from members.team_rosters() r join members.member_on('2026-06-01'::date) m on m.member_id = r.member_id
      where r.team_id = ${teamId} and r.left_on is null order by r.person_id`.execute(tx),
  )
  return [...new Set(rows.map((row) => row.id))]
}

/** One of each kind of the source; their shifts are made as their days come near. */
async function replaySeries(services: Services, unitNo: number): Promise<void> {
  const series = [
    {
      title: '独居老人结对帮扶',
      kind: 'pairing',
      place: '社区日间照料中心',
      rule: { every: 'month', on: 'weekday', week: 2, weekday: 6 },
    },
    { title: '学雷锋日义诊义卖', kind: 'charity', place: '社区广场', rule: { every: 'year', month: 3, day: 5 } },
    { title: '政策法规宣传角', kind: 'policy', place: '党群服务中心一楼', rule: { every: 'holiday' } },
  ] as const
  for (const { rule, ...facts } of series) {
    const body = { unitNo, ...facts, risk: 'none' as const, risks, shifts: [] }
    const { id: needId } = await as(services, '2026-07-10', volunteering.openNeed, { body })
    await as(services, '2026-07-10', volunteering.startSeries, {
      body: { needId, rule, role: 'volunteer', starts: '09:00', minutes: 120, seats: 10, fromOn: '2027-01-01' },
    })
  }
}

/** A neighbour who works in a social organisation said to want to come closer; who led a session before works in one too. */
async function replayOrigins(services: Services, districtNo: number, unitNo: number): Promise<void> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ no: number }>`
      select unit_no as no from organisations.unit_on('2026-06-01'::date) where district_no = ${districtNo} and kind = 'social_org' and status = 'active' order by 1 limit 2`.execute(
      tx,
    ),
  )
  const [first, second] = rows
  if (!first || !second) return
  const phone = `13777${String(districtNo).padStart(6, '0').slice(-6)}`
  const entered = await as(services, '2026-07-11', volunteering.enterVolunteer, {
    body: { homeNo: unitNo, name: '柳小青', phone, consent, originNo: first.no },
  })
  await as(services, '2026-07-12', volunteering.sayApproach, { body: { code: entered.code, unitNo, consent } })
  const { items } = await as(services, '2026-07-12', volunteering.listVolunteers, {
    query: { districtNo, who: 'other', served: 'yes' },
  })
  if (items[0])
    await as(services, '2026-07-12', volunteering.setOrigin, {
      params: { id: items[0].id },
      body: { origin: { unitNo: second.no, consent } },
    })
}

/** One resident accompanied by plan, with somebody who offers the skill. */
async function replayCase(services: Services, unitNo: number): Promise<void> {
  const day = '2026-07-13'
  const { items } = await as(services, day, volunteering.listVolunteers, { query: { who: 'member', served: 'yes' } })
  const helper = items.find((one) => one.home?.no === unitNo)
  if (helper) await as(services, day, volunteering.setSkills, { params: { id: helper.id }, body: { skills: ['social-work', 'law'], consent } }) // prettier-ignore
  const { id } = await as(services, day, volunteering.openServiceCase, {
    body: {
      unitNo,
      name: '麦婆婆',
      about: '独居，刚出院，想请人帮忙办理照护申请。',
      needs: ['care', 'legal'],
      consentOn: day,
      intakeOn: day,
      consent,
    },
  })
  const record = (onDay: string, body: { act: 'plan'; title: string; workerId?: string } | { act: 'service'; words: string }) =>
    as(services, onDay, volunteering.recordServiceCase, { params: { id }, body: { ...body, onDay } })
  await record('2026-07-14', { act: 'plan', title: '陪同到街道办理照护申请', ...(helper ? { workerId: helper.id } : {}) })
  await record('2026-07-20', { act: 'service', words: '一起填好申请表，约好下周再去。' })
}

/** A service that follows on a session of learning, where there is one. */
async function replayStudy(services: Services, districtNo: number, needId: string | undefined): Promise<void> {
  const { items } = await as(services, '2026-07-15', learning.listSessions, { query: { districtNo } as never })
  const session = items.find((one) => one.cancelReason === null)
  if (session && needId)
    await as(services, '2026-07-15', volunteering.linkStudy, { params: { id: needId }, body: { sessionId: session.id } })
}
