import { expect } from 'vitest'
import { dayOf } from '../../src/kernel/dates.ts'
import { phone, settled, story } from '../support/browser.ts'
import { shows } from '../support/pages.ts'

const today = dayOf(new Date())

story(
  'a step of somebody on probation is entered on the phone, with what the rules say before it is written',
  async ({ visit }) => {
    const { page, open } = await visit('secretary', { size: phone })
    await open('/m/development')
    const main = page.locator('main')
    await shows(main, '冯书宁')
    await page.getByRole('link', { name: /冯书宁/ }).click()
    await shows(main, '预备期')
    await page.getByRole('link', { name: /支部大会讨论转正/ }).click()

    await page.getByLabel('结果').selectOption({ label: '按期转正' })
    await page.getByLabel('应到会有表决权').fill('5')
    await page.getByLabel('实到').fill('2')
    await page.getByLabel('赞成').fill('2')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    // Too few came: said with its numbers, and nothing is written.
    await shows(page.getByRole('alert'), '到会人数不足：应到 5 人，至少 3 人，目前 2 人')
    await page.getByLabel('实到').fill('4')
    await page.getByLabel('赞成').fill('4')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await shows(main, '上级党委审批转正')
    await shows(main.locator('.doors').last(), new RegExp(`支部大会讨论转正[\\s\\S]*${today}`))
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  },
)

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
  expect(await page.getByRole('combobox', { name: '款项' }).count()).toBe(1)
  await page.locator('tbody tr.ant-table-row').first().getByRole('link').first().click()
  await shows(page.locator('main'), '上缴和返还')
  await page.getByRole('link', { name: '登记单' }).first().click()
  await shows(page.locator('main'), '大写：叁佰陆拾元整')
})
