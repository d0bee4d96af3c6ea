import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoint } from '../../kernel/endpoint.ts'
import { compareClasses } from '../../kernel/field-class.ts'
import { command } from '../../platform/commands/operation.ts'
import type { ModuleDefinition } from '../../platform/contributions/contributions.ts'
import { listColumns, listUncommented } from '../../platform/db/columns.ts'
import { noRows, systemContext } from '../../platform/db/database.ts'
import { createAccount, grantRole, listAccounts, resetPassword, setAccountDisabled } from './administration.ts'
import * as contract from './contract.ts'
import { accessFieldClasses } from './field-classes.ts'
import { roleCodes, isPlatformRole, standsAlone } from './rules.ts'
import { demoPassword, openStage, type Person, type Stage } from './testing.ts'
import { recordUnmasking } from './unmasking.ts'

/** A module that has a protected field, as the others will: the telephone of a unit. */
const revealPhone = endpoint({
  name: 'units.revealPhone',
  method: 'POST',
  path: '/api/units/:no/reveal-phone',
  summary: 'Show a telephone number.',
  permission: { action: 'units.reveal' },
  repeatable: true,
  params: z.object({ no: z.coerce.number() }),
  body: z.object({ purpose: z.string(), subjectAccountId: z.uuid().nullable().default(null) }),
  output: z.object({ phone: z.string() }),
})
const units: ModuleDefinition = {
  name: 'units',
  nodeSource: {
    names: async ({ nos }) => new Map(nos.filter((no) => no === 12).map((no) => [no, '东街道'])),
    find: async () => [],
  },
  abilities: [{ action: 'units.reveal', reach: 'scope', roles: ['street_officer'] }],
  operations: [
    command(revealPhone, async (call) => {
      const { purpose, subjectAccountId } = call.body
      const objectId = String(call.params.no)
      await recordUnmasking(call, {
        purpose,
        objectType: 'unit',
        objectId,
        fields: ['phone'],
        unitNo: call.params.no,
        subjectAccountId,
      })
      return { phone: '13800138000' }
    }),
  ],
}

