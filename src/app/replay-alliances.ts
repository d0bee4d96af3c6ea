import type { Day } from '../kernel/dates.ts'
import { activities } from '../modules/activities/contract.ts'
import { alliances } from '../modules/alliances/contract.ts'
import { lists } from '../modules/lists/contract.ts'
import { organisations } from '../modules/organisations/contract.ts'
import { procedures } from '../modules/procedures/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import type { Ref, StoryAlliances } from '../programmes/story.ts'
import { as, findNo } from './play-story.ts'

type Community = StoryAlliances['community']

/** Agreements signed by their sides and a community founded by its case, each on its day, through the operations people use. */
export async function replayAlliances(
  services: Services,
  districtNo: number,
  story: StoryAlliances,
  branches: readonly number[],
): Promise<void> {
  const noOf = async (ref: Ref | 'branch') => (ref === 'branch' ? branches[0] : findNo(services, districtNo, new Map(), ref))
  for (const partyOrg of story.partyOrgs) await establish(services, districtNo, partyOrg)
  for (const { lead, others, proposedOn, signedOn, notes = [], ...told } of story.agreements) {
    const leadNo = (await noOf(lead))!
    const sideNos = (await Promise.all(others.map(noOf))).filter((no): no is number => no !== undefined)
    if (sideNos.length === 0) continue
    const { id } = await as(services, proposedOn, alliances.draftAgreement, { body: { ...told, leadNo, sideNos } })
    await as(services, proposedOn, alliances.moveAgreement, { params: { id }, body: { move: 'propose' }, revision: 1 })
    for (const unitNo of signedOn ? [leadNo, ...sideNos] : [leadNo])
      await as(services, signedOn ?? proposedOn, alliances.signAgreement, { params: { id }, body: { unitNo, answer: 'signed' } })
    for (const { tags, ...note } of notes)
      await as(services, note.onDay, alliances.writeExperience, {
        body: { ...note, tags: [...tags], agreementId: id, unitNo: leadNo },
      })
  }
  const { lead, others } = story.community
  const members = await Promise.all([lead, ...others].map((ref) => findNo(services, districtNo, new Map(), ref)))
  await replayCommunity(services, members, story.community)
}

async function establish(services: Services, districtNo: number, told: StoryAlliances['partyOrgs'][number]): Promise<void> {
  const find = async (ref: Ref | undefined) => (ref ? findNo(services, districtNo, new Map(), ref) : null)
  const [streetNo, covers, hubOf] = [await find(told.street), await find(told.covers), await find(told.hubOf)]
  const { no } = await as(services, told.fromOn, organisations.establishUnit, {
    body: {
      reason: '组建',
      effectiveOn: told.fromOn,
      kind: 'party_org',
      name: told.name,
      districtNo,
      streetNo,
      level: hubOf === null ? 'branch' : 'committee',
      form: 'own',
      coversUnitNos: covers === null ? [] : [covers],
    },
  })
  if (hubOf !== null)
    await as(services, told.fromOn, organisations.connectUnits, {
      body: { type: 'hub_of', fromNo: no, toNo: hubOf, reason: '组建', effectiveOn: told.fromOn },
    })
}

