import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { members } from './contract.ts'
import { partyOrgsForTests } from './testing.ts'

let place: SmallDistrict
let district: Actor
let secretary: Actor
let other: Actor
let home: number

beforeAll(async () => {
  place = await openSmallDistrict(40)
  const branches = await partyOrgsForTests(place.platform.services)
  home = branches[0]!.no
  district = person('区', { role: 'district_officer', nodeNo: place.node['示例区']! })
  secretary = person('书记', { role: 'party_org_secretary', nodeNo: home })
  other = person('别处书记', { role: 'party_org_secretary', nodeNo: branches[1]!.no })
})
afterAll(() => place.platform.close())

const call: SmallDistrict['platform']['call'] = (...request) => place.platform.call(...request)
const password = 'Tian-Di_7Xuan-Huang'
const enter = async (name: string) =>
  (
    await call(secretary, members.enterMember, {
      body: { name, phone: '13800138000', branchNo: home, place: 'unit', fromOn: '2025-01-10' },
    })
  ).id
const revisionOf = async (id: string) => (await call(secretary, members.getMember, { params: { id } })).revision
const invite = async (id: string, actor = secretary) =>
  call(actor, members.inviteMember, { params: { id } }, { ifMatch: await revisionOf(id) })
const open = (code: string, loginName: string) => call(visitor, members.openAccount, { body: { code, loginName, password } })

/** A member with an account of the own, as it would sign in. */
async function memberNamed(name: string, loginName: string): Promise<{ id: string; self: Actor }> {
  const id = await enter(name)
  const { code } = await invite(id)
  await open(code, loginName)
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{ account: string }>`select account_id as account from members.member where id = ${id}`.execute(tx),
  )
  return { id, self: { ...person(name), accountId: rows[0]!.account } }
}

describe('a code for a member', () => {
  it('is used once, loses its worth to a newer one and after its days, and is answered alike whenever it is worth nothing', async () => {
    const id = await enter('甲一')
    const first = await invite(id)
    expect(first).toMatchObject({ validUntil: '2026-12-06' })
    const second = await invite(id)
    expect(await refusalOf(open(first.code, 'jiayi'))).toBe('invitation-code-unknown')
    expect(await refusalOf(open('AAAA-BBBB-CCCC', 'jiayi'))).toBe('invitation-code-unknown')
    await place.platform.services.database.transaction(systemContext, (tx) =>
      sql`update members.invitation set made_on = '2026-11-01', valid_until = '2026-11-22' where member_id = ${id} and code_digest is not null`.execute(
        tx,
      ),
    )
    expect(await refusalOf(open(second.code, 'jiayi'))).toBe('invitation-code-unknown')
    const third = await invite(id)
    await open(third.code.toLowerCase().replaceAll('-', ' '), 'jiayi')
    expect(await refusalOf(open(third.code, 'jiayi2'))).toBe('invitation-code-unknown')
    expect(await refusalOf(invite(id))).toBe('member-linked-already')
  })

  it('is handed over by the side the relation lies with, and tells nothing of login names or passwords without it', async () => {
    const id = await enter('甲二')
    expect(await refusalOf(call(other, members.inviteMember, { params: { id } }, { ifMatch: 1 }))).toBe('member-not-found')
    const weak = { code: 'AAAA-BBBB-CCCC', loginName: 'jiayi', password: '1' }
    expect(await refusalOf(call(visitor, members.openAccount, { body: weak }))).toBe('invitation-code-unknown')
    const { code } = await invite(id)
    expect(await refusalOf(open(code, 'jiayi'))).toBe('login-name-taken')
    expect(await refusalOf(call(visitor, members.openAccount, { body: { ...weak, code } }))).toBe('password-too-short')
  })

  it('joins an account somebody has already, and that account to one member only', async () => {
    const [first, second] = [await enter('甲三'), await enter('甲四')]
    const { code } = await invite(first)
    await call(secretary, members.takeInvitation, { body: { code } })
    expect((await call(secretary, members.getOwn)).member).toMatchObject({ name: '甲三', phone: '13800138000' })
    const again = await invite(second)
    expect(await refusalOf(call(secretary, members.takeInvitation, { body: { code: again.code } }))).toBe(
      'account-linked-already',
    )
    await call(
      district,
      members.unlinkAccount,
      { params: { id: first }, body: { reason: '交错' } },
      { ifMatch: await revisionOf(first) },
    )
    expect((await call(secretary, members.getOwn)).member).toBeNull()
  })

  it('joins one account where two are opened by it at the same moment', async () => {
    const { code } = await invite(await enter('甲五'))
    const outcomes = await Promise.all(['tongshi-a', 'tongshi-b'].map((name) => refusalOf(open(code, name))))
    expect(outcomes.toSorted()).toEqual(['done', 'invitation-code-unknown'])
  })
})

