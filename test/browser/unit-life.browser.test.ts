import { expect } from 'vitest'
import { type Visitor, story } from '../support/browser.ts'
import { choose, shows, until } from '../support/pages.ts'

const unit = { code: '52440309994795240E', name: '深圳市龙华区屿卷幼儿园' }

async function openUnit({ page, open }: Visitor): Promise<void> {
  await open(`/units?q=${unit.code}`)
  await page.locator('tbody tr.ant-table-row a').first().click()
  await page.waitForURL(/\/units\/\d+/)
  await page.getByRole('heading', { name: '变更经过' }).waitFor()
}

async function act({ page }: Visitor, name: string, fill: () => Promise<void>, reason: string): Promise<void> {
  await page.locator('.page-head').getByRole('button', { name: '变更' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await fill()
  await dialog.getByLabel('原因').fill(reason)
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'detached' })
}

story('a unit is renamed and moves, and its history tells both', async ({ visit }) => {
  const officer = await visit('district')
  const { page } = officer
  await openUnit(officer)
  const name = `${unit.name.slice(0, -3)}实验幼儿园`
  await act(officer, '更名', () => page.getByLabel('新名称').fill(name), '章程修订后更名')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await act(
    officer,
    '迁移',
    async () => choose(page, page.getByRole('dialog').getByLabel('街道'), '观湖街道'),
    '园舍迁至观湖街道',
  )
  const history = page.locator('.panel', { has: page.getByRole('heading', { name: '变更经过' }) })
  const told = await shows(history, '园舍迁至观湖街道')
  expect(told).toContain('章程修订后更名')
  expect(told).toContain(`${unit.name} → ${name}`)
  expect(told).toMatch(/街道：民治街道 → 观湖街道/)
  expect(told).toContain('陈明')

  // The street it left no longer sees it as its own of today, the one it came to does.
  await officer.open(`/units?q=${unit.code}`)
  await shows(page.locator('tbody tr.ant-table-row'), '观湖街道')

  await openUnit(officer)
  const move = page.locator('.history-entry', { hasText: '园舍迁至观湖街道' })
  await move.getByRole('button', { name: '撤回这项变更' }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('登记有误')
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  await shows(page.locator('.unit-facts'), '民治街道')
  expect(await page.locator('h1').innerText()).toBe(name)
})

story('a telephone is shown for a purpose, and the log of reads says who looked and why', async ({ visit }) => {
  const officer = await visit('minzhi')
  const { page } = officer
  await openUnit(officer)
  const facts = page.locator('.unit-facts')
  await shows(facts, /\d{3}\*+\d{2,4}/)
  await facts.getByRole('button', { name: '查看' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('用途').click()
  const first = page.locator('.ant-select-dropdown .ant-select-item-option').first()
  const purpose = await first.innerText()
  await first.click()
  await dialog.getByRole('button', { name: '查看' }).click()
  await until(
    () => facts.innerText(),
    (text) => text.includes(`用途：${purpose}`) && text.includes('14000005841'),
  )

  await page.getByRole('button', { name: '为什么能看到' }).click()
  await until(
    () => page.locator('.ant-drawer-body').innerText(),
    (text) => text.includes('可以') && text.includes('民治街道'),
  )

  await officer.open('/reads?side=by-me')
  await shows(page.locator('table.plain tbody tr').first(), purpose)
})
