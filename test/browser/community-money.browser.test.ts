import { expect } from 'vitest'
import { desk, story } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

story('the lead enters money of a community, takes a wrong entry back, and readiness shows what stands', async ({ visit }) => {
  const lead = await visit('minzhi', { size: desk })
  const { page } = lead
  const main = page.locator('main')
  const dialog = page.getByRole('dialog')
  await lead.open('/communities')
  await page.getByRole('link', { name: '北站片区党建共同体' }).click()
  await shows(main, /登记经费 3 笔/)
  await page.getByRole('tab', { name: '经费' }).click()
  await shows(main, '20,000.00')

  const book = async (yuan: string, note: string) => {
    await page.getByRole('button', { name: '登记经费' }).click()
    await choose(page, dialog.getByLabel('经费来源'), '各方筹')
    await dialog.getByLabel('金额（元）').fill(yuan)
    await dialog.getByLabel('用途或说明').fill(note)
    await dialog.getByRole('button', { name: '提交' }).click()
    await shows(main, note)
  }
  await book('1200.50', '冬衣采购分摊')
  await shows(main, '10,200.50')
  await book('99999', '写错的一笔')
  await page
    .getByRole('row', { name: /写错的一笔/ })
    .getByRole('button', { name: '冲销' })
    .click()
  await dialog.getByLabel('原因').fill('金额有误')
  await dialog.getByRole('button', { name: '提交' }).click()
  await shows(main, '金额有误')
  await shows(main, '10,200.50')
  expect(await lead.accessibility()).toEqual([])

  // Each sum is a door to its entries.
  await page.getByRole('link', { name: '10,200.50' }).click()
  await page.waitForURL(/source=raised/)
  await shows(main, '共 2 条')
  await page.getByRole('tab', { name: '组建与章程' }).click()
  await shows(main, /登记经费 4 笔/)
})

story('the committee sees who could be paired and why, and begins the agreement from there', async ({ visit }) => {
  const committee = await visit('district', { size: desk })
  const { page } = committee
  await committee.open('/pairing-suggestions?state=suggested')
  const first = page.locator('.alliance-pairs').first()
  const button = first.getByRole('button', { name: /起草结对协议/ }).first()
  const partner = (await button.getAttribute('aria-label'))!.split('：')[1]!
  await button.click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('协议名称').inputValue()).toContain(partner)
  await shows(dialog, partner)
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(/\/agreements\/[0-9a-f-]{36}/)
  await shows(page.locator('main'), partner)
})
