import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { demands } from './contract.ts'

let place: SmallDistrict
let street: Actor
let east: number
const [resident, neighbour] = [person('张某某'), person('李某某')]

beforeAll(async () => {
  place = await openSmallDistrict(2)
  east = place.node['东街道']!
  street = person('东街道', { role: 'street_officer', nodeNo: east })
})
afterAll(() => place.platform.close())

const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const raise = (body: object = {}) =>
  call(street, demands.raiseIssue, { body: { hostNo: east, category: 'safety', title: '停车', ...body } })
const open = async (withoutAccount = false) => {
  const issue = await raise()
  const body = { hostNo: east, openUntil: '2026-11-30', issueIds: [issue.id], withoutAccount }
  return { id: (await call(street, demands.openOnline, { body })).id, issueId: issue.id }
}
const say = (who: Actor, { id, issueId }: { id: string; issueId: string }, words: string) =>
  call(who, demands.sayWord, { params: { id }, body: { issueId, words } })
const act = async (id: string, body: { act: 'decide' | 'solve' | 'tell'; words: string }) => {
  const { revision } = await call(street, demands.getIssue, { params: { id } })
  return call(street, demands.actOnIssue, { params: { id }, body }, { ifMatch: revision })
}
const newTo = async (who: Actor, id: string) => (await call(who, demands.listOnline, {})).items.find((one) => one.id === id)?.news
const read = (who: Actor, id: string) => call(who, demands.readOnline, { params: { id } })

describe('who took part', () => {
  it('is told of the closing, of the feedback and of every step of the issue after it, until it is read', async () => {
    const session = await open()
    await say(resident, session, '划线')
    expect(await newTo(resident, session.id)).toBe(false)
    const outcomes = [{ issueId: session.issueId, act: 'decide' as const, words: '划线停车' }]
    await call(street, demands.closeOnline, { params: { id: session.id }, body: { minutes: '议定', outcomes } })
    expect([await newTo(resident, session.id), await newTo(neighbour, session.id)]).toEqual([true, false])
    await read(resident, session.id)
    expect(await newTo(resident, session.id)).toBe(false)
    await call(street, demands.tellOnline, { params: { id: session.id }, body: { words: '十二月划线' } })
    expect(await newTo(resident, session.id)).toBe(true)
    expect(await refusalOf(read(neighbour, session.id))).toBe('session-not-found')
  })

  it('is told what came of the issue that was raised from a proposal, by who made it and by who supported it', async () => {
    const session = await open()
    const { id: voiceId } = await say(resident, session, '加装门禁')
    await call(neighbour, demands.supportVoice, { params: { id: voiceId }, body: { supports: true } })
    const third = person('王某某')
    await say(third, session, '不用加')
    const issue = await raise({ title: '加装门禁', voiceId })
    await call(street, demands.recordSession, {
      body: { hostNo: east, mode: 'offline', onDay: '2026-11-20', minutes: '议过', residents: 5, issueIds: [issue.id] },
    })
    await act(issue.id, { act: 'decide', words: '装两处' })
    expect(await Promise.all([resident, neighbour, third].map((who) => newTo(who, session.id)))).toEqual([true, true, false])
    const { issues } = await call(neighbour, demands.getOnline, { params: { id: session.id } })
    expect(issues[0]!.voices.find((voice) => voice.id === voiceId)!.raised).toMatchObject({
      state: 'decided',
      decision: '装两处',
    })
  })

  it('reads by the code what came of it where there is no account', async () => {
    const session = await open(true)
    const body = { issueId: session.issueId, words: '划线' }
    const { id, code } = await call(visitor, demands.sayWithoutAccount, { params: { id: session.id }, body })
    await call(street, demands.judgeVoice, { params: { id }, body: { act: 'show' } })
    const outcomes = [{ issueId: session.issueId, act: 'decide' as const, words: '划线停车' }]
    await call(street, demands.closeOnline, { params: { id: session.id }, body: { minutes: '议定', outcomes } })
    await call(street, demands.tellOnline, { params: { id: session.id }, body: { words: '十二月划线' } })
    const own = await call(visitor, demands.listOwnWords, { body: { code: code! } })
    expect(own.session).toMatchObject({ state: 'told', feedback: '十二月划线', issues: [{ decision: '划线停车' }] })
  })
})

describe('who asked', () => {
  it('follows by the code of the order what the issue it became came to', async () => {
    const taken = await call(street, demands.takeOrder, {
      body: { category: 'safety', what: '停车难，大家商量', kind: 'topic', phone: '13900000001', name: '张某' },
    })
    const issue = await raise({ title: '停车难', orderId: taken.id })
    await call(street, demands.recordSession, {
      body: { hostNo: east, mode: 'offline', onDay: '2026-11-20', minutes: '议过', residents: 5, issueIds: [issue.id] },
    })
    await act(issue.id, { act: 'decide', words: '划线停车' })
    const told = await call(visitor, demands.follow, { body: { code: taken.code!, digits: '0001' } })
    expect(told.issues).toMatchObject([{ title: '停车难', state: 'decided', decision: '划线停车' }])
  })
})
