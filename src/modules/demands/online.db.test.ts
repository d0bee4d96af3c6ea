import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
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
const close = (who: Actor, id: string, outcomes: object[] = []) =>
  place.platform.call(who, demands.closeOnline, {
    params: { id },
    body: { residents: 7, minutes: '议定', outcomes: outcomes as never },
  })
const desk = (who: Actor, id: string) => place.platform.call(who, demands.getSession, { params: { id } })
const judge = (who: Actor, id: string, body: object) =>
  place.platform.call(who, demands.judgeVoice, { params: { id }, body: body as never })
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
    expect(await refusalOf(close(other, one.id))).toBe('session-not-found')
    await close(street, one.id)
    const after = await sessions()
    expect(after.participants - before.participants).toBe(9)
    expect(after.people - before.people).toBe(1)
    const chosen = await place.platform.call(street, demands.listSessions, { query: { accounts: 'yes' } })
    expect([chosen.people, chosen.items.every((row) => row.online > 0)]).toEqual([after.people, true])
    expect((await place.platform.call(street, demands.getIssue, { params: { id: one.issueId } })).state).toBe('discussed')
    expect(await refusalOf(say(late, one, '还有'))).toBe('session-not-found')
    expect(await get(late, one.id)).toMatchObject({ state: 'closed', tookPart: true, minutes: '议定', others: 7 })
  })

  it('is not opened for days that are over', async () => {
    const issue = await raise()
    const past = { hostNo: east, openUntil: '2026-11-01', issueIds: [issue.id] }
    expect(await refusalOf(place.platform.call(street, demands.openOnline, { body: past }))).toBe('session-day-past')
  })
})

describe('the desk of a deliberation online', () => {
  it('hides a word for a reason its author reads, and shows it again', async () => {
    const session = await open()
    const { id } = await say(resident, session, '某某家总乱停')
    expect(await refusalOf(judge(other, id, { act: 'hide', reason: '涉及个人' }))).toBe('voice-not-found')
    await judge(street, id, { act: 'hide', reason: '涉及个人，请改写' })
    expect((await get(neighbour, session.id)).issues[0]!.voices).toEqual([])
    expect((await get(resident, session.id)).issues[0]!.voices).toMatchObject([
      { standing: 'hidden', reason: '涉及个人，请改写' },
    ])
    expect(await refusalOf(support(neighbour, id))).toBe('voice-not-found')
    expect(await refusalOf(judge(street, id, { act: 'hide', reason: '再一次' }))).toBe('voice-not-now')
    expect(await desk(street, session.id)).toMatchObject({ words: { waiting: 0, shown: 0, hidden: 1 } })
    await judge(street, id, { act: 'show' })
    expect((await get(neighbour, session.id)).issues[0]!.voices).toMatchObject([{ standing: 'shown', reason: null }])
  })

  it('decides with the closing, tells once, and whoever took part reads what came of it', async () => {
    const session = await open()
    await say(resident, session, '划出停车线')
    const outcome = { issueId: session.issueId, act: 'decide', words: '先划二十个车位' }
    await close(street, session.id, [outcome])
    expect(await refusalOf(close(street, session.id))).toBe('session-not-now')
    expect(await desk(street, session.id)).toMatchObject({
      state: 'closed',
      issues: [{ state: 'decided', decision: '先划二十个车位' }],
      can: { acts: ['judge', 'tell'] },
    })
    const tell = () =>
      place.platform.call(street, demands.tellOnline, { params: { id: session.id }, body: { words: '十二月划线' } })
    await tell()
    expect(await refusalOf(tell())).toBe('session-not-now')
    expect(await get(resident, session.id)).toMatchObject({
      state: 'told',
      feedback: '十二月划线',
      issues: [{ outcome: { state: 'decided', decision: '先划二十个车位' } }],
    })
  })

  it('owes something while words wait, the day has passed, or nobody was told', async () => {
    const todo = async () => {
      const query = { state: 'todo' as const, pageSize: 200 }
      return (await place.platform.call(street, demands.listSessions, { query })).items.map((row) => row.id)
    }
    const session = await open()
    expect(await todo()).not.toContain(session.id)
    await close(street, session.id)
    expect(await todo()).toContain(session.id)
    await place.platform.call(street, demands.tellOnline, { params: { id: session.id }, body: { words: '已公布' } })
    expect(await todo()).not.toContain(session.id)
  })

  it('lasts longer where its organiser says so', async () => {
    const { id } = await open()
    const prolong = (openUntil: string) =>
      place.platform.call(street, demands.prolongOnline, { params: { id }, body: { openUntil } })
    expect(await refusalOf(prolong('2026-11-01'))).toBe('session-day-past')
    await prolong('2026-12-15')
    expect(await get(resident, id)).toMatchObject({ openUntil: '2026-12-15', state: 'open' })
  })

  it('makes an issue of a proposal, once', async () => {
    const session = await open()
    const { id: voiceId } = await say(resident, session, '加装门禁')
    const make = () =>
      place.platform.call(street, demands.raiseIssue, { body: { hostNo: east, category: 'safety', title: '加装门禁', voiceId } })
    const issue = await make()
    expect(await refusalOf(make())).toBe('voice-raised-already')
    expect((await get(resident, session.id)).issues[0]!.voices).toMatchObject([{ raisedNo: issue.no }])
  })

  it('leaves as a spreadsheet and as a record, without what is hidden', async () => {
    const session = await open()
    const { id } = await say(resident, session, '骂人的话')
    await say(neighbour, session, '=加装照明')
    await judge(street, id, { act: 'hide', reason: '不文明' })
    const params = { id: session.id }
    const file = await place.platform.call(street, demands.exportVoices, { params, query: { format: 'csv' } })
    const sheet = await text((file as { body: Readable }).body)
    expect(sheet).toMatch(/议题,发言[\s\S]*不文明/)
    expect(sheet).not.toMatch(/,=加装/)
    const record = (await place.platform.call(street, demands.getSessionRecord, { params })) as { body: Buffer }
    const words = strFromU8(unzipSync(record.body)['word/document.xml']!)
    expect(words).toContain('=加装照明')
    expect(words).not.toContain('骂人')
  })
})

