import { expect } from 'vitest'
import { settled, story, type Visitor } from '../support/browser.ts'
import { counts, shows, until } from '../support/pages.ts'

/** What the page's own server says, asked as the person signed in. */
const ask = <T>({ page }: Visitor, path: string): Promise<T> =>
  page.evaluate(async (address) => (await fetch(address)).json(), path) as Promise<T>

interface Plan {
  readonly state: string
  readonly revision: number
  readonly pins: readonly { readonly unmet: boolean }[]
  readonly totals: { readonly jointBranches: number; readonly uncovered: number }
}

interface Branch {
  readonly host: { readonly no: number; readonly name: string }
  readonly members: readonly { readonly no: number; readonly name: string; readonly lead: boolean }[]
}

/** Opens "why" of an organisation, and lets it lead: a decision whose outcome is shown before it is kept. */
async function letLead(visitor: Visitor, path: string, unitNo: number): Promise<void> {
  const { page, open } = visitor
  await open(`${path}?unit=${unitNo}`)
  const drawer = page.locator('.ant-drawer')
  await shows(drawer, '正式党员不足规定人数')
  await drawer.getByRole('button', { name: '由它牵头' }).click()
  const dialog = page.locator('.ant-modal')
  await dialog.getByText('方案代价变化').waitFor()
  await dialog.getByLabel('理由').fill('有专职书记')
  await dialog.getByRole('button', { name: '锁定' }).click()
  await dialog.waitFor({ state: 'detached' })
  await settled(page)
}

story(
  'a plan for 928 organisations is made, questioned, pinned three times, decided, and its cases stand open',
  async ({ visit }) => {
    const committee = await visit('district')
    const { page, open } = committee
    await open('/plans')
    await page.getByRole('button', { name: '做一个组建方案' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '做一个组建方案' }).click()
    await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/)
    const path = new URL(page.url()).pathname
    const read = () => ask<Plan>(committee, `/api/planner${path}`)
    const ready = await until(read, (plan) => plan.state !== 'computing', 60_000)
    expect([ready.state, ready.totals.uncovered]).toEqual(['ready', 0])
    await page.getByText('与最好可能相差至多').waitFor()

    const { items } = await ask<{ items: Branch[] }>(committee, `/api/planner${path}/branches?kind=joint&pageSize=100`)
    const followers = items.flatMap((branch) => branch.members.filter((member) => !member.lead).slice(0, 1)).slice(0, 3)
    for (const member of followers) await letLead(committee, path, member.no)
    const pinned = await read()
    expect(pinned.pins.map((pin) => pin.unmet)).toEqual([false, false, false])
    expect(pinned.revision).toBe(ready.revision + 3)

    await open(path)
    const title = await page.locator('h1').innerText()
    await page.getByRole('tab', { name: '地图' }).click()
    await page.locator('.planner-map line').first().waitFor({ state: 'attached' })
    await page.getByRole('tab', { name: '锁定 3' }).click()
    await counts(page.locator('.planner-pins li'), 3)

    await page.getByRole('button', { name: '定下来' }).click()
    await page
      .locator('.ant-popconfirm')
      .getByRole('button', { name: /确\s*定/ })
      .click()
    interface Openings {
      readonly opened: number
      readonly waiting: number
      readonly refused: number
    }
    const openings = () => ask<Openings>(committee, `/api/planner${path}/openings`)
    const before = await until(read, (plan) => plan.state === 'decided')
    const all = await until(openings, ({ opened }) => opened >= before.totals.jointBranches, 60_000)
    expect(all.refused).toBe(0)
    await open(path)
    expect(await page.locator('h1').innerText()).toBe(title)
    await page.locator('td a[href^="/cases/"]').first().click()
    await page.waitForURL(/\/cases\//)
    await settled(page)
    await shows(page.locator('.case-steps'), '申请')
  },
)

story('a street sees the plan of its own street and none of the district', async ({ visit }) => {
  const street = await visit('minzhi')
  await street.open('/plans')
  const { items } = await ask<{ items: { node: { name: string } }[] }>(street, '/api/planner/plans')
  expect(new Set(items.map((plan) => plan.node.name)).has('龙华区')).toBe(false)
})

interface Opening {
  readonly unit: { readonly no: number; readonly name: string }
  readonly leaves: readonly { readonly no: number; readonly name: string }[]
  readonly caseId: string | null
}

/** Presses an act of a case, fills its dialog and waits until it is done. */
async function act({ page }: Visitor, name: string, fill: () => Promise<void> = async () => undefined): Promise<void> {
  await page.locator('.case-acts').getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await fill()
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await settled(page)
}

story(
  'a plan that arranges joint branches anew says what it changes, is decided, and who moves is never uncovered',
  async ({ visit }) => {
    const committee = await visit('district')
    const { page, open } = committee
    await open('/plans')
    await page.getByRole('button', { name: '做一个组建方案' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('更多条件').click()
    await dialog.getByText('已在联合党支部里的也重新编排').click()
    await dialog.getByRole('button', { name: '做一个组建方案' }).click()
    await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/)
    const path = new URL(page.url()).pathname
    await until(
      () => ask<Plan>(committee, `/api/planner${path}`),
      (plan) => plan.state === 'ready',
      90_000,
    )
    await page.getByText('这个方案重新编排了已有的联合党支部').waitFor()

    await page.getByRole('link', { name: '看要开哪些办件' }).click()
    await page.getByLabel('只看换支部的').check()
    await settled(page)
    await page.getByRole('columnheader', { name: '离开的党支部' }).waitFor()
    expect(await committee.accessibility()).toEqual([])

    await page.getByRole('button', { name: '定下来' }).click()
    await page
      .locator('.ant-popconfirm')
      .getByRole('button', { name: /确\s*定/ })
      .click()
    const moving = () => ask<{ items: Opening[] }>(committee, `/api/planner${path}/openings?procedure=attach&leaving=yes`)
    const { items } = await until(moving, (list) => list.items.some((one) => one.caseId !== null), 90_000)
    const { unit, leaves, caseId } = items.find((one) => one.caseId !== null)!
    await open(`/cases/${caseId}`)
    expect(await page.locator('.case-facts').first().innerText()).toContain(leaves[0]!.name)
    const file = { name: '申请书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n') }
    await page.locator('.case-papers input[type=file]').first().setInputFiles(file)
    await page.locator('.case-papers').getByText('申请书.pdf').waitFor()
    const verdict = async () => (await ask<{ cell: string }>(committee, `/api/coverage/units/${unit.no}/verdict`)).cell
    expect(await verdict()).toBe('joint')
    await act(committee, '提交')
    expect(await page.locator('.case-steps li[aria-current=step]').innerText()).toContain('接收支部同意')
    expect(await verdict()).toBe('joint')
  },
)
