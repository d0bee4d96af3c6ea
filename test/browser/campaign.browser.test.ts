import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import { expect } from 'vitest'
import { addDays, dayOf } from '../../src/kernel/dates.ts'
import { settled, story, type Visitor } from '../support/browser.ts'
import { counts, choose, numberOf, shows, until } from '../support/pages.ts'

const today = dayOf(new Date())

async function fillDay({ page }: Visitor, label: string, day: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label)
  await field.fill(day)
  await field.press('Enter')
}

/** The figure under a heading of the first panel, e.g. 未达到. */
const missingOf = ({ page }: Visitor) => numberOf(page.getByRole('link', { name: '未达到的名单' }).first())

async function startCampaign(committee: Visitor): Promise<string> {
  const { page, open } = committee
  await open('/campaigns')
  await page.getByRole('button', { name: '启动攻坚' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('年内工作全覆盖')
  await choose(page, dialog.getByLabel('范围'), '龙华区')
  await fillDay(committee, '开始日期', addDays(today, -13))
  await fillDay(committee, '完成日期', addDays(today, 60))
  await dialog.getByLabel('依据文件').fill('示例〔2026〕1号')
  await dialog.getByRole('button', { name: '提交' }).click()
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { level: 1, name: '年内工作全覆盖' }).waitFor()
  await page.getByText('按平均进度').waitFor()
  await settled(page)
  return new URL(page.url()).pathname
}

story(
  'the committee starts a campaign, finds what is in the way, writes letters, and a unit that is covered moves the week',
  async ({ visit }) => {
    const committee = await visit('district')
    const { page, open } = committee
    const path = await startCampaign(committee)
    const before = await missingOf(committee)
    expect(before).toBeGreaterThan(3)
    await shows(page.locator('main'), `现在 ${before} 家`)
    await shows(page.locator('main'), /余下 9 周，按平均进度每周需减少 \d+ 家/)

    // Nobody has looked at most of them: the list says which.
    const door = page.getByRole('link', { name: '还没有诊断的名单' })
    const undiagnosed = await numberOf(door)
    await door.click()
    await page.waitForURL(/stage=undiagnosed/)
    await page.locator('.ant-pagination-total-text').waitFor()
    expect(await numberOf(page.locator('.ant-pagination-total-text'))).toBe(undiagnosed)
    const row = page.locator('tbody tr.ant-table-row').first()
    const name = await row.locator('a').first().innerText()
    await row.getByRole('checkbox').check()
    await page.getByText('已选 1 家').waitFor()
    await page.getByRole('button', { name: '出函件和名单' }).click()
    await page.waitForURL(/\/jobs/)
    const button = page.getByRole('button', { name: /下载/ }).first()
    await button.waitFor({ timeout: 60_000 })
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
    const archive = new PizZip(await readFile(await file.path()))
    const letter = Object.keys(archive.files).find((one) => one.endsWith('-函.docx'))!
    expect(new PizZip(archive.file(letter)!.asNodeBuffer()).file('word/document.xml')!.asText()).toContain(name)

    // The unit names a liaison today; the campaign has moved in this week.
    await open(`${path}/units?q=${encodeURIComponent(name)}`)
    await page.locator('tbody tr.ant-table-row a', { hasText: name }).first().click()
    await page.waitForURL(/\/units\/\d+/)
    const panel = page.locator('.panel', { has: page.getByRole('heading', { name: '党务力量', exact: true }) })
    await panel.getByRole('button', { name: '指派' }).click()
    const dialog = page.getByRole('dialog')
    await choose(page, dialog.getByLabel('岗位', { exact: true }), '党建联络员')
    await dialog.getByLabel('姓名').fill('试联络')
    await dialog.getByRole('button', { name: '提交' }).click()
    await dialog.waitFor({ state: 'detached' })

    await open(`${path}?weeks=table`)
    expect(
      await until(
        () => missingOf(committee),
        (now) => now < before,
      ),
    ).toBe(before - 1)
    const week = page.locator('table[aria-label="每周变化"] tbody tr').first()
    // Others may have been covered in the same week.
    await shows(week, /新达到 [1-9]/)
    await week.getByRole('link', { name: /减少的名单/ }).click()
    await page.waitForURL(/weeks\/2/)
    await page.getByRole('heading', { level: 1, name: /第 2 周/ }).waitFor()
    await settled(page)
    await shows(page.locator('tbody tr.ant-table-row', { hasText: name }), '党建联络员')
  },
)

story('a street sees the campaign of the district with its own units, and may not close it', async ({ visit }) => {
  const street = await visit('minzhi')
  const { page, open } = street
  await open('/campaigns')
  await page.locator('main a', { hasText: '党的工作全覆盖' }).first().click()
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { name: '由谁负责' }).waitFor()
  await settled(page)
  const bodies = page.locator('table[aria-label="由谁负责"] tbody tr')
  await counts(bodies, 1)
  await shows(bodies.first(), '民治街道')
  expect(await page.getByRole('button', { name: '收官' }).count()).toBe(0)
})
