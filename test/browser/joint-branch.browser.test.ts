import { expect } from 'vitest'
import { type Visitor, settled, story } from '../support/browser.ts'
import { choose, numberOf, shows, until } from '../support/pages.ts'

interface Unit {
  readonly no: number
  readonly name: string
  readonly streetNo: number
}

const number = '深龙社委〔2026〕38号'
const branch = '民治片区第一联合党支部'

/** Three organisations of the street that no Party organisation covers. */
async function threeBlanks({ page }: Visitor): Promise<[Unit, Unit, Unit]> {
  const ask = (path: string) => page.evaluate(async (address) => (await fetch(address)).json(), path)
  const { items } = (await ask('/api/coverage/units?cell=not-built&pageSize=50')) as { items: Unit[] }
  return items.slice(-3) as [Unit, Unit, Unit]
}

/** Presses an act of the case, fills its dialog and waits until it is done. */
async function act({ page }: Visitor, name: string, fill: () => Promise<void> = async () => undefined): Promise<void> {
  await page.locator('.case-acts').getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await fill()
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await settled(page)
}

const stands = ({ page }: Visitor, step: string) =>
  until(
    () => page.locator('.case-steps li[aria-current=step]').innerText(),
    (text) => text.includes(step),
  )

async function covered({ page, open }: Visitor): Promise<number> {
  await open('/')
  const { figures } = await page.evaluate(async () => (await fetch('/api/coverage/summary')).json())
  // What the page shows is what the platform counts.
  const shown = (await page.locator('.rates .panel').first().innerText()).replaceAll(',', '')
  expect(shown).toContain(`${figures.orgCoverage.num} / ${figures.orgCoverage.den}`)
  return figures.orgCoverage.num
}

/** The map as it is drawn: how many it counts under a joint branch, and how it marks these organisations. */
async function onMap({ page, open }: Visitor, nos: readonly number[]): Promise<{ joint: number; marks: string[] }> {
  const answer = page.waitForResponse((response) => response.url().includes('/api/map/points'))
  await open('/map')
  const { points } = (await (await answer).json()) as { points: { unitNo: number; group: string }[] }
  const joint = await numberOf(page.locator('.map-legend li', { hasText: '联合' }).first().locator('a'))
  return { joint, marks: nos.map((no) => points.find((point) => point.unitNo === no)!.group) }
}

story(
  'a joint branch is applied for, sent back, agreed to by both organisations and approved, and coverage has moved on the dashboard and on the map',
  async ({ visit }) => {
    const street = await visit('minzhi')
    const committee = await visit('district')
    const before = await covered(committee)
    const [lead, second, third] = await threeBlanks(street)
    const nos = [lead.no, second.no, third.no]
    const mapBefore = await onMap(committee, nos)
    expect(mapBefore.marks).not.toContain('joint')

    await street.open(`/cases/new?procedure=establish-joint&subject=${lead.no}`)
    const { page } = street
    await page.getByLabel('党组织名称').fill(branch)
    for (const unit of [second, third]) await choose(page, page.getByLabel('共同组建的单位'), unit.name)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '保存并继续' }).click()
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/)
    await settled(page)
    const path = new URL(page.url()).pathname
    await shows(page.locator('.case-first'), '还缺材料')

    const file = { name: '申请书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n') }
    await page.locator('.case-papers input[type=file]').first().setInputFiles(file)
    await page.locator('.case-papers').getByText('申请书.pdf').waitFor()
    await act(street, '提交')
    await stands(street, '各单位同意')
    await act(street, '同意')
    await stands(street, '街道审核')

    await committee.open(path)
    await act(committee, '退回补正', () => committee.page.getByLabel('理由').fill('请附党员名册'))
    await stands(committee, '申请')
    await street.open(path)
    await shows(page.locator('.case-timeline'), '请附党员名册')
    await page
      .locator('.case-papers input[type=file]')
      .nth(1)
      .setInputFiles({ ...file, name: '党员名册.pdf' })
    await page.locator('.case-papers').getByText('党员名册.pdf').waitFor()
    await act(street, '提交')

    // Each organisation answers for itself.
    await act(street, '同意', async () => void (await page.getByRole('checkbox', { name: third.name }).uncheck()))
    await stands(street, '各单位同意')
    await shows(page.locator('.case-parties'), new RegExp(`${second.name}\\s*同意`))
    await act(street, '同意')
    await act(street, '通过')
    await stands(street, '党委研究批复')
    expect(await page.locator('.case-acts').getByRole('button', { name: '批复同意' }).count()).toBe(0)

    await committee.open('/cases')
    await committee.page.getByRole('link', { name: '组建联合党支部' }).first().click()
    await committee.page.waitForURL(`**${path}`)
    await settled(committee.page)
    expect(await committee.accessibility()).toEqual([])
    await act(committee, '批复同意', () => committee.page.getByLabel('批复文号').fill(number))
    await stands(committee, '已批复')

    await committee.page.getByRole('button', { name: '文书' }).click()
    const [letter] = await Promise.all([
      committee.page.waitForEvent('download'),
      committee.page.getByRole('menuitem', { name: '批复' }).click(),
    ])
    expect(letter.suggestedFilename()).toMatch(/批复\.docx$/)
    await committee.page.getByRole('link', { name: '查看党组织' }).click()
    await committee.page.getByRole('heading', { level: 1, name: branch }).waitFor()
    expect(await covered(committee)).toBe(before + 3)
    expect(await onMap(committee, nos)).toEqual({ joint: mapBefore.joint + 3, marks: ['joint', 'joint', 'joint'] })

    // The page of each organisation names the case, and what may be applied for next.
    await street.open(`/units/${third.no}`)
    const cases = street.page.locator('.panel', { has: street.page.getByRole('heading', { name: '办件', exact: true }) })
    await shows(cases, /组建联合党支部[\s\S]*已批复/)
    await cases.getByRole('button', { name: '发起办件' }).click()
    await street.page.getByRole('menuitem', { name: '在服务地组建党组织' }).click()
    await street.page.waitForURL(new RegExp(`/cases/new\\?.*subject=${third.no}`))
    await street.page
      .locator('.ant-select-selection-item', { hasText: third.name })
      .or(street.page.getByTitle(third.name))
      .first()
      .waitFor()
  },
)
