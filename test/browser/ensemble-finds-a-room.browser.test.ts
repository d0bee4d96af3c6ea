import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { addDays, isDay } from '../../src/kernel/dates.ts'
import { phone, story } from '../support/browser.ts'
import { counts, choose, shows } from '../support/pages.ts'

const ask = (page: Page, path: string) => page.evaluate(async (from) => (await fetch(from)).json(), path)
const send = (page: Page, method: 'POST' | 'PUT', path: string, body: object) =>
  page.evaluate(
    async ([how, to, sent]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const request: RequestInit = { method: how, headers, body: JSON.stringify(sent) }
      const answer = await fetch(to, request)
      if (!answer.ok) throw new Error(`${to}: ${await answer.text()}`)
      return answer.json()
    },
    [method, path, body] as const,
  )

/** A Tuesday some days ahead of the platform's own day. */
function tuesdayAfter(day: string): string {
  for (let at = day; ; at = addDays(at, 1)) if (new Date(`${at}T00:00:00Z`).getUTCDay() === 2) return at
}

/** Records one day as a public holiday, beside what is on record of its year. */
async function makeHoliday(page: Page, day: string): Promise<void> {
  const { years } = (await ask(page, '/api/procedures/calendar')) as {
    years: { year: number; source: string; days: { day: string }[] }[]
  }
  const year = Number(day.slice(0, 4))
  const known = years.find((one) => one.year === year)
  const days = [...(known?.days ?? []).filter((one) => one.day !== day), { day, kind: 'holiday', name: '放假' }]
  await send(page, 'PUT', `/api/procedures/calendar/${year}`, { source: known?.source ?? '示例通知', days })
}

story('an ensemble without a room books one next door for ten Tuesdays, one of which is a holiday', async ({ visit }) => {
  const officer = await visit('district')
  const { page } = officer
  await officer.open('/places')
  const { districts } = (await ask(page, '/api/organisations/catalogue')) as { districts: { no: number }[] }
  const { lastDay } = (await ask(page, '/api/places/words')) as { lastDay: string }
  expect(isDay(lastDay)).toBe(true)
  const first = tuesdayAfter(addDays(lastDay, -150))
  const administrator = await visit('system')
  await administrator.open('/')
  await makeHoliday(administrator.page, addDays(first, 28))
  await send(page, 'POST', '/api/organisations/units', {
    kind: 'party_org',
    name: '晨曦合唱团党支部',
    districtNo: districts[0]!.no,
    level: 'branch',
    form: 'own',
    reason: '组建',
    effectiveOn: '2025-06-05',
  })

  await officer.open(`/places/free?day=${first}&minutes=120`)
  await choose(page, page.getByLabel('使用单位'), '晨曦合唱团党支部')
  await page.getByRole('button', { name: '固定预约' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('内容（可不填）').fill('合唱排练')
  await dialog.getByRole('button', { name: '看看哪几天约得上' }).click()
  await shows(dialog, '约得上 9 次')
  await shows(dialog, '节假日')
  await dialog.getByRole('button', { name: '预约', exact: true }).dblclick()
  await page.waitForURL(/\/places\/series\//)
  const report = page.locator('main, .page').first()
  await shows(report, '共 10 次，约上 9 次，跳过 1 次')
  await shows(report, `${addDays(first, 28)} 周二`)
  await counts(page.getByText('已跳过'), 1)

  await officer.open('/places/bookings?q=合唱排练&inSeries=true')
  await shows(page.locator('.list-panel'), '晨曦合唱团党支部')
})

story('a secretary finds a room on the phone and has it with one touch', async ({ visit }) => {
  const secretary = await visit('secretary', { size: phone })
  const { page } = secretary
  await secretary.open('/m/me')
  await page.getByRole('link', { name: '场地' }).click()
  const { lastDay } = (await ask(page, '/api/places/words')) as { lastDay: string }
  await page.getByLabel('日期').fill(tuesdayAfter(addDays(lastDay, -100)))
  const card = page.locator('.card', { has: page.getByRole('button', { name: '预约 14:00–16:00' }) }).first()
  const room = await card.locator('.verdict').innerText()
  await card.getByRole('button', { name: '预约 14:00–16:00' }).dblclick()
  await shows(page.locator('main'), /已预约|等管理单位同意/)
  await secretary.open('/m/places')
  await shows(page.locator('.doors').first(), room)
})
