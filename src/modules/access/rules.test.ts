import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Ability, AbilityTable, type Actor } from '../../kernel/policy.ts'
import { accessPhrases } from './phrases.ts'
import { accessAbilities } from './policy.ts'
import { accessProblems } from './problems.ts'
import {
  administrators,
  businessRoles,
  decideAttempt,
  decideDecision,
  decideGrant,
  decidePassword,
  decideSignIn,
  decideUnmasking,
  explain,
  type HeldRole,
  maskIdNumber,
  maskName,
  maskPhone,
  maskWhole,
  mustChangePassword,
  oneTimePassword,
  platformRoles,
  roleCodes,
  sessionLives,
  standsAlone,
} from './rules.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22) + minutes * 60_000)
const account = {
  disabledAt: null,
  oneTimeUntil: null,
  activeSince: at(0),
  lastSignedInAt: null,
  mustChange: false,
  passwordChangedAt: at(0),
  demo: false,
}

describe('passwords', () => {
  const context = ['wang.xiaoer', 'wangxiaoer', 'xiaoer']
  test.each([
    ['Tr0ub4dor&3-kite', true],
    ['Maple;river;42;stone', true],
    ['春风十里扬州路Kq8!月', true],
    ['Zx7-pQ4-mW2-kT9', true],
    ['kB8mRt5wYx3c', true],
    ['Short-1a', 'password-too-short'],
    ['a'.repeat(129), 'password-too-long'],
    ['onlysmallletters', 'password-too-plain'],
    ['onlysmall1234567', 'password-too-plain'],
    ['P@ssw0rd2026!!', 'password-guessable'],
    ['Password123456!', 'password-guessable'],
    ['Admin@12345678', 'password-guessable'],
    ['Qwertyuiop123!', 'password-guessable'],
    ['1qaz@WSX3edc$RFV', 'password-guessable'],
    ['Lianjian@2026!', 'password-guessable'],
    ['Wangxiaoer-2026', 'password-guessable'],
    ['WangXiaoer@1990', 'password-guessable'],
    ['Abcdefg1234567!', 'password-guessable'],
    ['Aaaaaaaaaaaa1!', 'password-guessable'],
    ['Woaini5201314!', 'password-guessable'],
    ['Hongfan@123456', 'password-guessable'],
  ] as const)('under 等保, %s: %s', (password, expected) => {
    const decision = decidePassword('dengbao', password, context)
    expect(decision.ok ? true : decision.code).toBe(expected)
  })

  test.each([
    ['correct horse battery staple', true],
    ['onlysmallletters', true],
    ['Zx7-pQ4-mW2-kT', 'password-too-short'],
    ['passwordpasswordpassword', 'password-guessable'],
  ] as const)('under SP 800-63B, %s: %s', (password, expected) => {
    const decision = decidePassword('sp800-63b', password, context)
    expect(decision.ok ? true : decision.code).toBe(expected)
  })

  test('every one-time password would be accepted under either profile and has no sign that is misread', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (stream) => {
        const password = oneTimePassword((below) => (stream.next().value as number) % below)
        expect(password).toMatch(/^([2-9a-km-zA-HJ-NP-Z]{4}-){3}[2-9a-km-zA-HJ-NP-Z]{4}$/)
        expect(password).not.toMatch(/[01lIO]/)
      }),
    )
  })

  test('rotation falls due after 90 days under 等保, never under SP 800-63B, never for demonstration accounts', () => {
    const later = at(91 * 1440)
    expect(mustChangePassword(account, 'dengbao', at(89 * 1440))).toBe(false)
    expect(mustChangePassword(account, 'dengbao', later)).toBe(true)
    expect(mustChangePassword(account, 'sp800-63b', later)).toBe(false)
    expect(mustChangePassword({ ...account, demo: true }, 'dengbao', later)).toBe(false)
    expect(mustChangePassword({ ...account, mustChange: true }, 'sp800-63b', at(1))).toBe(true)
  })
})