describe('a deliberation online that is for some', () => {
  it('takes words of these alone', async () => {
    const issue = await raise()
    const { id } = await place.platform.call(street, demands.openOnline, {
      body: { hostNo: east, openUntil: '2026-11-30', openTo: 'members', issueIds: [issue.id] },
    })
    const as = (side: 'resident' | 'member') =>
      place.platform.call(resident, demands.sayWord, { params: { id }, body: { issueId: issue.id, as: side, words: '我看' } })
    expect(await refusalOf(as('resident'))).toBe('session-not-for')
    await as('member')
  })
})

describe('without an account', () => {
  const openToAll = async () => {
    const issue = await raise()
    const { id } = await place.platform.call(street, demands.openOnline, {
      body: { hostNo: east, openUntil: '2026-11-30', withoutAccount: true, issueIds: [issue.id] },
    })
    return { id, issueId: issue.id }
  }
  const speak = ({ id, issueId }: { id: string; issueId: string }, words: string, code: string | null = null) =>
    place.platform.call(visitor, demands.sayWithoutAccount, { params: { id }, body: { issueId, words, code } })
  const look = (id: string) => place.platform.call(visitor, demands.getPublicOnline, { params: { id } })

  it('one speaks where it is opened to such, and is shown once a human has read it', async () => {
    const closed = await open()
    expect(await refusalOf(look(closed.id))).toBe('session-not-found')
    expect(await refusalOf(speak(closed, '我说'))).toBe('session-not-found')
    const session = await openToAll()
    const first = await speak(session, '加一盏灯')
    expect(first.code).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/)
    expect((await look(session.id)).issues[0]!.voices).toEqual([])
    expect(await refusalOf(close(street, session.id))).toBe('session-words-waiting')
    await judge(street, first.id, { act: 'show' })
    expect((await look(session.id)).issues[0]!.voices).toMatchObject([{ words: '加一盏灯', name: null, mine: false }])
    expect((await look(session.id)).people).toBe(1)
    const second = await speak(session, '再加一盏', first.code)
    expect(second.code).toBe(null)
    expect((await look(session.id)).people).toBe(1)
    expect((await place.platform.call(visitor, demands.listPublicOnline)).items.map((one) => one.id)).toContain(session.id)
  })

  it('one reads by the code why a word is not shown, and takes it back', async () => {
    const session = await openToAll()
    const { id, code } = await speak(session, '电话 13800000000 找我')
    const own = () => place.platform.call(visitor, demands.listOwnWords, { body: { code: code!.toLowerCase() } })
    await judge(street, id, { act: 'hide', reason: '含有电话号码' })
    expect(await own()).toMatchObject({ sessionId: session.id, items: [{ standing: 'hidden', reason: '含有电话号码' }] })
    const withdraw = (with_: string) => place.platform.call(visitor, demands.withdrawOwnWord, { body: { code: with_, id } })
    expect(await refusalOf(withdraw('ABCDE-FGHJK'))).toBe('voice-not-found')
    await withdraw(code!)
    expect(await refusalOf(own())).toBe('voice-code-unknown')
    expect(await refusalOf(speak(session, '又一句', 'ABCDE-FGHJK'))).toBe('voice-code-unknown')
  })

  it('leaves neither the code nor anything else of the speaker behind', async () => {
    const session = await openToAll()
    const { id, code } = await speak(session, '只有这句话')
    const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
      sql<{ row: string }>`select row_to_json(v)::text as row from demands.voice v where v.id = ${id}`.execute(tx),
    )
    expect(rows[0]!.row).not.toContain(code!.replace('-', ''))
    expect(rows[0]!.row).not.toContain('127.0.0.1')
  })
})

describe('what came of a deliberation', () => {
  it('is read by everybody for the days of the programme, and by who took part after that', async () => {
    const session = await open()
    await say(resident, session, '划线')
    await close(street, session.id)
    const closedOn = (day: string) =>
      place.platform.services.database.transaction(systemContext, (tx) =>
        sql`update demands.session set closed_on = ${day} where id = ${session.id}`.execute(tx),
      )
    const listed = async (who: Actor) => (await place.platform.call(who, demands.listOnline)).items.map((one) => one.id)
    expect(await listed(neighbour)).toContain(session.id)
    await closedOn('2026-08-24')
    expect(await listed(neighbour)).toContain(session.id)
    await closedOn('2026-08-23')
    expect(await listed(neighbour)).not.toContain(session.id)
    expect(await refusalOf(get(neighbour, session.id))).toBe('session-not-found')
    expect(await listed(resident)).toContain(session.id)
  })
})
