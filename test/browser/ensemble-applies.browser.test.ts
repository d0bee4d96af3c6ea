import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { addDays } from '../../src/kernel/dates.ts'
import { phone, story } from '../support/browser.ts'
import { counts, shows } from '../support/pages.ts'

const ask = (page: Page, path: string) => page.evaluate(async (from) => (await fetch(from)).json(), path)

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
  await page.evaluate(
    async ([to, body]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const answer = await fetch(to, { method: 'PUT', headers, body })
      if (!answer.ok) throw new Error(await answer.text())
    },
    [`/api/procedures/calendar/${year}`, JSON.stringify({ source: known?.source ?? '示例通知', days })] as const,
  )
}

story('an ensemble finds a hall next door without an account, and has it for ten Tuesdays but the holiday', async ({ visit }) => {
  const resident = await visit(null, { size: phone })
  const { page } = resident
  await resident.open('/m/venues')
  const { districts } = (await ask(page, '/api/public/venues/form')) as { districts: { lastDay: string }[] }
  const first = tuesdayAfter(addDays(districts[0]!.lastDay, -80))
  const administrator = await visit('system')
  await administrator.open('/')
  await makeHoliday(administrator.page, addDays(first, 28))

  // Found by a word and by what it costs; the page of the venue tells its hours and its free times.
  await page.getByLabel('按名称、地址或服务查找').fill('社会组织党群服务中心')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByLabel('只看免费的').check()
  await page.getByRole('link', { name: '示例区级社会组织党群服务中心' }).click()
  await shows(page.locator('main'), '党务工作咨询')
  await shows(page.locator('main'), '一周空闲时段')

  await page.locator('select[name=roomNo]').selectOption({ label: '报告厅' })
  await page.getByLabel('团队名称').fill('清晨合唱队')
  await page.getByLabel('联系手机号码').fill('13900006789')
  await page.locator('select[name=purpose]').selectOption('culture')
  await page.getByLabel('做什么').fill('合唱排练')
  await page.getByLabel('大约多少人').fill('26')
  await page.getByLabel('第一次的日期').fill(first)
  await page.locator('select[name=from]').selectOption('1140')
  await page.locator('select[name=until]').selectOption('1260')
  await page.locator('select[name=times]').selectOption('10/1')
  await page.getByLabel('我已看过上面的说明').check()
  await page.getByRole('button', { name: '提交申请' }).dblclick()
  const done = page.locator('.card[role=status]')
  await shows(done, '共 10 次，申请 9 次，跳过 1 次')
  await shows(done, '节假日')
  const code = await done.locator('.verdict').innerText()

  // Whoever answers for the venue finds it among the bookings and says yes to all of it.
  const officer = await visit('district')
  await officer.open('/places/bookings?fromPublic=true&q=清晨合唱队')
  await shows(officer.page.locator('.list-panel'), '公众申请')
  await officer.page.locator('.list-panel').getByRole('link', { name: first }).click()
  await shows(officer.page.locator('.page, main').first(), '139****6789')
  await officer.page.getByRole('link', { name: '查看这组预约' }).click()
  await officer.page.getByRole('button', { name: '全部同意' }).click()
  await officer.page
    .getByRole('dialog')
    .getByRole('button', { name: /确\s?定|提\s?交/ })
    .click()
  await shows(officer.page.locator('.page, main').first(), '已预约')

  await resident.open('/m/venues/follow')
  await page.getByLabel('查询码').fill(code.toLowerCase())
  await page.getByLabel('手机号后四位').fill('6789')
  await page.getByRole('button', { name: '查看', exact: true }).click()
  await shows(page.locator('.open-days'), '已同意')
  await counts(page.getByText('已同意'), 9)
  await shows(page.locator('.open-days'), '已跳过')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '加到手机日历' }).click()])
  expect(file.suggestedFilename()).toBe('calendar.ics')
  await page.getByRole('button', { name: '取消这次' }).last().click()
  await shows(page.locator('.open-days'), '已取消')
})
