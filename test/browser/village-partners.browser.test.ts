import { expect } from 'vitest'
import { desk, phone, story } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

story('the committee sees which organs are joined with a village, and opens what joins them', async ({ visit }) => {
  const { page, open, accessibility } = await visit('district', { size: desk })
  await open('/village-partners')
  const main = page.locator('main')
  await shows(main, '每个单位至少与 1 个村（社区）党组织联建')
  await shows(main, /依据：CN-07/)
  await page.getByLabel('单位名称').fill('区民政局')
  await page.keyboard.press('Enter')
  const row = page.getByRole('row', { name: /区民政局/ })
  await shows(row, '已联建')
  await shows(row, '白石龙社区党委')
  expect(await accessibility()).toEqual([])
  await row.getByRole('link', { name: '区民政局机关党支部与白石龙社区党委结对共建协议' }).click()
  await shows(main, '生效中')

  // Those to be joined, by name and with nothing beside the name that would put one before another.
  await open('/village-partners')
  await choose(page, page.getByLabel('联建情况'), '待联建')
  await page.waitForURL(/state=to-join/)
  await shows(main, '待联建')
  expect(await main.innerText()).not.toContain('名次')
})

story('the same list reads in English on a phone, each unit a card', async ({ visit }) => {
  const { page, open, accessibility } = await visit('district', { size: phone, language: 'en' })
  await open('/village-partners?q=区民政局')
  const main = page.locator('main')
  await shows(main, 'Each unit is joined with at least 1 village or community Party organisation.')
  await shows(main, 'Joined')
  await shows(main, '白石龙社区党委')
  expect(await accessibility()).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})
