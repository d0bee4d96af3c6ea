import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { composeUscc } from '../../src/kernel/uscc.ts'
import { settled, story } from '../support/browser.ts'
import { csv, numberOf, shows, until } from '../support/pages.ts'

const code = (organisation8: string) => composeUscc({ kind: '52', region: '440309', organisation8 })
/** The last character moved on by one: a slip of the pen. */
const slipped = (right: string) => right.slice(0, -1) + (right.endsWith('1') ? '2' : '1')

const header = ['社会组织名称', '统一社会信用代码', '类型', '登记日期', '所在街道', '行业', '从业人员数', '正式党员数']
const service = '民办非企业单位'
const correct = code('MJX60003')
const register = csv([
  header,
  ['深圳市龙华区试晨公益服务中心', code('MJX60001'), service, '2020-03-02', '民治街道', '公益慈善', '12', '4'],
  ['深圳市龙华区试暮公益服务中心', code('MJX60002'), service, '2020-04-02', '民治街道', '公益慈善', '5', '0'],
  ['深圳市龙华区禾舟公益服务中心', '52440309993075129T', service, '2004-09-18', '民治街道', '公益慈善', '47', '0'],
  ['深圳市龙华区试误公益服务中心', slipped(correct), service, '2020-05-02', '民治街道', '公益慈善', '6', '1'],
  ['深圳市龙华区试邻公益服务中心', code('MJX60004'), service, '2020-06-02', '龙华街道', '公益慈善', '7', '1'],
])

/** Registered units, active units and those that should have a Party organisation, as the overview says them. */
async function figures(page: Page) {
  await page.goto('/')
  await settled(page)
  const sum = page.locator('.panel-head .quiet').filter({ hasText: '登记' }).first()
  const legend = page.locator('.partition-legend li').filter({ hasText: '应建未建' })
  return {
    active: await numberOf(sum.locator('a').nth(0)),
    registered: await numberOf(sum.locator('a').nth(1)),
    shouldHave: await numberOf(legend.locator('b')),
  }
}

const verdict = (page: Page, name: string) =>
  numberOf(page.locator('.register-verdicts button').filter({ hasText: name }).locator('b'))

story('a street officer imports a register, corrects it, writes it and takes it back', async ({ visit }) => {
  const { page, open } = await visit('minzhi')
  const before = await figures(page)

  await open('/register')
  await page.locator('input[type=file]').setInputFiles({ name: '民治街道新增.csv', mimeType: 'text/csv', buffer: register })
  await page.waitForURL(/\/register\/[0-9a-f-]{36}/)
  await page.locator('.register-verdicts').waitFor({ timeout: 60_000 })
  expect(await verdict(page, '新增')).toBe(2)
  expect(await verdict(page, '有变化')).toBe(1)
  expect(await verdict(page, '不收')).toBe(2)

  await page.locator('.register-verdicts button').filter({ hasText: '不收' }).click()
  await settled(page)
  const slip = page.locator('tr', { hasText: '试误' })
  await slip.locator('.ant-table-row-expand-icon').click()
  const editor = page.locator('.register-row')
  await shows(editor, '代码的校验位不对')
  await editor.getByLabel('统一社会信用代码').fill(correct)
  await editor.getByRole('button', { name: '保存改正' }).click()
  await until(
    () => verdict(page, '新增'),
    (added) => added === 3,
  )
  expect(await verdict(page, '不收')).toBe(1)
  await until(
    () => page.locator('tbody').innerText(),
    (text) => !text.includes('试误') && text.includes('试邻') && text.includes('不在您管理的街道'),
  )

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载不收的行' }).click()])
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')

  await page.getByRole('button', { name: '写入 4 行' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '写入', exact: true }).click()
  await page.getByRole('heading', { name: '写入完成' }).waitFor({ timeout: 60_000 })
  const address = page.url()
  expect(await figures(page)).toEqual({
    active: before.active + 3,
    registered: before.registered + 3,
    shouldHave: before.shouldHave + 1,
  })

  await page.goto(address)
  await page.getByRole('button', { name: '撤回这次导入' }).click()
  await page.getByLabel('撤回原因').fill('试导入,撤回')
  await page.getByRole('dialog').getByRole('button', { name: '撤回这次导入' }).click()
  await page.getByRole('heading', { name: '已撤回' }).waitFor({ timeout: 60_000 })
  expect(await figures(page)).toEqual(before)
})
