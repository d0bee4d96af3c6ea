import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { demands } from './contract.ts'

let place: SmallDistrict
let street: Actor
let other: Actor
let east: number
const [resident, neighbour] = [person('张某某'), person('李某某')]

beforeAll(async () => {
  place = await openSmallDistrict(2)
  east = place.node['东街道']!
  street = person('东街道', { role: 'street_officer', nodeNo: east })
  other = person('西街道', { role: 'street_officer', nodeNo: place.node['西街道']! })
})
afterAll(() => place.platform.close())

const raise = () => place.platform.call(street, demands.raiseIssue, { body: { hostNo: east, category: 'safety', title: '停车' } })
const open = async () => {
  const issue = await raise()
  const session = await place.platform.call(street, demands.openOnline, {
    body: { hostNo: east, openUntil: '2026-11-30', issueIds: [issue.id] },
  })
  return { id: session.id, issueId: issue.id }
}
const say = (who: Actor, { id, issueId }: { id: string; issueId: string }, words: string, named = false) =>
  place.platform.call(who, demands.sayWord, { params: { id }, body: { issueId, words, named } })
const get = (who: Actor, id: string) => place.platform.call(who, demands.getOnline, { params: { id } })
const support = (who: Actor, id: string, supports = true) =>
  place.platform.call(who, demands.supportVoice, { params: { id }, body: { as: 'member', supports } })
const sessions = () => place.platform.call(street, demands.listSessions, { query: {} })

describe('a deliberation online', () => {
  it('is taken part in with an account, without a name unless one wants it', async () => {
    const session = await open()
    const quiet = await say(resident, session, '划出停车线')
    await say(neighbour, session, '加装照明', true)
    await support(neighbour, quiet.id)
    const seen = await get(street, session.id)
    expect(seen.people).toBe(2)
    expect(seen.issues[0]!.voices).toMatchObject([
      { words: '划出停车线', name: null, supports: 1, mine: false },
      { words: '加装照明', supports: 0 },
    ])
    expect((await get(resident, session.id)).issues[0]!.voices[0]).toMatchObject({ mine: true, supported: false })
    await support(neighbour, quiet.id, false)
    expect((await get(neighbour, session.id)).issues[0]!.voices.map((one) => one.supports)).toEqual([0, 0])
  })

  it('lists to nobody else who took part', async () => {
    await open()
    const { services } = place.platform
    const read = (who: Actor, table: string) =>
      services.database.read(
        {
          actor: who,
          scope: { everything: false, nodes: who.grants.map((grant) => grant.nodeNo!) },
          accountId: who.accountId,
        } as never,
        async (tx) =>
          (await sql<{ account: string }>`select account_id as account from ${sql.table(`demands.${table}`)}`.execute(tx)).rows,
      )
    for (const table of ['participant', 'voice', 'support']) expect(await read(street, table)).toEqual([])
  })

  it('takes back a word by its author alone, and no more words than the rule says', async () => {
    const session = await open()
    const { id } = await say(resident, session, '第一句')
    const withdraw = (who: Actor) => place.platform.call(who, demands.withdrawVoice, { params: { id } })
    expect(await refusalOf(withdraw(neighbour))).toBe('voice-not-found')
    await withdraw(resident)
    expect((await get(resident, session.id)).issues[0]!.voices).toEqual([])
    for (const words of ['二', '三', '四', '五']) await say(resident, session, words)
    expect(await refusalOf(say(resident, session, '六'))).toBe('voice-too-many')
  })

  it('counts attendances by deliberation and people once, beside the numbers entered for the room', async () => {
    const before = await sessions()
    const [one, two] = [await open(), await open()]
    const late = person('王某某')
    for (const session of [one, two]) await say(late, session, '同意')
    const close = (who: Actor, id: string) =>
      place.platform.call(who, demands.closeOnline, { params: { id }, body: { residents: 7, minutes: '议定' } })
    expect(await refusalOf(close(other, one.id))).toBe('session-not-found')
    await close(street, one.id)
    const after = await sessions()
    expect(after.participants - before.participants).toBe(9)
    expect(after.people - before.people).toBe(1)
    const chosen = await place.platform.call(street, demands.listSessions, { query: { accounts: 'yes' } })
    expect([chosen.people, chosen.items.every((row) => row.online > 0)]).toEqual([after.people, true])
    expect((await place.platform.call(street, demands.getIssue, { params: { id: one.issueId } })).state).toBe('discussed')
    expect(await refusalOf(say(late, one, '还有'))).toBe('session-not-found')
    expect(await refusalOf(get(late, one.id))).toBe('session-not-found')
  })

  it('is not opened for days that are over', async () => {
    const issue = await raise()
    const past = { hostNo: east, openUntil: '2026-11-01', issueIds: [issue.id] }
    expect(await refusalOf(place.platform.call(street, demands.openOnline, { body: past }))).toBe('session-day-past')
  })
})
