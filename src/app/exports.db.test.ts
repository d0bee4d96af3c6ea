import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../test/support/small-district.ts'
import { createAccount, grantRole } from '../modules/access/index.ts'
import { coverage } from '../modules/coverage/contract.ts'
import { organisations } from '../modules/organisations/contract.ts'
import { readAndStage } from '../modules/register/index.ts'
import { workforce } from '../modules/workforce/contract.ts'
import { plainValue } from '../platform/exchange/sheet.ts'
import { collect } from '../platform/exchange/testing.ts'
import { exportCommand } from './commands/export.ts'
import { openTerminal } from './commands/terminal.ts'
import { exports } from './exports.ts'
import type { Platform } from './platform.ts'

let place: SmallDistrict
let folder: string

beforeAll(async () => {
  place = await openSmallDistrict(30)
  folder = await mkdtemp(join(tmpdir(), 'exports-'))
  const { services, call } = place.platform
  for (const [loginName, role, node] of [
    ['dong', 'street_officer', '东街道'],
    ['qu', 'district_officer', '示例区'],
  ] as const) {
    await createAccount(services, { loginName, displayName: loginName, demo: { password: 'Maple;river;42;stone' } })
    await grantRole(services, { loginName, role, nodeNo: place.node[node]!, reason: 'officer' })
  }
  const { items } = await call(systemActor, coverage.listUnits, { query: { status: 'active', pageSize: 6 } })
  for (const [index, { no: unitNo }] of items.entries())
    await call(systemActor, workforce.assignPost, {
      body: { role: 'instructor', unitNo, personName: `周${index}`, senderName: '某局', fromOn: '2026-03-01' },
    })
  await call(systemActor, coverage.freezeReturn, {
    body: { districtNo: place.node['示例区']!, asOf: '2026-06-30', title: '半年报' },
  })
})
afterAll(async () => {
  await place.platform.close()
  await rm(folder, { recursive: true })
})

/** Exports, and reads the file back: the header, and the rows as text. */
async function exported(what: string, args: string[] = [], ending = 'xlsx'): Promise<{ header: string[]; rows: string[][] }> {
  const path = join(folder, `${what}.${ending}`)
  const silent = { ...openTerminal(true, 'zh'), result: () => undefined }
  await exportCommand({ services: place.platform.services } as Platform, silent, [what, path, ...args])
  const { sheets } = await collect(path, path)
  const [header = [], ...rows] = sheets[0]!.rows.map((row) => row.cells.map((cell) => String(plainValue(cell) ?? '')))
  return { header, rows }
}
const actions = async () => {
  const { rows } = await place.platform.services.database.pool.query(
    `select e.action, e.session_id as "session", e.detail->>'rows' as rows from audit.entry e where e.action like 'export.%' order by e.seq`,
  )
  return rows as { action: string; session: string | null; rows: string }[]
}

describe('an export on the command line', () => {
  it.each(['units', 'party-orgs', 'connections', 'posts', 'returns', 'figures', 'audit'])(
    'of %s has rows, the same in both formats',
    async (what) => {
      const [book, text] = [await exported(what), await exported(what, [], 'csv')]
      expect(book.header).toEqual(
        exports[what] && 'columns' in exports[what] ? exports[what].columns.map((one) => one.header) : null,
      )
      expect(text.header).toEqual(book.header)
      if (what === 'audit') expect(text.rows.length).toBeGreaterThanOrEqual(book.rows.length)
      else expect([book.rows.length > 0, text.rows.length]).toEqual([true, book.rows.length])
    },
  )

  it('holds everything for the server, and for an account what it sees on the pages', async () => {
    const everything = await exported('units')
    expect(everything.rows.length).toBe(30)
    const mine = await exported('units', ['--as', 'dong'])
    expect(mine.rows.length).toBe(10)
    expect(new Set(mine.rows.map((row) => row[mine.header.indexOf('所在街道')]))).toEqual(new Set(['东街道']))
    const posts = await exported('posts', ['--as', 'dong'])
    expect(posts.rows.map((row) => row[1])).toEqual(['周0', '周3'])
    const { items } = await place.platform.call(systemActor, organisations.listUnits, {
      query: { kind: 'party_org', pageSize: 200 },
    })
    expect((await exported('party-orgs')).rows.length).toBe(items.length)
    expect((await exported('party-orgs', ['--as', 'dong'])).rows.length).toBeLessThan(items.length)
    const connections = await exported('connections', ['--as', 'dong'])
    const names = connections.rows.map((row) => row[4])
    expect(
      names.filter((name) => /^示例第\d+服务中心$/.test(name ?? '')).every((name) => mine.rows.some((row) => row[0] === name)),
    ).toBe(true)
    expect((await exported('connections')).rows.length).toBeGreaterThan(connections.rows.length)
  })

  it('is refused for what the account may not do, and recorded otherwise', async () => {
    const before = (await actions()).length
    expect(await refusalOf(exported('audit', ['--as', 'qu']))).toBe('not-allowed')
    await exported('units', ['--as', 'qu'])
    expect((await actions()).slice(before)).toEqual([{ action: 'export.units', session: 'command-line', rows: '30' }])
  })

  it('of refused rows is the file that can be corrected and put in again', async () => {
    const path = join(folder, 'register-2026.csv')
    await writeFile(path, '社会组织名称,统一社会信用代码,所在街道\n甲协会,51440300MJL000000X,东街道\n')
    const id = await readAndStage(place.platform.services, {
      path,
      name: 'register-2026.csv',
      districtNo: place.node['示例区']!,
      statementOn: null,
    })
    const refused = await exported('refused', ['--import', id], 'csv')
    expect(refused.rows.map((row) => row[0])).toEqual(['甲协会'])
    await expect(exported('refused')).rejects.toMatchObject({ code: 'import-unknown' })
  })

  it('of something unknown says what there is', async () => {
    await expect(exported('everything')).rejects.toMatchObject({
      code: 'export-what-unknown',
      params: { known: 'units, party-orgs, connections, posts, returns, figures, audit, refused' },
    })
    await expect(exported('units', ['--as', 'nobody'])).rejects.toMatchObject({ code: 'account-not-found' })
  })
})
