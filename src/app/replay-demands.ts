import { addDays } from '../kernel/dates.ts'
import { demands } from '../modules/demands/contract.ts'
import type { BodyOf } from '../kernel/endpoint.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import { sql } from 'kysely'
import {
  branchTalkStories,
  type DemandStory,
  demandStories,
  type IssueStory,
  issueStories,
  type TalkStory,
  talkStories,
} from '../programmes/demand-story.ts'
import { as } from './play-story.ts'

/** Orders of a demonstration: taken in and moved on days of the last weeks, so that each list has something to show. All invented. */
export async function replayDemands(services: Services, districtNo: number, branch: number | null): Promise<void> {
  const today = services.clock.today()
  const streets = await streetsOf(services, districtNo)
  const orgs = await socialOrgsOf(services, districtNo, today, 4)
  for (const [index, story] of demandStories.entries())
    await play(services, districtNo, streets[index % streets.length]!, orgs, story, today)
  await talk(services, districtNo, today)
  if (branch !== null) for (const story of branchTalkStories) await hold(services, districtNo, branch, story, today)
  for (const [index, story] of issueStories.entries())
    await deliberate(services, streets[index % streets.length]!, orgs[index % Math.max(orgs.length, 1)], story, today)
}

async function play(
  services: Services,
  districtNo: number,
  street: number,
  orgs: readonly number[],
  story: DemandStory,
  today: string,
): Promise<void> {
  const { daysAgo, acts, rating, founded, ...told } = story
  const from = addDays(today, -daysAgo)
  const { id, code } = await as(services, from, demands.takeOrder, { body: { ...told, districtNo, streetNo: street } })
  let revision = 1
  for (const [index, { ...act }] of acts.entries()) {
    const body = act.act === 'offer' ? { act: act.act, words: act.words, toNo: street } : act
    const day = addDays(from, Math.min(index * 2 + 1, daysAgo))
    const moved = await as(services, day, demands.actOnOrder, {
      params: { id },
      body: body as BodyOf<typeof demands.actOnOrder>,
      revision,
    })
    revision = moved.revision
  }
  const last = addDays(from, Math.min(acts.length * 2 + 1, daysAgo))
  const unitNo = orgs.at(-1)
  if (founded && unitNo !== undefined)
    await as(services, last, demands.linkFounded, { params: { id }, body: { unitNo }, revision })
  if (!rating || code === null) return
  const body = { code, digits: told.phone.slice(-4), rating }
  await as(services, last, demands.rate, { body })
}

/** An issue as far as its story goes, with the deliberation in which it was discussed. */
async function deliberate(
  services: Services,
  hostNo: number,
  orgNo: number | undefined,
  story: IssueStory,
  today: string,
): Promise<void> {
  const from = addDays(today, -story.daysAgo)
  const { session, acts, daysAgo: _days, consultation, ...told } = story
  const { id } = await as(services, from, demands.raiseIssue, { body: { ...told, hostNo } })
  if (!session) return
  const onDay = addDays(from, 4)
  await as(services, onDay, demands.recordSession, { body: { ...session, hostNo, onDay, issueIds: [id] } })
  if (consultation && orgNo !== undefined) await consult(services, id, orgNo, consultation, onDay)
  let revision = 2
  for (const [index, act] of acts.entries()) {
    const body = act.act === 'assign' ? { act: act.act, toNo: hostNo } : act
    const moved = await as(services, addDays(onDay, index), demands.actOnIssue, { params: { id }, body, revision })
    revision = moved.revision
  }
}

/** An organisation is consulted on the day of the deliberation; what it told is entered the same day. */
async function consult(
  services: Services,
  issueId: string,
  orgNo: number,
  story: NonNullable<IssueStory['consultation']>,
  onDay: string,
): Promise<void> {
  const { question, told, finding, advice } = story
  const { items } = await as(services, onDay, demands.askConsultation, {
    params: { id: issueId },
    body: { orgNos: [orgNo], question, dueOn: addDays(onDay, 14) },
  })
  if (!told || !finding || !advice) return
  await as(services, onDay, demands.answerConsultation, {
    params: { id: items[0]!.id },
    body: { act: 'answer', finding, advice, told },
    revision: 1,
  })
}

async function socialOrgsOf(services: Services, districtNo: number, today: string, most: number): Promise<number[]> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{
      no: number
    }>`select unit_no as no from organisations.unit_on(${today}::date) where kind = 'social_org' and district_no = ${districtNo}
      and status = 'active' order by unit_no limit ${most}`.execute(tx),
  )
  return rows.map((row) => row.no)
}

export async function streetsOf(services: Services, districtNo: number): Promise<number[]> {
  const { rows } = await services.database.read(systemContext, (tx) =>
    sql<{
      no: number
    }>`select no from organisations.frame() where kind = 'street' and district_no = ${districtNo} order by no`.execute(tx),
  )
  return rows.map((row) => row.no)
}

/** Talks of the committee's secretary with heads of the first organisations, some held, some to come. */
async function talk(services: Services, districtNo: number, today: string): Promise<void> {
  const orgs = await socialOrgsOf(services, districtNo, today, talkStories.length)
  for (const [index, story] of talkStories.entries()) {
    const orgNo = orgs[index]
    if (orgNo !== undefined) await hold(services, districtNo, orgNo, story, today)
  }
}

/** One talk, as far as its story goes. */
async function hold(services: Services, committeeNo: number, orgNo: number, story: TalkStory, today: string): Promise<void> {
  const { inDays, told, record, followUps = [], ...asked } = story
  const onDay = addDays(today, inDays)
  const on = addDays(today, Math.min(inDays, 0) - 3)
  const { id } = await as(services, on, demands.askTalk, { body: { ...asked, committeeNo, orgNo, onDay, minutes: 60 } })
  const move = (day: string, body: BodyOf<typeof demands.actOnTalk>, revision: number) =>
    as(services, day, demands.actOnTalk, { params: { id }, body, revision })
  if (told) await move(addDays(on, 1), { act: 'accept', told }, 1)
  if (!record) return
  const follows = followUps.map(({ dueInDays, done: _done, ...one }) => ({ ...one, dueOn: addDays(today, dueInDays) }))
  await move(onDay, { act: 'hold', words: record, followUps: follows }, 2)
  const { follows: kept } = await as(services, onDay, demands.getTalk, { params: { id } })
  for (const one of followUps) {
    const known = kept.find(({ matter }) => matter === one.matter)
    if (!one.done || !known) continue
    await as(services, addDays(today, one.dueInDays), demands.closeFollowUp, {
      params: { id: known.id },
      body: { state: 'done', words: one.done },
      revision: known.revision,
    })
  }
}
