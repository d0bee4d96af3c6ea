import { addDays } from '../kernel/dates.ts'
import { actorNamed } from '../modules/access/index.ts'
import { demands } from '../modules/demands/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { type OnlineStory, onlineStories } from '../programmes/demand-story.ts'
import { as } from './play-story.ts'
import { streetsOf } from './replay-demands.ts'

/** Deliberations online of a demonstration, spoken in by its accounts and by people without one. */
export async function replayOnline(services: Services, districtNo: number): Promise<void> {
  const [street] = await streetsOf(services, districtNo)
  for (const story of onlineStories) await play(services, street ?? districtNo, story, services.clock.today())
}

async function play(services: Services, hostNo: number, story: OnlineStory, today: string): Promise<void> {
  const { daysAgo, days, words, closed, ...told } = story
  const on = addDays(today, -daysAgo)
  const issue = await as(services, on, demands.raiseIssue, { body: { ...told, hostNo } })
  const openUntil = addDays(on, days)
  const body = { hostNo, openUntil, withoutAccount: true, issueIds: [issue.id] }
  const { id } = await as(services, on, demands.openOnline, { body })
  for (const word of words) await speak(services, addDays(on, 1), { id, issueId: issue.id }, word)
  if (!closed) return
  const outcomes = [{ issueId: issue.id, act: 'decide' as const, words: closed.decision }]
  await as(services, addDays(openUntil, 1), demands.closeOnline, { params: { id }, body: { minutes: closed.minutes, outcomes } })
  await as(services, addDays(openUntil, 2), demands.tellOnline, { params: { id }, body: { words: closed.told } })
}

interface Place {
  readonly id: string
  readonly issueId: string
}

async function speak(
  services: Services,
  day: string,
  { id, issueId }: Place,
  { by, as: side, words, supportedBy = [], hidden, unread }: OnlineStory['words'][number],
): Promise<void> {
  const body = { issueId, as: side, words }
  const params = { id }
  const said = by
    ? await as(services, day, demands.sayWord, { params, body }, null, await actorNamed(services, by))
    : await as(services, day, demands.sayWithoutAccount, { params, body })
  const voice = { params: { id: said.id } }
  if (hidden) await as(services, day, demands.judgeVoice, { ...voice, body: { act: 'hide', reason: hidden } })
  else if (!by && !unread) await as(services, day, demands.judgeVoice, { ...voice, body: { act: 'show' } })
  for (const name of supportedBy) {
    const supporting = await actorNamed(services, name)
    await as(services, day, demands.supportVoice, { ...voice, body: { as: 'member', supports: true } }, null, supporting)
  }
}
