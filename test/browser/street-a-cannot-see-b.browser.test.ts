import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { settled, story, type Visitor } from '../support/browser.ts'
import { numberOf, shows, until } from '../support/pages.ts'

/** A social organisation of 龙华街道, and a code nobody has. */
const foreign = { code: '52440309994272028P', name: '湾栀青少年成长中心', initials: 'wzqsn', pinyin: 'wanzhiqingshaonian' }
const nobody = 99_999_999

interface Refusal {
  readonly status: number
  readonly code?: string
  readonly params?: unknown
}

/** Asks the way the pages do, as the person signed in. */
const ask = async (page: Page, path: string): Promise<Refusal & { items?: unknown[]; total?: number }> =>
  page.evaluate(async (address) => {
    const response = await fetch(address)
    const text = await response.text()
    return { status: response.status, ...(text.startsWith('{') ? (JSON.parse(text) as object) : { text }) }
  }, path)

async function numberOfForeignUnit({ page }: Visitor): Promise<number> {
  const { items } = await ask(page, `/api/coverage/units?q=${foreign.code}`)
  return (items as { no: number }[])[0]!.no
}

story('an officer of one street finds nothing of another, in whichever way they look', async ({ visit }) => {
  const no = await numberOfForeignUnit(await visit('district'))
  const officer = await visit('minzhi')
  officer.expectRefusal(404)
  const { page, open } = officer

  // The list, by every way of writing.
  await open('/units')
  const own = await numberOf(page.locator('.ant-pagination-total-text'))
  for (const words of [foreign.name, foreign.initials, foreign.pinyin, foreign.code]) {
    await open(`/units?q=${words}`)
    await shows(page.locator('.list-panel'), '没有符合筛选的单位')
  }
  const streets = await ask(page, '/api/organisations/catalogue')
  const other = (streets as unknown as { streets: { no: number; name: string; districtNo: number }[] }).streets.find(
    (row) => row.name === '龙华街道',
  )!
  await open(`/units?streetNo=${other.no}`)
  await shows(page.locator('.list-panel'), '没有符合筛选的单位')

  // Quick find.
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: '查找单位' })
  for (const words of [foreign.name, foreign.initials, foreign.code]) {
    await box.fill(words)
    await until(
      () => page.locator('.find-hint').allInnerTexts(),
      (hints) => hints.join('').includes('没有找到'),
    )
    expect(await page.locator('.find-list').innerText()).not.toContain(foreign.name)
  }
  await page.keyboard.press('Escape')

  // Its page by number reads like that of a unit that does not exist.
  const said: string[] = []
  for (const number of [no, nobody]) {
    await open(`/units/${number}`)
    said.push(await page.locator('main').innerText())
  }
  expect(said[0]).toContain('没有找到')
  expect(said[0]).toBe(said[1])

  // So does every door behind the pages.
  for (const path of [
    (unit: number) => `/api/organisations/units/${unit}`,
    (unit: number) => `/api/organisations/units/${unit}/history`,
    (unit: number) => `/api/coverage/units/${unit}/verdict`,
    (unit: number) => `/api/workforce/units/${unit}/posts`,
  ]) {
    const [hidden, absent] = [await ask(page, path(no)), await ask(page, path(nobody))]
    expect({ ...hidden, traceId: null }, path(no)).toEqual({ ...absent, traceId: null })
    expect(hidden.items ?? [], path(no)).toEqual([])
  }
  // Asked why, the platform names what the officer lacks and nothing of the unit.
  const why = await ask(page, `/api/organisations/units/${no}/visibility`)
  expect(why.status).toBe(200)
  expect(why).toEqual(await ask(page, `/api/organisations/units/${nobody}/visibility`))
  expect(JSON.stringify(why)).not.toContain('龙华街道')
  expect(JSON.stringify(why)).not.toContain(foreign.name)

  // Figures, matrix, map and export are those of the officer's own street.
  await open('/matrix')
  expect(await page.locator('table.matrix tbody th').allInnerTexts()).toEqual(['民治街道'])
  await shows(page.locator('table.matrix tfoot td').last(), String(own))
  await open('/map')
  await settled(page)
  expect(await page.locator('main').innerText()).not.toContain(foreign.name)
  const points = JSON.stringify(await ask(page, `/api/map/points?districtNo=${other.districtNo}`))
  expect(points).toContain('"unitNo"')
  expect(points).not.toContain(`"unitNo":${no},`)
  const exported = await page.evaluate(async () => (await fetch('/api/coverage/units/export?format=csv')).text())
  expect(exported).toContain('民治街道')
  expect(exported).not.toContain(foreign.code)
  expect(exported.trim().split('\n').length).toBeGreaterThan(own)
})
