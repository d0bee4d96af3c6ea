import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { systemContext } from '../../platform/db/database.ts'
import * as contract from './contract.ts'
import { demoPassword, openStage, type Person, type Stage } from './testing.ts'

describe('signing in', () => {
  let stage: Stage
  let system: Person
  let security: Person
  let auditor: Person
  let officer: Person
  const rows = async (text: string) => (await stage.fresh.database.withClient(systemContext, (client) => client.query(text))).rows
  const superuser = (text: string) => stage.fresh.database.pool.query(text)

  beforeAll(async () => {
    stage = await openStage()
    system = await stage.person('sys', 'system_admin')
    security = await stage.person('sec', 'security_admin')
    auditor = await stage.person('aud', 'audit_admin')
    officer = await stage.person('street5', { role: 'street_officer', nodeNo: 5 })
  })
  afterAll(() => stage.close())

  test('the session lives in the cookie and nowhere else', async () => {
    const me = await officer.asks(contract.getMe)
    expect(me).toMatchObject({
      loginName: 'street5',
      grants: [{ role: 'street_officer', nodeNo: 5 }],
      abilities: [],
    })
    expect(Buffer.from(officer.token!, 'base64url').length).toBe(32)
    for (const table of ['access.session', 'audit.entry', 'platform.idempotency', 'access.account']) {
      expect(JSON.stringify(await rows(`select t::text from ${table} t`))).not.toContain(officer.token)
    }
  })

  test('a new account comes in with its one-time password, may only change it, and then works', async () => {
    const made = await system.asks(contract.createAccount, { body: { loginName: 'Li.Si', displayName: '李四' } })
    const li = stage.visitor()
    const me = await li.asks(contract.signIn, { body: { loginName: 'li.si', password: made.oneTimePassword } })
    expect(me).toMatchObject({ mustChangePassword: true, abilities: [] })
    await expect(li.asks(contract.listPurposes)).rejects.toMatchObject({ code: 'password-change-required', status: 403 })
    const refuse = (next: string) => li.asks(contract.changePassword, { body: { current: made.oneTimePassword, next } })
    await expect(refuse('short')).rejects.toMatchObject({ code: 'password-too-short', params: { min: 12 } })
    await expect(refuse('Li.si-2026-Lisi')).rejects.toMatchObject({ code: 'password-guessable' })
    await expect(refuse(made.oneTimePassword)).rejects.toMatchObject({ code: 'password-used-before' })
    const before = li.token
    await refuse('Harbour;lamp;77;Snow')
    expect(li.token).not.toBe(before)
    expect((await li.asks(contract.getMe)).mustChangePassword).toBe(false)
    await expect(
      stage.visitor().asks(contract.signIn, { body: { loginName: 'li.si', password: made.oneTimePassword } }),
    ).rejects.toMatchObject({
      code: 'sign-in-refused',
    })
  })

  test('a retry of creating does not show the one-time password again, and it is stored nowhere', async () => {
    const key = randomUUID()
    const request = { body: { loginName: 'once', displayName: '一次' } }
    const { oneTimePassword } = await system.asks(contract.createAccount, request, key)
    await expect(system.asks(contract.createAccount, request, key)).rejects.toMatchObject({
      code: 'answer-not-kept',
      status: 409,
    })
    const kept = await rows(
      'select i::text from platform.idempotency i union all select e::text from audit.entry e union all select a::text from access.account a',
    )
    expect(JSON.stringify(kept)).not.toContain(oneTimePassword)
  })

  test('a one-time password is dead after a day', async () => {
    const made = await system.asks(contract.createAccount, { body: { loginName: 'late', displayName: '迟到' } })
    stage.pass(24 * 60)
    await expect(
      stage.visitor().asks(contract.signIn, { body: { loginName: 'late', password: made.oneTimePassword } }),
    ).rejects.toMatchObject({
      code: 'one-time-password-expired',
    })
    for (const person of [system, security, auditor, officer]) await signInAgain(person)
  })

  test('five guesses shut the door for 15 minutes, for the right password too, and just so for a name that does not exist', async () => {
    await stage.person('guessed')
    for (const loginName of ['guessed', 'nobody']) {
      const guess = (password: string) => stage.visitor().asks(contract.signIn, { body: { loginName, password } })
      const tries = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => guess(`wrong ${index}`)))
      const codes = tries.map((each) => (each.status === 'rejected' ? each.reason.code : 'in')).sort()
      expect(codes).toEqual([...Array<string>(7).fill('sign-in-locked'), ...Array<string>(5).fill('sign-in-refused')])
      await expect(guess(demoPassword)).rejects.toMatchObject({ code: 'sign-in-locked', status: 423, params: { minutes: 15 } })
    }
    const { items } = await system.asks(contract.listAccounts, { query: { q: 'guessed' } })
    expect(items[0]).toMatchObject({ lockedMinutes: 15, can: { unlock: true } })
    await system.asks(contract.unlockAccount, { params: { id: items[0]!.id } })
    await stage.visitor().asks(contract.signIn, { body: { loginName: 'guessed', password: demoPassword } })
  })

  test('an unknown name costs the same work as a known one: a password is checked either way', async () => {
    await stage.person('timed')
    const { crypto } = stage.services
    const checks: string[] = []
    const watched = vi.spyOn(crypto, 'verifyPassword').mockImplementation(async (stored) => {
      checks.push(stored.slice(0, 9))
      return false
    })
    for (const loginName of ['timed', randomUUID().slice(0, 12)]) {
      await stage
        .visitor()
        .asks(contract.signIn, { body: { loginName, password: 'wrong' } })
        .catch(() => undefined)
    }
    watched.mockRestore()
    expect(checks).toHaveLength(2)
    expect(checks[0]).toBe(checks[1])
  })

  test('an idle session ends, and signing out ends it on the server too', async () => {
    const short = await stage.person('idle')
    stage.pass(29)
    await wait(1_050)
    await short.asks(contract.getMe)
    stage.pass(31)
    await wait(1_050)
    await expect(short.asks(contract.getMe)).rejects.toMatchObject({ code: 'not-signed-in' })
    await signInAgain(short, 'idle')
    const token = short.token
    await short.asks(contract.signOut)
    expect(short.token).toBeNull()
    await wait(1_050)
    short.token = token
    await expect(short.asks(contract.getMe)).rejects.toMatchObject({ code: 'not-signed-in' })
    for (const person of [system, security, auditor, officer]) await signInAgain(person)
  })

  test('a disabled account is out within a second, and a sleeping one does not come in', async () => {
    const leaver = await stage.person('leaver')
    await leaver.asks(contract.getMe)
    await system.asks(contract.disableAccount, { params: { id: leaver.accountId }, body: { reason: '离职' } })
    await wait(1_050)
    await expect(leaver.asks(contract.getMe)).rejects.toMatchObject({ code: 'not-signed-in' })
    await expect(signInAgain(leaver, 'leaver')).rejects.toMatchObject({ code: 'account-disabled' })
    await system.asks(contract.enableAccount, { params: { id: leaver.accountId } })
    await signInAgain(leaver, 'leaver')
    await superuser(
      `update access.account set demo = false, active_since = active_since - interval '91 days', last_signed_in_at = null where login_name = 'leaver'`,
    )
    await expect(signInAgain(leaver, 'leaver')).rejects.toMatchObject({ code: 'account-asleep' })
  })

  test('every refusal at the door has its entry in the log, without the name that was typed', async () => {
    const { items } = await auditor.asks(contract.listAuditEntries, { query: { action: 'access.signIn', pageSize: '200' } })
    const results = new Set(items.map((entry) => entry.result))
    for (const expected of [
      'ok',
      'sign-in-refused',
      'sign-in-locked',
      'account-disabled',
      'account-asleep',
      'one-time-password-expired',
    ]) {
      expect(results).toContain(expected)
    }
    expect(JSON.stringify(items)).not.toContain('nobody')
  })

  async function signInAgain(person: Person, loginName?: string): Promise<void> {
    const name = loginName ?? (await rows(`select login_name from access.account where id = '${person.accountId}'`))[0].login_name
    person.token = null
    await person.asks(contract.signIn, { body: { loginName: name, password: demoPassword } })
  }
})
