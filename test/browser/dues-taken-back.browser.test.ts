import { expect } from 'vitest'
import { settled, story } from '../support/browser.ts'
import { counts, shows } from '../support/pages.ts'

story('a reduction of dues is taken back, and what was assessed is due again', async ({ visit }) => {
  const { page, open } = await visit('secretary')
  await open('/dues?open=true')
  await page.getByRole('link', { name: '登记当月' }).first().click()
  const panel = page.locator('section', { has: page.getByRole('heading', { name: '减免登记' }) })
  await panel.waitFor()
  const name = (await panel.locator('tbody [data-name]').first().innerText()).trim()
  const row = page.getByRole('table', { name: '当月党费' }).locator('tr', { hasText: name })
  await shows(row, '已减免')
  await panel.getByRole('button', { name: `撤回 ${name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('原因', { exact: true }).fill('批复的是另一名党员')
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await panel.waitFor({ state: 'hidden' })
  await settled(page)
  expect(await row.innerText()).not.toContain('已减免')
})

story('a total of dues opens the branches it adds up', async ({ visit }) => {
  const { page, open } = await visit('district')
  await open('/dues')
  await page.locator('.dues-sums div', { hasText: '返还' }).getByRole('link').click()
  await page.waitForURL(/with=returned/)
  await settled(page)
  await counts(page.getByRole('combobox', { name: '款项' }), 1)
  await page.locator('tbody tr.ant-table-row').first().getByRole('link').first().click()
  await shows(page.locator('main'), '上缴和返还')
  await page.getByRole('link', { name: '登记单' }).first().click()
  await shows(page.locator('main'), '大写：叁佰陆拾元整')
})