describe('signing in', () => {
  test('the fifth failure within 15 minutes shuts the door until the first of them is 15 minutes old', () => {
    const failures = [0, 1, 2, 3, 4].map(at)
    const attempts = { sinceSuccess: failures, lastDay: failures }
    expect(decideAttempt({ sinceSuccess: failures.slice(1), lastDay: failures }, at(5)).ok).toBe(true)
    expect(decideAttempt(attempts, at(5))).toEqual({ ok: false, code: 'sign-in-locked', params: { minutes: 10 } })
    expect(decideAttempt(attempts, at(15)).ok).toBe(true)
  })

  test('whatever the rhythm, no more than 5 guesses in 15 minutes and 100 a day are listened to', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { minLength: 200, maxLength: 400 }), (gaps) => {
        const heard: Date[] = []
        let minute = 0
        for (const gap of gaps) {
          minute += gap
          if (decideAttempt({ sinceSuccess: heard, lastDay: heard }, at(minute)).ok) heard.push(at(minute))
        }
        const within = (span: number) =>
          Math.max(
            ...heard.map(
              (first) => heard.filter((one) => one >= first && one.getTime() < first.getTime() + span * 60_000).length,
            ),
          )
        expect(within(15)).toBeLessThanOrEqual(5)
        expect(within(1440)).toBeLessThanOrEqual(100)
      }),
      { numRuns: 20 },
    )
  })

  test.each([
    [null, true, 'sign-in-refused'],
    [account, false, 'sign-in-refused'],
    [{ ...account, disabledAt: at(0) }, false, 'sign-in-refused'],
    [{ ...account, disabledAt: at(0) }, true, 'account-disabled'],
    [{ ...account, oneTimeUntil: at(9) }, true, 'one-time-password-expired'],
    [{ ...account, activeSince: at(-91 * 1440) }, true, 'account-asleep'],
    [{ ...account, activeSince: at(-91 * 1440), lastSignedInAt: at(-1440) }, true, true],
    [{ ...account, activeSince: at(-91 * 1440), demo: true }, true, true],
    [account, true, true],
  ] as const)('case %#: only who knows the password learns why the door is shut', (state, fits, expected) => {
    const decision = decideSignIn(state, fits, at(10))
    expect(decision.ok ? true : decision.code).toBe(expected)
  })

  test('sessions of the three administrators idle out after 15 minutes, others after 30; all end the same day', () => {
    const session = { createdAt: at(0), lastSeenAt: at(100), endsAt: at(720) }
    const officer = [{ role: 'street_officer', nodeNo: 1 }]
    const auditor = [{ role: 'audit_admin', nodeNo: null }]
    expect(sessionLives(session, officer, at(129))).toBe(true)
    expect(sessionLives(session, officer, at(130))).toBe(false)
    expect(sessionLives(session, auditor, at(114))).toBe(true)
    expect(sessionLives(session, auditor, at(115))).toBe(false)
    expect(sessionLives({ ...session, lastSeenAt: at(719) }, officer, at(720))).toBe(false)
    expect(sessionLives({ ...session, lastSeenAt: at(479) }, auditor, at(480))).toBe(false)
  })
})

const day = fc.integer({ min: 1, max: 28 }).map((each) => `2026-11-${String(each).padStart(2, '0')}`)