describe('access', () => {
  let stage: Stage
  let system: Person
  let security: Person
  let auditor: Person
  let officer: Person
  const rows = async (text: string) => (await stage.fresh.database.withClient(systemContext, (client) => client.query(text))).rows
  const superuser = (text: string) => stage.fresh.database.pool.query(text)

  beforeAll(async () => {
    stage = await openStage([units])
    system = await stage.person('sys', 'system_admin')
    security = await stage.person('sec', 'security_admin')
    auditor = await stage.person('aud', 'audit_admin')
    officer = await stage.person('street5', { role: 'street_officer', nodeNo: 5 })
  })
  afterAll(() => stage.close())

  describe('the three administrators', () => {
    test('a role counts once a second person has approved it, and no more once it is taken back', async () => {
      const zhao = await stage.person('zhao')
      const wish = {
        accountId: zhao.accountId,
        role: 'instructor',
        nodeNo: 12,
        line: 'area',
        fromOn: '2026-01-01',
        reason: '选派',
      } as const
      const proposed = await system.asks(contract.proposeGrant, { body: wish })
      expect(proposed).toMatchObject({ state: 'proposed', nodeName: '东街道', genuine: true, can: { decide: false } })
      expect((await zhao.asks(contract.getMe)).grants).toEqual([])
      await expect(system.asks(contract.approveGrant, { params: { id: proposed.id } })).rejects.toMatchObject({
        code: 'not-allowed',
      })
      const approved = await security.asks(contract.approveGrant, { params: { id: proposed.id } })
      expect(approved).toMatchObject({ state: 'approved', proposedBy: 'sys', decidedBy: 'sec' })
      expect((await zhao.asks(contract.getMe)).grants).toEqual([{ role: 'instructor', nodeNo: 12 }])
      const { items } = await system.asks(contract.listAccounts, { query: { q: 'zhao' } })
      expect(items[0]!.roles).toEqual([{ role: 'instructor', nodeNo: 12, nodeName: '东街道' }])
      await expect(security.asks(contract.approveGrant, { params: { id: proposed.id } })).rejects.toMatchObject({
        code: 'grant-not-proposed',
      })
      await expect(system.asks(contract.proposeGrant, { body: wish })).rejects.toMatchObject({ code: 'grant-exists' })
      await security.asks(contract.revokeGrant, { params: { id: proposed.id }, body: { reason: '期满' } })
      await wait(1_050)
      expect((await zhao.actor()).grants).toEqual([])
    })

    test('one person with two accounts does not approve what the other account gains', async () => {
      const second = await createAccount(stage.services, {
        loginName: 'sec2',
        displayName: 'sec2',
        samePersonAs: 'sec',
        demo: { password: demoPassword },
      })
      await expect(
        system.asks(contract.proposeGrant, {
          body: { accountId: second.accountId, role: 'district_officer', nodeNo: 1, fromOn: '2026-01-01', reason: '兼任' },
        }),
      ).rejects.toMatchObject({ code: 'grant-administrator-stands-alone' })
      const { rows: kept } =
        await superuser(`insert into access.role_grant (account_id, role, from_on, reason, state, proposed_at, mac)
        values ('${second.accountId}', 'security_admin', '2026-01-01', 'by hand', 'proposed', now(), '') returning id`)
      await expect(security.asks(contract.approveGrant, { params: { id: kept[0].id } })).rejects.toMatchObject({
        code: 'grant-not-proposed',
      })
    })

    test('random grants through the database itself never reach two offices, or an office and a business role', async () => {
      const names = ['p1', 'p2']
      await createAccount(stage.services, { loginName: 'p1', displayName: 'p1', demo: { password: demoPassword } })
      await createAccount(stage.services, {
        loginName: 'p2',
        displayName: 'p2',
        samePersonAs: 'p1',
        demo: { password: demoPassword },
      })
      const ids = (await rows(`select id from access.account where login_name in ('p1', 'p2')`)).map((row) => row.id as string)
      for (let round = 0; round < 60; round++) {
        const role = roleCodes[Math.floor(Math.random() * roleCodes.length)]!
        const nodeNo = isPlatformRole(role) ? null : 1 + (round % 3)
        const write = () =>
          Math.random() < 0.3
            ? superuser(
                `update access.role_grant set state = 'revoked' where account_id = '${ids[round % 2]}' and random() < 0.3`,
              )
            : Math.random() < 0.5
              ? grantRole(stage.services, { loginName: names[round % 2]!, role, nodeNo, reason: 'random' })
              : superuser(`insert into access.role_grant (account_id, role, node_no, from_on, reason, state, proposed_at, mac)
                  values ('${ids[round % 2]}', '${role}', ${nodeNo}, '2026-01-01', 'random', 'approved', now(), '')`)
        await Promise.allSettled([write(), write()])
        const held = (
          await rows(
            `select role from access.role_grant where account_id in ('${ids.join("','")}') and state in ('proposed', 'approved')`,
          )
        ).map((row) => row.role as string)
        expect(held.some(standsAlone) ? new Set(held).size : 1).toBe(1)
      }
    })

    test('a grant written or changed by hand in the database counts for nothing', async () => {
      const zhou = await stage.person('zhou', { role: 'instructor', nodeNo: 3 })
      await superuser(`update access.role_grant set node_no = 1 where account_id = '${zhou.accountId}'`)
      await superuser(`insert into access.role_grant (account_id, role, node_no, from_on, reason, state, proposed_at, mac)
        values ('${zhou.accountId}', 'district_officer', 1, '2026-01-01', 'by hand', 'approved', now(), '')`)
      await wait(1_050)
      expect((await zhou.actor()).grants).toEqual([])
      const { items } = await security.asks(contract.listGrants, { query: { accountId: zhou.accountId } })
      expect(items.map((grant) => grant.genuine)).toEqual([false, false])
    })

    test('a system administrator can neither reset an administrator nor act on the own account', async () => {
      await expect(system.asks(contract.resetPassword, { params: { id: security.accountId } })).rejects.toMatchObject({
        code: 'account-of-administrator',
      })
      await expect(system.asks(contract.resetPassword, { params: { id: system.accountId } })).rejects.toMatchObject({
        code: 'account-own',
      })
      const reset = await resetPassword(stage.services, 'zhou')
      expect(reset.oneTimePassword).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/)
    })

    test('nobody does what another office does', async () => {
      await expect(security.asks(contract.createAccount, { body: { loginName: 'xx', displayName: 'x' } })).rejects.toMatchObject({
        code: 'not-allowed',
      })
      await expect(system.asks(contract.listAuditEntries)).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(officer.asks(contract.listAccounts)).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(stage.visitor().asks(contract.listAccounts)).rejects.toMatchObject({ code: 'not-signed-in' })
    })

    test('the rights matrix says for each ability which endpoints it opens', async () => {
      const matrix = await officer.asks(contract.getRightsMatrix)
      expect(matrix.roles.map((role) => role.code).sort()).toEqual([...roleCodes].sort())
      expect(
        matrix.roles
          .filter((role) => role.standsAlone)
          .map((role) => role.code)
          .sort(),
      ).toEqual(roleCodes.filter(standsAlone).sort())
      expect(matrix.rows.find((row) => row.action === 'units.reveal')?.endpoints).toEqual(['units.revealPhone'])
      const why = await officer.asks(contract.explainAccess, { query: { action: 'units.reveal', nodeNos: '1,6' } })
      expect(why).toMatchObject({ allowed: false, lines: [{ code: 'grant-elsewhere', params: { node: 5 } }] })
    })
  })

  describe('protected fields', () => {
    test('a purpose of the list is asked for, and the person concerned sees who looked and why', async () => {
      const subject = await stage.person('subject')
      const reveal = (no: number, purpose: string) =>
        officer.asks(revealPhone, { params: { no: String(no) }, body: { purpose, subjectAccountId: subject.accountId } })
      await expect(reveal(7, 'curiosity')).rejects.toMatchObject({ code: 'purpose-unknown', status: 422 })
      expect(await reveal(7, 'work-contact')).toEqual({ phone: '13800138000' })
      const log = await subject.asks(contract.listMyReadLog)
      expect(log).toMatchObject({
        total: 1,
        items: [{ readerName: 'street5', class: 'C3', fields: ['phone'], purpose: 'work-contact', unitNo: 7 }],
      })
      expect((await officer.asks(contract.listMyReadLog)).total).toBe(0)
      expect((await officer.asks(contract.listMyReadLog, { query: { side: 'by-me' } })).total).toBe(1)
      expect((await auditor.asks(contract.listReadLog, { query: { objectType: 'unit', objectId: '7' } })).total).toBe(1)
      const entries = await auditor.asks(contract.listAuditEntries, { query: { action: 'units.revealPhone' } })
      expect(
        entries.items.map(({ result, purpose, objectId, fields, actorName }) => ({
          result,
          purpose,
          objectId,
          fields,
          actorName,
        })),
      ).toEqual([
        { result: 'ok', purpose: 'work-contact', objectId: '7', fields: ['phone'], actorName: 'street5' },
        { result: 'purpose-unknown', purpose: 'curiosity', objectId: '7', fields: ['phone'], actorName: 'street5' },
      ])
      expect(
        JSON.stringify(await rows('select e::text from audit.entry e union all select i::text from platform.idempotency i')),
      ).not.toContain('13800138000')
    })

    test('the thirty-first record of an hour is refused, however many are asked at the same moment', async () => {
      const curious = await stage.person('curious', { role: 'street_officer', nodeNo: 6 })
      const ask = (no: number) => curious.asks(revealPhone, { params: { no: String(no) }, body: { purpose: 'work-contact' } })
      const asked = await Promise.allSettled(Array.from({ length: 40 }, (_, index) => ask(index + 1)))
      expect(asked.filter((each) => each.status === 'fulfilled').length).toBe(30)
      await expect(ask(99)).rejects.toMatchObject({ code: 'unmask-limit-reached', status: 429 })
    })

    test('the read log takes no changes from the application', async () => {
      const changed = await stage.fresh.database.withClient({ ...noRows, accountId: officer.accountId }, (client) =>
        client.query('update access.personal_read set purpose = $$payment-check$$'),
      )
      expect(changed.rowCount).toBe(0)
    })
  })

  describe('the log and the tables', () => {
    test('writes and refusals each leave their entry, and the filters part the log without rest', async () => {
      const { items, total } = await auditor.asks(contract.listAuditEntries, { query: { action: 'access.', pageSize: '200' } })
      expect(items.length).toBe(Math.min(total, 200))
      const results = new Set(items.map((entry) => `${entry.action} ${entry.result}`))
      for (const expected of [
        'access.signIn ok',
        'access.approveGrant ok',
        'access.approveGrant not-allowed',
        'access.approveGrant grant-not-proposed',
        'access.grantRole ok',
      ]) {
        expect(results).toContain(expected)
      }
      const refused = await auditor.asks(contract.listAuditEntries, { query: { action: 'access.', result: 'refused' } })
      const fine = await auditor.asks(contract.listAuditEntries, { query: { action: 'access.', result: 'ok' } })
      expect(refused.total + fine.total).toBe(total)
    })

    test('the auditor verifies the log in the browser', async () => {
      expect(await auditor.asks(contract.verifyAuditLog)).toMatchObject({ ok: true, findings: [] })
    })

    test('a transaction that named nobody sees no account, session, attempt, grant or read', async () => {
      const tables = ['account', 'session', 'password_history', 'sign_in_attempt', 'role_grant', 'personal_read']
      const count = async (context: Parameters<typeof stage.fresh.database.read>[0]) => {
        const counts: number[] = []
        for (const table of tables) {
          const { rows } = await stage.fresh.database.read(context, (tx) =>
            sql<{ n: number }>`select count(*)::integer as n from ${sql.table(`access.${table}`)}`.execute(tx),
          )
          counts.push(rows[0]!.n)
        }
        return counts
      }
      expect(await count(noRows)).toEqual([0, 0, 0, 0, 0, 0])
      expect((await count({ ...noRows, accountId: officer.accountId })).slice(0, 1)).toEqual([1])
      expect((await count(systemContext)).every((n) => n > 0)).toBe(true)
    })

    test('every column has a class and a comment, every table with people forces its row policies', async () => {
      const columns = await listColumns(stage.fresh.database.pool, ['access'])
      expect(compareClasses(accessFieldClasses, columns)).toEqual({ unclassified: [], unknown: [] })
      expect(await listUncommented(stage.fresh.database.pool, ['access', 'audit', 'platform'])).toEqual(
        ['platform.migration', 'platform.migration.name', 'platform.migration.applied_at'].sort(),
      )
      const open = await superuser(`select relname from pg_class c join pg_namespace n on n.oid = relnamespace
        where nspname = 'access' and relkind = 'r' and not relforcerowsecurity order by 1`)
      expect(open.rows.map((row) => row.relname)).toEqual(['purpose', 'role'])
    })

    test('the command line lists, disables and enables accounts', async () => {
      await setAccountDisabled(stage.services, 'zhao', true)
      expect((await listAccounts(stage.services)).find((each) => each.loginName === 'zhao')).toMatchObject({
        disabled: true,
        demo: true,
      })
      await setAccountDisabled(stage.services, 'ZHAO', false)
      await expect(createAccount(stage.services, { loginName: 'zhao', displayName: 'x' })).rejects.toMatchObject({
        code: 'login-name-taken',
      })
    })
  })
})
