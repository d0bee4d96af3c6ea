import { sql } from 'kysely'
import { volunteering } from '../modules/volunteering/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import { type StoryNeed, volunteeringStory as story } from '../programmes/volunteering-story.ts'
import { as } from './play-story.ts'
import { replayOngoingService } from './replay-service.ts'

/** Volunteer service as organisers entered it: published, signed up for, confirmed; one correction waits for a second person. */
export async function replayVolunteering(services: Services, districtNo: number, branches: readonly number[]): Promise<void> {
  const { publishedOn, confirmedOn } = story
  await as(services, publishedOn, volunteering.setBank, { body: { districtNo, profile: 'rewards', fromOn: '2026-01-01' } })
  const hosts = await hostsWithMembers(services, branches)
  if (hosts.length === 0) return
  const offerings = await replayOfferings(services, hosts)
  const leaders = await replayLeaders(services, districtNo, hosts[0]!.no)
  const needs = new Map<string, string>()
  for (const need of story.needs)
    needs.set(need.title, await replayNeed(services, hosts[need.host % hosts.length]!, need, offerings, leaders.get(need.title)))
  await replayLed(services, leaders)
  await replayOngoingService(services, districtNo, hosts[0]!.no, needs)
  for (const item of story.items)
    await as(services, publishedOn, volunteering.openItem, { body: { unitNo: hosts[0]!.no, ...item } })
  const { items: people } = await as(services, confirmedOn, volunteering.listVolunteers, { query: { districtNo, served: 'yes' } })
  const { items } = await as(services, confirmedOn, volunteering.listItems, { query: { districtNo } })
  const [first, second] = people
  if (!first || !second) return
  await as(services, confirmedOn, volunteering.redeem, { params: { id: first.id }, body: { itemId: items.at(-1)!.id } })
  const gift = {
    name: '罗老先生',
    phone: `1390000${String(districtNo).padStart(4, '0').slice(-4)}`,
    relation: 'parent',
    minutes: 60,
    consent: true as const,
  }
  await as(services, confirmedOn, volunteering.give, { params: { id: second.id }, body: gift })
  const { list } = await as(services, confirmedOn, volunteering.getVolunteer, { params: { id: people.at(-1)!.id } })
  const { id, fromAt, untilAt } = list[0]!
  await as(services, confirmedOn, volunteering.proposeCorrection, {
    params: { id },
    body: { right: { fromAt, untilAt, minutes: 90 }, reason: '提前半小时离开' },
  })
}

interface Found {
  readonly id: string
  readonly volunteerId: string
}

/** Community leaders as staff found them, with a talk each; by the need they organise. */
async function replayLeaders(services: Services, districtNo: number, unitNo: number): Promise<ReadonlyMap<string, Found>> {
  const led = new Map<string, Found>()
  for (const [at, { name, why, words, talk, led: organised, ended, helpedOn }] of story.leaders.entries()) {
    const phone = `138${at}00${String(districtNo).padStart(5, '0').slice(-5)}`
    const consent = true as const
    const help = helpedOn ? { helpedByNo: unitNo, helpedOn } : {}
    const { id: volunteerId } = await as(services, '2026-04-20', volunteering.enterVolunteer, {
      body: { homeNo: unitNo, name, phone, consent, ...help },
    })
    const { id } = await as(services, '2026-04-20', volunteering.findLeader, {
      body: { unitNo, who: { volunteerId }, foundOn: '2026-04-20', consentOn: '2026-04-18', why, words, consent },
    })
    if (talk) {
      const body = { what: 'talk' as const, onDay: '2026-05-12', title: talk }
      await as(services, '2026-05-12', volunteering.addLeaderStep, { params: { id }, body })
    }
    if (ended) await as(services, story.publishedOn, volunteering.endLeader, { params: { id }, body: { why: 'moved' } })
    if (organised) led.set(organised, { id, volunteerId })
  }
  return led
}

/** What leaders organised and the records show them at. */
async function replayLed(services: Services, leaders: ReadonlyMap<string, Found>): Promise<void> {
  for (const { id } of leaders.values()) {
    const { couldBe } = await as(services, story.confirmedOn, volunteering.getLeader, { params: { id } })
    for (const { shiftId } of couldBe) {
      const body = { what: 'activity' as const, shiftId }
      await as(services, story.confirmedOn, volunteering.addLeaderStep, { params: { id }, body })
    }
  }
}

interface Host {
  readonly no: number
  readonly memberIds: readonly string[]
}

async function hostsWithMembers(services: Services, branches: readonly number[]): Promise<Host[]> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<Host>`
      select m.branch_no as no, (array_agg(m.member_id::text order by m.member_id))[1:12] as "memberIds" from members.member_on('2026-06-01'::date) m
      where m.branch_no = any (${[...branches]}::integer[]) and m.standing = 'full' group by m.branch_no having count(*) >= 3 order by array_position(${[...branches]}::integer[], m.branch_no) limit 2`.execute(
      tx,
    ),
  )
  return rows
}

/** Brands and platforms by name. */
async function replayOfferings(services: Services, hosts: readonly Host[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const { host, brand, ledBy, ...offering } of story.offerings) {
    const body = {
      ...offering,
      unitNo: hosts[host % hosts.length]!.no,
      fromOn: story.publishedOn,
      brandId: ids.get(brand ?? '') ?? null,
      ledBy,
      consent: ledBy !== undefined,
    }
    ids.set(offering.title, (await as(services, story.publishedOn, volunteering.openOffering, { body })).id)
  }
  return ids
}

async function replayNeed(
  services: Services,
  { no, memberIds }: Host,
  need: StoryNeed,
  offerings: ReadonlyMap<string, string>,
  leader: Found | undefined,
): Promise<string> {
  const { publishedOn } = story
  const { role, seats, onDay, title, kind, project, place, about } = need
  const [startsAt, endsAt] = [`${onDay}T09:00:00+08:00`, `${onDay}T11:00:00+08:00`]
  const facts = {
    title,
    kind,
    place,
    about,
    ...(project ? { project } : {}),
    offeringId: offerings.get(need.offering ?? '') ?? null,
    risk: 'ordinary' as const,
    risks: '注意路途安全，量力而行',
  }
  const { id } = await as(services, publishedOn, volunteering.openNeed, {
    body: { unitNo: no, ...facts, shifts: [{ role, startsAt, endsAt, seats }] },
  })
  await as(services, publishedOn, volunteering.moveNeed, { params: { id }, body: { to: 'published' } })
  const look = async () => (await as(services, publishedOn, volunteering.getNeed, { params: { id } })).list[0]!
  const { id: shiftId } = await look()
  await as(services, publishedOn, volunteering.signUp, {
    params: { id: shiftId },
    body: { memberIds: memberIds.slice(0, Math.max(2, seats - 3)), volunteerIds: leader ? [leader.volunteerId] : [] },
  })
  if (!need.held) return id
  const { people } = await look()
  const served = people.flatMap(({ signUpId, seat }) =>
    seat === null ? [] : [{ signUpId, fromAt: startsAt, untilAt: endsAt, minutes: 120, grade: 'measured' as const }],
  )
  await as(
    services,
    onDay.replace(/..$/, (day) => String(Number(day) + 1).padStart(2, '0')),
    volunteering.confirmShift,
    {
      params: { id: shiftId },
      body: { served, tallies: [...need.reached] },
    },
  )
  return id
}
