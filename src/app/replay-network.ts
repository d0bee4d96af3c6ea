import { sql } from 'kysely'
import { activities } from '../modules/activities/contract.ts'
import { alliances } from '../modules/alliances/contract.ts'
import { organisations } from '../modules/organisations/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import type { StoryNetwork } from '../programmes/network-story.ts'
import { as, findNo } from './play-story.ts'

type Place = StoryNetwork['ties'][number]['unit']

/** Lead units, who attached to them, what they called for and what came of it, each on its day through the operations people use. */
export async function replayNetwork(
  services: Services,
  districtNo: number,
  story: StoryNetwork,
  branches: readonly number[],
): Promise<void> {
  if (branches.length < 5) return
  const noOf = async (place: Place) =>
    typeof place === 'number' ? branches[place]! : findNo(services, districtNo, new Map(), place)
  const leads: number[] = []
  for (const { unit, ...told } of story.leads) {
    const unitNo = await noOf(unit)
    leads.push(unitNo)
    await as(services, told.fromOn, alliances.designateLead, { body: { ...told, unitNo } })
  }
  const tied: { unitNo: number; leadNo: number }[] = []
  for (const { unit, lead, fromOn, note, answer } of story.ties) {
    const tie = { unitNo: await noOf(unit), leadNo: leads[lead]! }
    tied.push(tie)
    const { id } = await as(services, fromOn, alliances.askTie, { body: { ...tie, fromOn, note } })
    if (answer)
      await as(services, answer.onDay, alliances.answerTie, {
        params: { id },
        body: { answer: answer.agreed ? 'agreed' : 'declined', reason: answer.reason ?? null },
      })
  }
  for (const told of story.calls) await replayCall(services, told, leads[told.lead]!, tied)
  await replayAssociation(services, districtNo, story.association)
  const handed: string[] = []
  for (const { body, above, acknowledgedOn, ...told } of story.responsibilities) {
    const aboveId = above === null ? null : handed[above]!
    const { id } = await as(services, told.fromOn, alliances.passResponsibility, {
      body: { ...told, bodyNo: await noOf(body), aboveId },
    })
    handed.push(id)
    if (acknowledgedOn) await as(services, acknowledgedOn, alliances.acknowledgeResponsibility, { params: { id }, body: {} })
  }
}

async function replayCall(
  services: Services,
  { asked, held, calledOn, onDay, kind, title, body: text }: StoryNetwork['calls'][number],
  leadNo: number,
  tied: readonly { unitNo: number; leadNo: number }[],
): Promise<void> {
  const unitNos = asked.map((one) => tied[one.tie]!.unitNo)
  const body = { onDay, kind, title, body: text, unitNo: leadNo, leadNo, unitNos }
  const { id } = await as(services, calledOn, alliances.makeCall, { body })
  const params = { id }
  for (const { tie, answer, reason } of asked)
    if (answer !== 'asked')
      await as(services, calledOn, alliances.answerCall, { params, body: { unitNo: tied[tie]!.unitNo, answer, reason } })
  if (!held) return
  const { revision } = await as(services, calledOn, alliances.getCall, { params })
  const { activityId } = await as(services, calledOn, alliances.planCall, { params, body: {}, revision })
  const roll = await as(services, onDay, activities.getRoll, { query: { unitNo: leadNo, day: onDay } })
  await as(services, onDay, activities.correctActivity, {
    params: { id: activityId },
    revision: 1,
    body: {
      state: 'held',
      onDay,
      title,
      kinds: [kind],
      hostNos: [leadNo],
      partnerNos: unitNos.filter((__, at) => asked[at]!.answer === 'joins'),
      partnerNames: held.partnerNames,
      minutes: held.minutes,
      memberIds: roll.members.map((one) => one.memberId),
    },
  })
}

/** The first association of the register with a Party organisation of its own, and some others as its member units. */
async function replayAssociation(
  services: Services,
  districtNo: number,
  { memberUnits, memberOn, held }: StoryNetwork['association'],
): Promise<void> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{ no: number; hostNo: number; others: number[] }>`
      select a.unit_no as no, c.from_no as "hostNo", array(
        select o.unit_no from organisations.unit_on(${memberOn}::date) o
        where o.district_no = ${districtNo} and o.kind = 'social_org' and o.status = 'active' and o.type = '52' order by o.unit_no limit ${memberUnits}) as others
      from organisations.unit_on(${memberOn}::date) a
      join organisations.edge_on(${memberOn}::date) c on c.type = 'covers' and c.to_no = a.unit_no
      join organisations.unit_on(${memberOn}::date) p on p.unit_no = c.from_no and p.form = 'own' and p.status = 'active'
      where a.district_no = ${districtNo} and a.kind = 'social_org' and a.status = 'active' and a.type = '51' order by a.unit_no limit 1`.execute(
      tx,
    ),
  )
  const found = rows[0]
  if (!found) return
  for (const fromNo of found.others)
    await as(services, memberOn, organisations.connectUnits, {
      body: { type: 'member_of', fromNo, toNo: found.no, effectiveOn: memberOn, reason: '会员名册' },
    })
  for (const told of held)
    await as(services, told.onDay, activities.recordActivity, {
      body: { ...told, hostNos: [found.hostNo], partnerNos: found.others },
    })
}