describe('roles', () => {
  test('no sequence of grants and revocations lets a person hold two of the three offices, or one and anything else', () => {
    const step = fc.record({
      revoke: fc.boolean(),
      accountId: fc.constantFrom('first account', 'second account'),
      role: fc.constantFrom(...roleCodes),
      nodeNo: fc.option(fc.integer({ min: 1, max: 3 })),
      fromOn: day,
      untilOn: fc.option(day),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), day, (steps, today) => {
        let held: HeldRole[] = []
        for (const { revoke, ...wanted } of steps) {
          if (revoke) held = held.slice(1)
          else if (decideGrant(held, wanted).ok) held = [...held, wanted]
          const live = held.filter((each) => each.fromOn <= today && (each.untilOn === null || today < each.untilOn))
          const roles = new Set(live.map((each) => each.role))
          expect([...roles].some(standsAlone) ? roles.size : 1).toBe(1)
          for (const each of held) expect((platformRoles as readonly string[]).includes(each.role)).toBe(each.nodeNo === null)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('one office may follow another once the first is over', () => {
    const first = { role: 'system_admin', nodeNo: null, fromOn: '2026-01-01', untilOn: '2026-07-01', accountId: 'a' }
    const next = { role: 'audit_admin', nodeNo: null, fromOn: '2026-07-01', untilOn: null, accountId: 'a' }
    expect(decideGrant([first], next).ok).toBe(true)
    expect(decideGrant([first], { ...next, fromOn: '2026-06-30' })).toMatchObject({ code: 'grant-administrator-stands-alone' })
  })

  test('a grant is decided by a second person, whichever account is used', () => {
    expect(decideDecision('proposed', 'wang', 'li', 'zhao')).toEqual({ ok: true })
    expect(decideDecision('proposed', 'wang', 'wang', 'zhao')).toMatchObject({ code: 'grant-own-proposal' })
    expect(decideDecision('proposed', 'wang', 'li', 'wang')).toMatchObject({ code: 'grant-for-oneself' })
    expect(decideDecision('approved', 'wang', 'li', 'zhao')).toMatchObject({ code: 'grant-not-proposed' })
  })

  test('none of the three administrators has an ability over business rows, nor any business role one over the platform', () => {
    for (const row of accessAbilities) {
      expect(row.reach).toBe('platform')
      expect(row.roles.filter((role) => (businessRoles as readonly string[]).includes(role))).toEqual([])
    }
    expect(administrators.length).toBe(3)
  })

  test('the 31st record of an hour and the 101st of a day are refused', () => {
    expect(decideUnmasking(29, 99).ok).toBe(true)
    expect(decideUnmasking(30, 30).ok).toBe(false)
    expect(decideUnmasking(0, 100).ok).toBe(false)
  })
})

const officer = (nodes: number[], role = 'street_officer'): Actor => ({
  kind: 'person',
  accountId: 'a',
  displayName: '',
  grants: nodes.map((nodeNo) => ({ role, nodeNo })),
  sessionId: null,
  ip: null,
})

describe('why can I (not) see this', () => {
  const table = new AbilityTable([
    { action: 'units.read', reach: 'scope', roles: ['street_officer', 'district_officer'] },
    { action: 'units.read', reach: 'self', roles: ['party_org_secretary'] },
    { action: 'units.change', reach: 'scope', roles: ['street_officer'], constraint: 'not-closed' },
  ])
  test('the officer of street 5 sees a unit of street 5 and is told why not one of street 6', () => {
    const reached = { code: 'grant-reaches', params: { action: 'units.read', role: 'street_officer', node: 5 } }
    expect(explain(officer([5]), table, 'units.read', [1, 5])).toEqual({ allowed: true, lines: [reached] })
    expect(explain(officer([5]), table, 'units.read', [1, 6])).toMatchObject({
      allowed: false,
      lines: [{ code: 'grant-elsewhere' }],
    })
    expect(explain(officer([5]), table, 'units.change', [5]).lines.at(-1)).toEqual({
      code: 'constraint-applies',
      params: { constraint: 'not-closed' },
    })
  })

  test('a missing role is named, an unknown action too', () => {
    const viewer = officer([1], 'district_viewer')
    expect(explain(viewer, table, 'units.change', [1])).toEqual({
      allowed: false,
      lines: [{ code: 'role-missing', params: { action: 'units.change', roles: ['street_officer'] } }],
    })
    expect(explain(viewer, table, 'units.eat', [1]).lines[0]!.code).toBe('action-unknown')
  })

  test('the explanation says what the decision does, for any table, grants and row', () => {
    const role = fc.constantFrom('a', 'b', 'c')
    const node = fc.integer({ min: 1, max: 4 })
    const ability: fc.Arbitrary<Ability> = fc.record({
      action: fc.constantFrom('x', 'y'),
      reach: fc.constant('scope' as const),
      roles: fc.uniqueArray(role, { minLength: 1 }),
    })
    const grants = fc.array(fc.record({ role, nodeNo: fc.option(node) }), { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(ability), grants, fc.uniqueArray(node, { minLength: 1 }), (rows, held, rowNodes) => {
        const table = new AbilityTable(rows)
        const actor = { ...officer([]), grants: held }
        const verdict = table.decide(actor, 'x')
        const seen = verdict.ok && !verdict.scope.everything && verdict.scope.nodes.some((each) => rowNodes.includes(each))
        expect(explain(actor, table, 'x', rowNodes).allowed).toBe(seen)
      }),
    )
  })
})

describe('masks', () => {
  test.each([
    ['', ''],
    ['张', '*'],
    ['张三', '张*'],
    ['张小三', '张*三'],
    ['欧阳小三', '欧**三'],
    ['𠮷田一', '𠮷*一'],
  ])('name %s → %s', (name, masked) => expect(maskName(name)).toBe(masked))
  test.each([
    ['13800138000', '138****8000'],
    ['+86 138 0013 8000', '138****8000'],
    ['0577-88888888', '********8888'],
    ['88881234', '******34'],
    ['110', '******'],
    ['无', '********'],
    ['', ''],
  ])('phone %s → %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked))
  test.each([
    ['11010519491231002x', '110***********002X'],
    ['440524188001010014', '440***********0014'],
    ['G12345678', '********'],
    ['', ''],
  ])('id %s → %s', (id, masked) => expect(maskIdNumber(id)).toBe(masked))

  test('no mask lets more than seven signs of a number through', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{3,20}$/), (digits) => {
        expect(maskPhone(digits).replaceAll('*', '').length).toBeLessThanOrEqual(7)
        expect(maskIdNumber(digits).replaceAll('*', '').length).toBeLessThanOrEqual(7)
      }),
    )
    expect([maskWhole('中共党员'), maskWhole(' ')]).toEqual(['***', ''])
  })
})

const values = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('phrases', () => {
  test('every problem, role and constraint has its phrase, in both languages, with the same values', () => {
    const keys = [
      ...Object.keys(accessProblems).map((code) => `problems.${code}`),
      ...roleCodes.map((code) => `roles.${code}`),
      ...accessAbilities.flatMap((row) => (row.constraint ? [`constraints.${row.constraint}`] : [])),
    ]
    for (const key of keys) expect(Object.keys(accessPhrases.zh)).toContain(key)
    expect(Object.keys(accessPhrases.en)).toEqual(Object.keys(accessPhrases.zh))
    for (const [key, text] of Object.entries(accessPhrases.zh)) {
      expect([key, values(accessPhrases.en[key as keyof typeof accessPhrases.en])]).toEqual([key, values(text)])
    }
  })
})
