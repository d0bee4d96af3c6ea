import { expect } from 'vitest'
import { desk, phone, story, type Visitor } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

const ask = <T>({ page }: Visitor, path: string): Promise<T> =>
  page.evaluate(async (address) => (await fetch(address)).json(), path) as Promise<T>

story('the committee publishes a needs agenda; an organisation takes an entry of a step on, on the phone', async ({ visit }) => {
  const committee = await visit('district', { size: desk })
  const { page } = committee
  await committee.open('/lists/agendas')
  await shows(page.locator('main'), '社会组织参与基层治理需求计划（秋冬）')

  // A title, a period, one step with its day.
  await page.getByRole('button', { name: '拟定需求计划' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('标题').fill('冬季送暖需求计划')
  await choose(page, dialog.getByLabel('发布单位'), '龙华区')
  for (const [label, day] of [
    ['开始日期', '2026-11-01'],
    ['截止日期（不含）', '2031-01-01'],
    ['完成期限', '2030-12-20'],
  ] as const) {
    await dialog.getByLabel(label).fill(day)
    await dialog.getByLabel(label).press('Enter')
  }
  await dialog.getByLabel('第 1 步 这一步做什么').fill('第一批需求认领')
  await dialog.getByRole('button', { name: '提交' }).click()
  await page.waitForURL(/\/lists\/agendas\/[0-9a-f-]{36}/)
  const { pathname } = new URL(page.url())
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await dialog.getByRole('button', { name: '发布', exact: true }).click()
  await shows(page.locator('main'), '进行中')
  await shows(page.locator('main'), '这一步还没有发布的条目')
  expect(await committee.accessibility()).toEqual([])

  // A need that stands on the list already is put into the step.
  const { items } = await ask<{ items: { id: string; title: string; visibility: string }[] }>(
    committee,
    '/api/lists/entries?kind=need&free=true&pageSize=50',
  )
  // What is kept to a community is not for everybody the agenda is for.
  const need = items.find((one) => one.visibility === 'district')!
  await committee.open(`/lists/${need.id}`)
  await page.getByRole('button', { name: '列入需求计划' }).click()
  await choose(page, dialog.getByLabel('需求计划'), '冬季送暖需求计划')
  await choose(page, dialog.getByLabel('步骤'), '第一批需求认领')
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'detached' })
  await shows(page.locator('.record-facts'), '冬季送暖需求计划')

  const head = await visit('tangdu', { size: phone })
  await head.open('/m/lists')
  await head.page.getByRole('link', { name: /需求计划/ }).click()
  await head.page.getByRole('link', { name: /冬季送暖需求计划/ }).click()
  await shows(head.page.locator('main'), '需要 1 条，有人认领 0 条，已解决 0 条')
  await head.page.getByRole('link', { name: new RegExp(need.title) }).click()
  await head.page.getByRole('button', { name: '认领', exact: true }).click()
  await head.page.locator('.verdict', { hasText: '办理中' }).first().waitFor()

  // Nobody types how far it is.
  await committee.open(pathname)
  await shows(page.locator('main'), '需要 1 条，有人认领 1 条，已解决 0 条')
})
