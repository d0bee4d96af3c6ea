import { expect } from 'vitest'
import { type Visitor, story } from '../support/browser.ts'
import { choose, shows, until } from '../support/pages.ts'

interface Owed {
  readonly no: number
  readonly name: string
  readonly duties: Readonly<Record<string, string>>
}

const ask = <T>({ page }: Visitor, path: string): Promise<T> =>
  page.evaluate(async (address) => (await fetch(address)).json(), path) as Promise<T>

async function post<T>({ page }: Visitor, path: string, body: object, revision?: number): Promise<T> {
  const [status, answer] = await page.evaluate(
    async ([address, text, match]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': `sent-to${address!.replaceAll('/', '-')}`, ...(match ? { 'if-match': match } : {}) } // prettier-ignore
      const got = await fetch(address!, { method: 'POST', headers, body: text! })
      return [got.status, await got.json()] as const
    },
    [path, JSON.stringify(body), revision === undefined ? '' : String(revision)],
  )
  expect([path, status]).toEqual([path, 200])
  return answer as T
}

interface Unit {
  readonly no: number
  readonly revision: number
  readonly facts: {
    readonly supervisor: { readonly no: number }
    readonly street: { readonly no: number }
    readonly district: { readonly no: number }
  }
}

/** A new organisation with a department over it, which nobody guides yet, whatever other stories did to the rest. */
async function establish(officer: Visitor, name: string): Promise<void> {
  const { items } = await ask<{ items: Owed[] }>(officer, '/api/workforce/units?duty=business&state=met')
  const { facts } = await ask<Unit>(officer, `/api/organisations/units/${items[0]!.no}`)
  const act = { reason: '新登记', effectiveOn: '2026-11-01' }
  const body = { ...act, kind: 'social_org', name, type: '51', districtNo: facts.district.no, streetNo: facts.street.no, headcount: 9, fullMembers: 0 } // prettier-ignore
  const { no, revision } = await post<Unit>(officer, '/api/organisations/units', body)
  await post(officer, `/api/organisations/units/${no}/changes`, { ...act, kind: 'move', facts: { supervisorNo: facts.supervisor.no } }, revision) // prettier-ignore
}

async function assign({ page }: Visitor, name: string, sender: string, side: string): Promise<void> {
  const panel = page.locator('.panel', { has: page.getByRole('heading', { name: '党务力量', exact: true }) })
  await panel.getByRole('button', { name: '指派' }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, dialog.getByLabel('岗位', { exact: true }), '党建指导员')
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('派出单位').fill(sender)
  await choose(page, dialog.getByLabel('派出方'), side)
  await choose(page, dialog.getByLabel('产生方式'), '上级派')
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'detached' })
  await panel.getByText(name).waitFor()
}

/** Waits until the list of gaps of a duty holds the unit, or says that nothing is there. */
const hasGap = async (visitor: Visitor, unit: Owed, duty: string, wanted: boolean): Promise<void> => {
  const query = new URLSearchParams({ duty, state: 'missing', q: unit.name })
  await visitor.open(`/workforce/units?${query}`)
  if (wanted) await visitor.page.locator('tbody tr.ant-table-row', { hasText: unit.name }).waitFor()
  else await visitor.page.getByText('没有符合条件的单位').waitFor()
}

story('a department and a street each send an instructor, one leaves, and the gap shows', async ({ visit }) => {
  const officer = await visit('zhifu')
  const { page } = officer
  await officer.open('/workforce')
  expect(await page.locator('.panel', { hasText: '双派指导员' }).count()).toBeGreaterThan(0)
  await establish(officer, '双派试办协会')
  const query = new URLSearchParams({ duty: 'locality', state: 'missing', q: '双派试办协会' })
  const { items } = await ask<{ items: Owed[] }>(officer, `/api/workforce/units?${query}`)
  const unit = items[0]!
  await hasGap(officer, unit, 'business', true)
  await hasGap(officer, unit, 'locality', true)

  await page.locator('tbody tr.ant-table-row', { hasText: unit.name }).locator('a').first().click()
  await page.waitForURL(/\/units\/\d+/)
  await assign(officer, '试往甲', '区某局', '业务主管部门')
  await assign(officer, '试往乙', '某街道党工委', '属地街道')
  const owed = page.locator('.panel', { has: page.getByRole('heading', { name: '应配力量' }) })
  const told = await until(
    () => owed.innerText(),
    (text) => text.includes('试往甲') && text.includes('试往乙'),
  )
  expect(told).toContain('ZF-04')
  await hasGap(officer, unit, 'business', false)
  await hasGap(officer, unit, 'locality', false)

  await officer.open(`/units/${unit.no}`)
  await page.locator('li', { hasText: '试往甲' }).getByRole('button', { name: '结束' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await hasGap(officer, unit, 'business', true)
  await hasGap(officer, unit, 'locality', false)

  await officer.open('/workforce/people?q=试往乙')
  await page.locator('tbody tr.ant-table-row a').first().click()
  await page.getByRole('heading', { level: 1, name: '试往乙' }).waitFor()
  await shows(page.locator('main, .page').first(), '上级派')
})
