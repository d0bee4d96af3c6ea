import { Client } from 'pg'
import { expect } from 'vitest'
import { story, platform } from '../support/browser.ts'
import { shows, until } from '../support/pages.ts'

/** As somebody does who owns the database and has taken the guard away. */
async function tamper(sql: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: platform.databaseUrl })
  await client.connect()
  try {
    await client.query('alter table audit.entry disable trigger entry_append_only')
    const { rows } = await client.query(sql, values)
    await client.query('alter table audit.entry enable trigger entry_append_only')
    return rows
  } finally {
    await client.end()
  }
}

story('the auditor sees what an officer did, and that nobody has changed the record of it', async ({ visit }) => {
  const officer = await visit('district')
  await officer.open('/units')
  await officer.page.getByRole('button', { name: '导出当前筛选' }).click()
  const [file] = await Promise.all([
    officer.page.waitForEvent('download'),
    officer.page.getByRole('menuitem', { name: '导出 CSV' }).click(),
  ])
  await file.path()

  const { page, open } = await visit('auditor')
  await open('/audit')
  const entry = page.locator('tbody tr', { hasText: '导出名单' }).first()
  await shows(entry, '陈明')
  const seq = Number(await entry.locator('td').first().innerText())

  const verify = async () => {
    await page.getByRole('button', { name: '校验完整性' }).click()
    const answer = page.getByRole('dialog').locator('.ant-alert')
    await answer.waitFor({ timeout: 60_000 })
    const text = await answer.innerText()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    return text
  }
  // Entries are sealed once a second.
  const sound = await until(verify, (text) => text.includes('完整') && !text.includes('尚未封签'))
  expect(sound).toContain('一致')

  const [row] = await tamper('select ip from audit.entry where seq = $1', [seq])
  await tamper(`update audit.entry set ip = '10.9.8.7' where seq = $1`, [seq])
  try {
    const broken = await verify()
    expect(broken).toContain('不一致')
    expect(broken).toMatch(/第 \d+ 批封存中有记录被修改/)
  } finally {
    await tamper('update audit.entry set ip = $2 where seq = $1', [seq, row!['ip']])
  }
  expect(await verify()).toContain('完整')
})
