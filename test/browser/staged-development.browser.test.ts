import { expect } from 'vitest'
import { phone, settled, story } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

story('somebody in post goes from stage to stage as people decide, and reads the own plan on a phone', async ({ visit }) => {
  const { page, open } = await visit('district')
  await open('/workforce/growth')
  await shows(page.locator('main'), '不打分')
  // A figure opens the list it counts.
  await page.locator('.growth-counts div', { hasText: '实践锻炼' }).getByRole('link').click()
  await page.waitForURL(/stage=practice/)
  await settled(page)
  await page.locator('tbody [data-name]').first().click()
  await page.getByRole('heading', { level: 1, name: /培养计划/ }).waitFor()
  await settled(page)

  await page.getByRole('button', { name: '进入下一阶段' }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, dialog.getByLabel('阶段', { exact: true }), '重点培养')
  await dialog.getByLabel('原因', { exact: true }).fill('实践期满，研究同意')
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await shows(page.locator('main'), '实践期满，研究同意')

  await page.getByRole('button', { name: '列出能力项目' }).click()
  await dialog.getByLabel('要具备的能力', { exact: true }).fill('会办党费登记')
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '登记进展 会办党费登记' }).click()
  await choose(page, dialog.getByLabel('进展', { exact: true }), '已达成')
  await dialog.getByLabel('了解到的情况', { exact: true }).fill('独立登记了一个季度')
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await shows(page.locator('main'), '独立登记了一个季度')

  const own = await visit('instructor', { size: phone })
  await own.open('/workforce/growth/mine')
  const seen = await shows(own.page.locator('main'), '实践锻炼')
  expect(seen).toContain('独立组织一次换届选举')
  expect(await own.page.getByRole('button', { name: '登记进展' }).count()).toBe(0)
  expect(await own.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
})
