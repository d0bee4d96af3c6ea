import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAccount, grantRole, listAccounts } from '../modules/access/index.ts'
import { openAnchors } from '../platform/audit/anchors.ts'
import { startSealer } from '../platform/audit/sealer.ts'
import { verifyAudit } from '../platform/audit/verify.ts'
import { readConfig } from '../platform/config/config.ts'
import { systemContext } from '../platform/db/database.ts'
import { makeTempFolder } from '../platform/postgres/testing.ts'
import { backupCommand, restoreCommand } from './commands/maintenance.ts'
import { openTerminal } from './commands/terminal.ts'
import { openPlatform, type Platform } from './platform.ts'

let temp: Awaited<ReturnType<typeof makeTempFolder>>
let platform: Platform
let uploaded: string
const at = (name: string) => join(temp.path, name)
const configOf = (dataDir: string) => ({ ...readConfig({ LIANJIAN_DATA: dataDir, LOG_LEVEL: 'error' }), test: true })

/** What the command said, as a person would read it. */
function listening() {
  const said: string[] = []
  return { said, terminal: { ...openTerminal(false, 'en'), result: (_: unknown, text: () => string) => void said.push(text()) } }
}

beforeAll(async () => {
  temp = await makeTempFolder()
  platform = await openPlatform({ config: configOf(at('data')) })
  const { services, directUrl } = platform
  await createAccount(services, { loginName: 'wang', displayName: '王' })
  await grantRole(services, { loginName: 'wang', role: 'audit_admin', reason: 'first' })
  uploaded = (await services.files.keep(Readable.from(['社会组织名称\n甲协会\n']))).id
  const anchors = openAnchors(at('data'), services.crypto)
  const sealer = await startSealer({ directUrl, crypto: services.crypto, anchors, log: services.log, everyMs: 3_600_000 })
  await sealer.stop()
}, 180_000)
afterAll(async () => {
  await platform.close()
  await temp.remove()
})

it(
  'a backup restored elsewhere has the uploaded files and the anchors, and opens with the keys kept apart',
  { timeout: 300_000 },
  async () => {
    const backup = listening()
    await writeFile(join(at('data'), 'files', 'half.part'), 'still being written')
    await backupCommand(platform, backup.terminal, [at('backup')])
    expect(backup.said[0]).toContain('with 1 uploaded files')
    expect(backup.said[0]).toContain(join(at('data'), 'keys'))
    expect((await readdir(join(at('backup'), 'data'))).sort()).toEqual(['anchors', 'files'])
    expect(await readdir(join(at('backup'), 'data/files'))).toEqual([uploaded])

    const restore = listening()
    await mkdir(at('elsewhere'))
    await restoreCommand(configOf(at('elsewhere')), restore.terminal, [at('backup')])
    expect(restore.said[0]).toContain('keys are missing')
    await expect(openPlatform({ config: configOf(at('elsewhere')) })).rejects.toMatchObject({ code: 'keys-missing' })

    await cp(join(at('data'), 'keys'), join(at('elsewhere'), 'keys'), { recursive: true })
    const second = await openPlatform({ config: configOf(at('elsewhere')) })
    try {
      const { services } = second
      expect((await listAccounts(services)).map((account) => account.loginName)).toEqual(['wang'])
      expect(await readFile(services.files.path(uploaded), 'utf8')).toContain('甲协会')
      const anchors = openAnchors(at('elsewhere'), services.crypto)
      const verdict = await services.database.withClient(systemContext, (client) =>
        verifyAudit({ run: (text) => client.query(text), crypto: services.crypto, anchors }),
      )
      expect(verdict).toMatchObject({ ok: true, findings: [] })
      expect(verdict.anchors).toBeGreaterThan(0)
    } finally {
      await second.close()
    }
  },
)

it('a backup whose uploaded file was changed is found out', { timeout: 120_000 }, async () => {
  await writeFile(join(at('backup'), 'data/files', uploaded), 'something else')
  await mkdir(at('third'))
  await expect(restoreCommand(configOf(at('third')), listening().terminal, [at('backup')])).rejects.toMatchObject({
    code: 'postgres.backup-damaged',
  })
})
