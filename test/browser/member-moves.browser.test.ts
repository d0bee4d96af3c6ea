import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone, settled, story, type Visitor } from '../support/browser.ts'
import { choose, shows, until } from '../support/pages.ts'

const ask = <T>(page: Page, path: string) => page.evaluate(async (at) => (await fetch(at)).json(), path) as Promise<T>

/** Members counted in one district, as its officer’s list tells. */
const counted = async ({ page }: Visitor) => (await ask<{ total: number }>(page, '/api/members?pageSize=1')).total

/** A name no other member of the demonstration bears. */
const moved = '迁程远'

async function enterMember(officer: Visitor): Promise<string> {
  const { page, open } = officer
  await open('/members')
  await page.getByRole('button', { name: '登记党员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill(moved)
  await choose(page, dialog.getByLabel('党组织', { exact: true }), '党支部')
  await dialog.getByLabel('组织关系起始日期').fill('2026.1.5')
  // As a hand does: the day typed is taken when the field is left, before the button comes up again.
  await dialog.getByRole('button', { name: '提交' }).click({ delay: 80 })
  await dialog.waitFor({ state: 'detached' })
  await settled(page)
  const { items } = await ask<{ items: { id: string }[] }>(page, `/api/members?q=${encodeURIComponent(moved)}`)
  return `/members/${items[0]!.id}`
}

story('a member moves districts on two phones and is never counted twice or lost', async ({ visit }) => {
  const home = await visit('district', { size: phone })
  const away = await visit('zhifu', { size: phone })
  await home.open('/members')
  await away.open('/members')
  const record = await enterMember(home)
  const before = { home: await counted(home), away: await counted(away) }
  const both = async () => ({ home: await counted(home), away: await counted(away) })

  await home.open(record)
  await home.page.getByRole('button', { name: '转接组织关系' }).click()
  const asked = home.page.getByRole('dialog')
  await choose(home.page, asked.getByLabel('转入党组织'), '芝罘')
  await asked.getByRole('button', { name: '提交' }).click()
  await asked.waitFor({ state: 'detached' })
  expect(await both()).toEqual(before)

  await home.open('/members/transfers')
  await home.page.getByRole('button', { name: '开具介绍信' }).first().click()
  const letter = home.page.getByRole('dialog')
  await letter.getByLabel('介绍信号').fill('2026-117')
  await letter.getByRole('button', { name: '提交' }).click()
  await letter.waitFor({ state: 'detached' })
  expect(await both()).toEqual(before)

  // Both who could accept have the letter before them; the second is told that it is done.
  const late = await visit('zhifu', { size: phone })
  for (const side of [away, late]) {
    await side.open('/members/transfers')
    await side.page.getByRole('button', { name: '接收', exact: true }).first().click()
  }
  const accepted = away.page.getByRole('dialog')
  await accepted.getByRole('button', { name: '提交' }).click()
  await accepted.waitFor({ state: 'detached' })
  expect(await both()).toEqual({ home: before.home - 1, away: before.away + 1 })

  late.expectRefusal(409)
  late.expectRefusal(412)
  await late.page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  await late.page.getByRole('dialog').getByRole('alert').first().waitFor()
  expect(await both()).toEqual({ home: before.home - 1, away: before.away + 1 })

  await away.open(`/members?q=${encodeURIComponent(moved)}`)
  expect(await away.accessibility()).toEqual([])
})

story('a mobile member declares without an account, is found a home near by and enters its register', async ({ visit }) => {
  const declarer = await visit(null, { size: phone })
  await declarer.open('/m/join')
  await declarer.page.getByLabel('姓名').fill('测试流动')
  await declarer.page.getByRole('combobox').first().selectOption('mobile')
  await declarer.page.getByLabel('手机号码').fill('10099990017')
  await declarer.page.getByRole('checkbox').check()
  await declarer.page.getByRole('button', { name: '登记', exact: true }).click()
  await declarer.page.locator('.verdict').waitFor()

  const { page, open } = await visit('district', { size: phone })
  await open('/members/declared')
  const rows = await ask<{ items: { id: string; no: number }[] }>(page, '/api/members/declarations?pageSize=200')
  const newest = rows.items.toSorted((a, b) => b.no - a.no)[0]!
  await open(`/members/declared/${newest.id}`)
  await page.getByText('测**动').waitFor()
  await page.getByRole('button', { name: '落实到此' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await shows(page.locator('.record-facts'), '已找到党组织')

  await page.getByRole('button', { name: '编入党组织' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await shows(page.locator('.record-facts'), '已编入')
  await page.locator('a[href^="/members/"]', { hasText: '党员' }).last().click()
  await page.locator('h2[data-name]').waitFor()
  await until(
    () => page.locator('main').innerText(),
    (text) => text.includes('落实党组织'),
  )
})