async function replayCommunity(services: Services, members: readonly number[], told: Community): Promise<void> {
  const { foundedOn: day, person, documentNo } = told
  const [leadNo, ...memberNos] = members as [number, ...number[]]
  const { name, form, goal, coverage, duties, workLines = [] } = told
  const { id } = await as(services, day, alliances.foundCommunity, {
    body: { name, form, goal, coverage, duties, workLines: [...workLines], leadNo, memberNos },
  })
  const params = { id }
  const nominee = { ...person, unitNo: leadNo, consultedOn: day, consultation: '各成员酝酿，无不同意见', agreed: true }
  await as(services, day, alliances.setTeam, { params, body: { people: [nominee] }, revision: 1 })
  for (const [aspect, evidence] of [
    ['money', '成员单位按章程分摊活动经费'],
    ['people', '牵头单位明确专人负责日常联络'],
    ['place', '牵头单位会议室用于议事'],
  ] as const)
    await as(services, day, alliances.stateReadiness, { params, body: { aspect, state: 'there', evidence } })
  const charter = await as(services, day, alliances.draftCharter, { params, body: {} })
  for (const unitNo of members)
    await as(services, day, alliances.signAgreement, { params: { id: charter.id }, body: { unitNo, answer: 'signed' } })
  const { caseId } = await as(services, day, alliances.applyCommunity, { params, body: {} })
  for (const action of ['submit', 'approve', 'approve', 'decide'] as const) {
    const { revision } = await as(services, day, procedures.getCase, { params: { id: caseId } })
    const body = { action, ...(action === 'decide' ? { documentNo } : {}) }
    await as(services, day, procedures.actOnCase, { params: { id: caseId }, body, revision })
  }
  for (const { yuan, reversed, ...money } of told.funds) {
    const body = { ...money, amountFen: yuan * 100 }
    const entry = await as(services, money.onDay, alliances.bookFund, { params, body })
    if (reversed)
      await as(services, money.onDay, alliances.reverseFund, { params: { id, entryId: entry.id }, body: { reason: reversed } })
  }
  for (const { members: places, lines = [], ...held } of told.activities) {
    const hostNos = places.map((at) => members[at]!)
    await as(services, held.onDay, activities.recordActivity, {
      body: { ...held, kinds: [...held.kinds], lines: [...lines], hostNos },
    })
  }
  for (const { member, solvedOn, solution, tags, category, taker, ...body } of told.lines) {
    const unitNo = members[member]!
    if (category === undefined) {
      await as(services, body.onDay, alliances.recordLine, {
        params,
        body: { ...body, ...(tags ? { tags: [...tags] } : {}), unitNo },
      })
      continue
    }
    const entryId = await publishKept(services, id, unitNo, { ...body, category })
    if (solvedOn && solution && taker !== undefined)
      await solveKept(services, entryId, members[taker]!, body.onDay, { solvedOn, solution })
  }
  await replayMeetings(services, params, members, told)
}

interface KeptLine {
  readonly kind: string
  readonly onDay: Day
  readonly title: string
  readonly body?: string
  readonly category: string
}

/** A resource or a problem of a member, in the lists and kept to the community. */
async function publishKept(services: Services, communityId: string, ownerNo: number, told: KeptLine): Promise<string> {
  const { onDay, title, category } = told
  const body = {
    kind: told.kind as 'resource' | 'problem',
    ownerNo,
    title,
    detail: told.body ?? null,
    category,
    unit: '项',
    fromOn: onDay,
    visibility: 'community' as const,
    communityId,
  }
  const { id } = await as(services, onDay, lists.submitEntry, { body })
  await as(services, onDay, lists.checkEntry, { params: { id }, body: { outcome: 'publish' } })
  return id
}

/** Another member took it on, said how it was solved, and its owner confirmed. */
async function solveKept(
  services: Services,
  entryId: string,
  asNo: number,
  onDay: Day,
  { solvedOn, solution }: { solvedOn: Day; solution: string },
): Promise<void> {
  const { id } = await as(services, onDay, lists.claimEntry, { params: { id: entryId }, body: { asNo } })
  const params = { id }
  await as(services, solvedOn, lists.actOnClaim, { params, body: { deed: 'solve', side: 'claimant', line: solution } })
  await as(services, solvedOn, lists.actOnClaim, { params, body: { deed: 'verify', side: 'owner' } })
}

/** Called, tabled for on the same day, and recorded or cancelled on a day of its own. */
async function replayMeetings(
  services: Services,
  params: { id: string },
  members: readonly number[],
  told: Community,
): Promise<void> {
  for (const { member, calledOn, agenda, minutes, cancelled, ...content } of told.meetings ?? []) {
    const body = { ...content, unitNo: members[member]! }
    const meeting = await as(services, calledOn, alliances.callMeeting, { params, body })
    for (const { member: by, ...item } of agenda)
      await as(services, calledOn, alliances.tableItem, { params: meeting, body: { ...item, unitNo: members[by]! } })
    if (minutes) await as(services, content.onDay, alliances.recordMeeting, { params: meeting, body: { minutes } })
    if (cancelled)
      await as(services, cancelled.onDay, alliances.cancelMeeting, { params: meeting, body: { reason: cancelled.reason } })
  }
}
