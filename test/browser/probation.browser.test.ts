import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { dayOf } from '../../src/kernel/dates.ts'
import { phone, settled, story, type Visit } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

const today = dayOf(new Date())
const text = (page: Page) => page.locator('main').innerText()

/** Opens the dialog of a step, fills it in and sends it. */
async function record(
  page: Page,
  step: string,
  fill: (label: string) => ReturnType<Page['getByLabel']>,
  work: () => Promise<void>,
) {
  await page.getByRole('button', { name: `登记 ${step}`, exact: true }).click()
  await fill('日期').waitFor()
  await work()
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await settled(page)
}

/** The meeting’s vote is entered on the phone: what the rules say is told before anything is written. */
async function voteOnPhone(visit: Visit) {
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
}

story('a probation is passed under the right rule version, and the register says so', async ({ visit }) => {
  const secretary = await visit('secretary')
  const { page, open } = secretary
  await open('/development')
  await page.getByRole('link', { name: '唐雨晴' }).click()
  await page.getByRole('heading', { level: 1, name: '唐雨晴' }).waitFor()
  await settled(page)
  // Who applied after the new rules came into force goes by them: they ask for a public notice.
  expect(await text(page)).toContain('2026 版')
  expect(await text(page)).toContain('确定发展对象前公示')

  await open('/development')
  await page.getByRole('link', { name: '冯书宁' }).click()
  await page.getByRole('heading', { level: 1, name: '冯书宁' }).waitFor()
  await settled(page)
  const before = await text(page)
  expect(before).toContain('2014 版')
  expect(before).toContain('已有更新的细则')
  expect(before).not.toContain('确定发展对象前公示')
  const until = /预备期 \S+ 至 (\d{4}-\d{2}-\d{2})/.exec(before)![1]!
  expect(until < today).toBe(true)

  const field = (label: string) => page.getByRole('dialog').getByLabel(label, { exact: true })
  await voteOnPhone(visit)
  await open('/development')
  await page.getByRole('link', { name: '冯书宁' }).click()
  await page.getByRole('heading', { level: 1, name: '冯书宁' }).waitFor()
  await record(page, '上级党委审批转正', field, async () => {
    await choose(page, field('结果'), '按期转正')
    await field('由谁决定或办理').fill('示例街道党工委')
    await field('文号').fill('示例党工委〔2026〕21号')
  })
  await page.getByText('已转为正式党员').waitFor()

  await page.locator('main').getByRole('link', { name: '党员名册', exact: true }).click()
  await page.getByRole('heading', { level: 2, name: '冯书宁' }).waitFor()
  await settled(page)
  const member = await text(page)
  expect(member).toContain('正式党员')
  // Standing counts from the last day of probation, not from the approval.
  expect(member).toContain(until)
})

story('a secretary sees on a phone what falls due, and the committee above does not', async ({ visit }) => {
  const secretary = await visit('secretary', { size: phone })
  await secretary.open('/development?due=true')
  await secretary.page.getByRole('link', { name: '许嘉言' }).click()
  await secretary.page.getByRole('heading', { level: 1, name: '许嘉言' }).waitFor()
  await settled(secretary.page)
  expect(await text(secretary.page)).toContain('只有本党组织看得到')
  expect(await secretary.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)

  const committee = await visit('district')
  await committee.open('/development')
  await settled(committee.page)
  const seen = await text(committee.page)
  expect(seen).toContain('许*言')
  expect(seen).not.toContain('许嘉言')
  expect(seen).not.toContain('培养教育考察：')
})

story('a month of dues of a branch is one screen and one confirmation', async ({ visit }) => {
  const secretary = await visit('secretary', { size: phone })
  const { page, open } = secretary
  await open('/dues?open=true')
  await settled(page)
  await page.getByRole('link', { name: '登记当月' }).first().click()
  await page.getByRole('button', { name: /确认登记 \d+ 人/ }).waitFor()
  await page.getByRole('button', { name: /确认登记 \d+ 人/ }).click()
  await page.getByText('这个月没有待登记的党费').waitFor()
  expect(await text(page)).toContain('平台只作登记，不收款、不存款')

  // Above the branch there are totals and no persons.
  const committee = await visit('district')
  await committee.open('/dues')
  await settled(committee.page)
  expect(await committee.page.getByRole('link', { name: '登记当月' }).count()).toBe(0)
})