describe('a member’s own page', () => {
  it('shows who read name and telephone, in which office and why, also from before the account', async () => {
    const id = await enter('乙一')
    await call(district, members.revealMember, { params: { id }, body: { purpose: 'work-contact' } })
    const { code } = await invite(id)
    const self = person('乙一')
    await call(self, members.takeInvitation, { body: { code } })
    await call(secretary, members.revealMember, { params: { id }, body: { purpose: 'work-contact' } })
    const { items, total } = await call(self, members.listOwnReads, {})
    expect(total).toBe(2)
    expect(items.map(({ role, fields, purpose }) => ({ role, fields, purpose }))).toEqual([
      { role: 'party_org_secretary', fields: ['name', 'phone'], purpose: 'work-contact' },
      { role: 'district_officer', fields: ['name', 'phone'], purpose: 'work-contact' },
    ])
    expect(items[1]!.of).toBe('示例区')
    expect(items[0]!.of).not.toBeNull()
  })

  it('shows nobody else’s record, and nothing to who is no member', async () => {
    const { self } = await memberNamed('乙二', 'yier')
    expect((await call(self, members.getOwn)).member?.name).toBe('乙二')
    expect((await call(other, members.getOwn)).member).toBeNull()
    expect(await refusalOf(call(other, members.listOwnReads, {}))).toBe('member-not-linked')
    expect(await refusalOf(call(self, members.listMembers, {}))).toBe('not-allowed')
  })

  it('lets a correction wait for the branch, which accepts it or says why not', async () => {
    const { id, self } = await memberNamed('丙一', 'bingyi')
    const ask = (body: object) => call(self, members.askCorrection, { body } as never)
    await ask({ field: 'phone', wanted: '139 0013 9000', told: '换了号码' })
    expect(await refusalOf(ask({ field: 'phone', wanted: '13900139001', told: '又换了' }))).toBe('own-request-open')
    await ask({ field: 'joined_on', wanted: '2001-07-01', told: '写错' })
    const waiting = (await call(secretary, members.listRequests, {})).items.filter((row) => row.memberId === id)
    expect(waiting.map((row) => row.wanted)).toEqual(['2001-07-01', '139****9000'])
    expect((await call(other, members.listRequests, {})).total).toBe(0)
    const decide = (n: number, body: object, actor = secretary) =>
      call(actor, members.decideRequest, { params: { id: waiting[n]!.id }, body } as never)
    expect(await refusalOf(decide(0, { decision: 'refused' }))).toBe('own-request-reason-missing')
    expect(await refusalOf(decide(1, { decision: 'accepted' }, other))).toBe('own-request-not-found')
    await decide(0, { decision: 'refused', reason: '志愿书上是 2002 年' })
    await decide(1, { decision: 'accepted' })
    const { member } = await call(self, members.getOwn)
    expect(member).toMatchObject({ phone: '13900139000', joinedOn: null })
    expect(member!.requests.map(({ state, reason }) => [state, reason])).toEqual([
      ['refused', '志愿书上是 2002 年'],
      ['accepted', null],
    ])
    expect(await refusalOf(decide(1, { decision: 'refused', reason: '反悔' }))).toBe('own-request-not-found')
  })

  it('deletes what was given of the own accord at once, and nothing of the register', async () => {
    const { id, self } = await memberNamed('丙二', 'binger')
    const drop = (what: 'phone' | 'whereabouts' | 'account') => call(self, members.deleteOwn, { body: { what } })
    expect(await refusalOf(drop('whereabouts'))).toBe('own-nothing-deleted')
    await drop('phone')
    expect(await refusalOf(drop('phone'))).toBe('own-nothing-deleted')
    expect(await call(secretary, members.getMember, { params: { id } })).toMatchObject({ name: '丙二', phone: null })
    await drop('account')
    expect((await call(self, members.getOwn)).member).toBeNull()
    expect((await call(secretary, members.getMember, { params: { id } })).account).toEqual({ linked: false, invitedUntil: null })
  })

  it('is taken along as a workbook in words of the reader’s language, and no code is left in it', async () => {
    const { id, self } = await memberNamed('丁一', 'dingyi')
    await call(secretary, members.revealMember, { params: { id }, body: { purpose: 'work-contact' } })
    await call(self, members.askCorrection, { body: { field: 'joined_on', wanted: '2001-07-01', told: '写错' } })
    await call(self, members.showOwn, { body: { identity: '党员', duty: '值守', consent: true, consentVersion: '2026-11' } })
    await call(self, members.makePledge, { body: { line: '每月走访' } })
    const sheets = async (language: 'zh' | 'en') => {
      const { body } = await call(self, members.exportOwn, { query: { format: 'xlsx', language } })
      const book = new ExcelJS.Workbook()
      await book.xlsx.load((await buffer(body as Readable)) as never)
      return JSON.stringify(book.worksheets.map((sheet) => [sheet.name, sheet.getSheetValues()]))
    }
    const [zh, en] = [await sheets('zh'), await sheets('en')]
    for (const word of ['正式党员', '入党日期', '待办理', '党组织书记', '工作联络', '已写下（未公开）'])
      expect(zh).toContain(word)
    for (const word of ['Full member', 'Waiting', 'Joined on', 'Written down, not published']) expect(en).toContain(word)
    for (const code of ['party_org_secretary', 'work-contact', 'joined_on', '"open"', '"full"', '"made"'])
      for (const file of [zh, en]) expect(file).not.toContain(code)
  })
})
