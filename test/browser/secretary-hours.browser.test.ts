import { expect } from 'vitest'
import { addDays, dayOf } from '../../src/kernel/dates.ts'
import { phone, settled, story, type Visitor } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

const today = dayOf(new Date())
const year = today.slice(0, 4)

async function fillDay({ page }: Visitor, label: string, day: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label)
  await field.fill(day)
  await field.press('Enter')
}

/** A session of seven days, planned within the plan on show. */
async function planClass(committee: Visitor): Promise<void> {
  const { page } = committee
  await page.getByRole('button', { name: '安排培训' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('书记示范培训班')
  await fillDay(committee, '开始日期', `${year}-01-04`)
  await fillDay(committee, '结束日期', addDays(`${year}-01-04`, 6))
  await dialog.getByLabel('按半天计').fill('14')
  await dialog.getByRole('button', { name: '提交' }).click()
  await page.waitForURL(/\/learning\/sessions\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { level: 1, name: '书记示范培训班' }).waitFor()
}

story('a secretary reaches fifty-six hours: plan, class, attendance, hours, certificate', async ({ visit }) => {
  const committee = await visit('district')
  const { page, open } = committee
  await open('/learning/plans')
  await page.getByRole('button', { name: '制定计划' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('主题').fill('年度示范培训')
  await choose(page, dialog.getByLabel('级别'), '区级')
  await dialog.getByRole('button', { name: '提交' }).click()
  await page.getByRole('link', { name: '年度示范培训', exact: true }).click()
  await page.getByText('这个计划还没有安排培训').waitFor()
  await planClass(committee)
  await shows(page.locator('main'), '56.0 · 集中培训')

  await page.getByRole('button', { name: '报名' }).click()
  await page.getByText('全选').click()
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  await page.getByRole('checkbox').first().waitFor()
  const name = (await page.locator('table.plain tbody tr').first().locator('a').first().innerText()).trim()
  await page
    .getByRole('checkbox', { name: `${name}到场` })
    .first()
    .check()
  await page.getByRole('button', { name: /登记到场（1 处变更）/ }).click()
  await page.getByRole('heading', { name: /到场 1 人/ }).waitFor()

  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('heading', { level: 1, name: `${name}：${year} 年学时` }).waitFor()
  await settled(page)
  const told = await page.locator('main').innerText()
  expect(told).toContain('书记示范培训班')
  expect(told).toContain('已达到')
  await page.getByRole('link', { name: '学时证明' }).click()
  await page.getByText(`兹证明`).waitFor()
  await shows(page.locator('main'), '已达到全年56学时的要求')

  // The list says so too; it is in order of names, and another street sees only its own.
  await open('/learning/hours?state=reached')
  await page.getByRole('link', { name, exact: true }).first().waitFor()
  const street = await visit('minzhi')
  await street.open('/learning/hours')
  await settled(street.page)
  await shows(street.page.locator('main'), '全年不少于 56 学时')
})

story('a secretary enters the branch’s life on the phone once, and the own hours grow by it', async ({ visit }) => {
  const { page, open } = await visit('secretary', { size: phone })
  await open('/m/hours')
  await page.getByRole('heading', { level: 1, name: '我的学时' }).waitFor()
  const shown = async () => Number((await page.locator('.rate').innerText()).split(' ')[0])
  const before = await shown()
  expect(before).toBeGreaterThan(0)
  expect(await page.locator('main').innerText()).toMatch(/不少于 56 学时，还差|已达到/)
  const told = await page.evaluate(async (day) => {
    const ask = async (path: string) => (await fetch(path)).json()
    const { branches } = await ask('/api/activities/mine')
    const { members } = await ask(`/api/activities/roll?unitNo=${branches[0].no}&day=${day}`)
    const memberIds = members.map((one: { memberId: string }) => one.memberId)
    const body = { onDay: day, kinds: ['lesson'], title: '书记讲党课', hostNos: [branches[0].no], memberIds, minutes: '一句话' }
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'a-lesson-of-the-secretary' }
    return (await fetch('/api/activities', { method: 'POST', headers, body: JSON.stringify(body) })).status
  }, `${year}-01-03`)
  expect(told).toBeLessThan(300)
  await open('/m/hours')
  await page.getByText('书记讲党课').waitFor()
  expect(await shown()).toBe(before + 2)
})

story('the weekly digest has its own day and is quiet about a kind, as chosen on the phone', async ({ visit }) => {
  const { page, open } = await visit('secretary', { size: phone })
  await open('/m/digest')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const wishes = page.locator('details.card')
  await wishes.locator('summary').click()
  const kind = wishes.getByRole('checkbox').first()
  const name = (await wishes.locator('label.tick').first().innerText()).trim()
  await wishes.locator('select[name=weekday]').selectOption('3')
  await kind.uncheck()
  await wishes.locator('button[type=submit]').click()
  await page.getByRole('status').filter({ hasText: '已保存' }).waitFor()
  await open('/m/digest')
  await page.locator('details.card summary').click()
  await page.waitForFunction(() => (document.querySelector('select[name=weekday]') as HTMLSelectElement | null)?.value === '3')
  expect(await page.getByRole('checkbox', { name }).isChecked()).toBe(false)
  expect(await page.locator('h2', { hasText: name }).count()).toBe(0)
})

story('a secretary is told on the phone when fifty-six hours are reached', async ({ visit }) => {
  const { page, open } = await visit('secretary', { size: phone })
  await open('/m/hours')
  await page.getByRole('heading', { level: 1, name: '我的学时' }).waitFor()
  await page.evaluate(async (on) => {
    const ask = async (path: string) => (await fetch(path)).json()
    const { branches } = await ask('/api/activities/mine')
    const { members } = await ask(`/api/activities/roll?unitNo=${branches[0].no}&day=${on}-01-10`)
    const memberIds = members.map((one: { memberId: string }) => one.memberId)
    // Lessons of the branch, one a day, as many as a year of study takes.
    for (let day = 1; day <= 31; day += 1) {
      const onDay = `${on}-01-${String(day).padStart(2, '0')}`
      const body = { onDay, kinds: ['lesson'], title: '集体学习', hostNos: [branches[0].no], memberIds, minutes: '一句话' }
      const headers = { 'content-type': 'application/json', 'idempotency-key': `a-year-of-lessons-${onDay}` }
      await fetch('/api/activities', { method: 'POST', headers, body: JSON.stringify(body) })
    }
  }, year)
  await open('/m/hours')
  const told = await shows(page.locator('main'), '集体学习')
  expect(told).toMatch(/已达到 \d{4} 年的 56 学时/)
  const hours = Number((await page.locator('.rate').first().innerText()).split(' ')[0])
  expect(hours).toBeGreaterThanOrEqual(56)
})

story('a lesson of fifteen minutes is found and read on the phone, and its self-check leaves no trace', async ({ visit }) => {
  const { page, open } = await visit('secretary', { size: phone })
  await open('/m/me')
  await page.getByRole('link', { name: '课程' }).click()
  await page.getByPlaceholder('课程名称').fill('十五分钟')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: /十五分钟组织生活/ }).click()
  await page.getByText('看课不计学时，也不留记录。').waitFor()
  await page.getByText(/第 1 课/).click()
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await page.getByLabel('到会人数是否符合要求').check()
  await page.getByRole('button', { name: '看答案' }).first().click()
  await page.getByText('答对了。').waitFor()
  expect(sent).toEqual([])
})
