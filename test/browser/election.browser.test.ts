import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone, settled, story } from '../support/browser.ts'
import { counts, shows } from '../support/pages.ts'

/** A branch of the street without an election, as the list of terms has it. */
const aBranch = (page: Page) =>
  page.evaluate(async () => {
    const { items } = await (await fetch('/api/elections/terms?stage=unrecorded&pageSize=200')).json()
    return items.find((row: { unit: { level: string; form: string } }) => row.unit.level === 'branch' && row.unit.form === 'own')
      .unit as { no: number; name: string }
  })

const dialog = (page: Page) => page.getByRole('dialog')

async function send(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: '提交' }).click()
}

/** Sends the dialog and waits until it was accepted. */
async function accepted(page: Page): Promise<void> {
  await send(page)
  await dialog(page).waitFor({ state: 'detached' })
  await settled(page)
}

async function step(page: Page, name: string, fill: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  for (const [label, value] of Object.entries(fill)) await dialog(page).getByLabel(label).fill(value)
}

async function ballot(office: Locator, button: string, figures: Readonly<Record<string, string>>): Promise<void> {
  const page = office.page()
  await office.getByRole('button', { name: button }).click()
  for (const [label, value] of Object.entries(figures)) await dialog(page).getByLabel(label, { exact: true }).fill(value)
  await dialog(page).getByLabel('监票人和计票人').fill('何静\n罗俊')
}

const everybody = (people: number) => ({
  到会有选举权人数: String(people),
  发出选票: String(people),
  收回选票: String(people),
  废票: '0',
})

story(
  'a branch of twelve runs an election and is refused for one vote short, then runs it again and the committee approves',
  async ({ visit }) => {
    const street = await visit('minzhi')
    const { page } = street
    street.expectRefusal(422)
    await street.open('/elections?stage=unrecorded')
    const unit = await aBranch(page)
    await street.open(`/units/${unit.no}`)
    await page.getByRole('button', { name: '发起选举' }).click()
    await send(page)
    await page.locator('h1', { hasText: '换届选举' }).waitFor()
    await settled(page)
    const address = new URL(page.url()).pathname

    await page.getByRole('button', { name: '填写准备情况' }).click()
    await dialog(page).getByLabel('有选举权的正式党员人数').fill('12')
    await dialog(page).getByLabel('委员名额', { exact: true }).fill('3')
    await dialog(page).getByLabel('委员候选人', { exact: true }).fill('甲一\n乙二\n丙三\n丁四')
    await dialog(page).getByLabel('书记名额', { exact: true }).fill('1')
    await dialog(page).getByLabel('书记候选人', { exact: true }).fill('甲一')
    await accepted(page)
    await shows(page.locator('.election-facts'), /最低到会[^]*10 人[^]*选举工作条例/)
    await step(page, '上报候选人')
    await accepted(page)

    const district = await visit('district')
    await district.open(address)
    await step(district.page, '同意候选人')
    await accepted(district.page)

    await street.open(address)
    const members = page.getByRole('region', { name: '委员', exact: true })
    await ballot(members, '登记投票结果', {
      ...everybody(9),
      甲一赞成票: '9',
      乙二赞成票: '8',
      丙三赞成票: '6',
      丁四赞成票: '4',
    })
    await send(page)
    await page.getByText('应到会 12 人，到会 9 人；至少要 10 人到会，还差 1 人').waitFor()
    for (const [label, value] of Object.entries(everybody(12))) await dialog(page).getByLabel(label, { exact: true }).fill(value)
    await dialog(page).getByRole('button', { name: '提交' }).dblclick() // once too often
    await dialog(page).waitFor({ state: 'detached' })
    await settled(page)
    await counts(members.locator('.election-ballot'), 1)
    await shows(members, /丙三\s+6\s+还差 1 票/)

    await step(page, '上报结果')
    await send(page)
    await page.getByText('得票最多的未当选人 6 票，须超过到会 12 人的一半，即至少 7 票，还差 1 票').waitFor()
    await dialog(page).getByRole('button', { name: '取消' }).click()

    await ballot(members, '登记再次投票结果', { ...everybody(12), 丙三赞成票: '8', 丁四赞成票: '4' })
    await accepted(page)
    await ballot(page.getByRole('region', { name: '书记', exact: true }), '登记投票结果', { ...everybody(3), 甲一赞成票: '3' })
    await accepted(page)
    await step(page, '上报结果')
    await accepted(page)

    await district.open(address)
    await step(district.page, '批复结果', { 批复文号: '示例〔2026〕12号' })
    await accepted(district.page)

    await street.open(`/units/${unit.no}`)
    const term = page.locator('.panel', { has: page.getByRole('heading', { name: '任期与换届' }) })
    await shows(term, /任期内[^]*按规定[^]*甲一[^]*丙三[^]*书记/)
    await street.open('/elections?list=elections&view=closed')
    expect(await page.locator('tbody tr.ant-table-row', { hasText: unit.name }).first().innerText()).toMatch(
      /已批复[^]*示例〔2026〕12号/,
    )

    await district.open(address)
    await step(district.page, '撤回批复', { 撤回批复文号: '示例〔2026〕13号', 原因: '程序有误' })
    await dialog(district.page).getByText('没有开始').click()
    await accepted(district.page)
    await shows(district.page.locator('.panel', { hasText: '结果待批' }).first(), '批复结果')
    await street.open(`/units/${unit.no}`)
    expect(await term.innerText()).not.toMatch(/甲一/)
    const onPhone = await visit('district', { size: phone })
    await onPhone.open('/m/tasks')
    const waiting = onPhone.page.locator('li', { hasText: unit.name }).filter({ hasText: '审批上报的结果' })
    expect(await waiting.locator('a').getAttribute('href')).toBe(address)
  },
)
