import ExcelJS from 'exceljs'
import { expect } from 'vitest'
import { settled, story } from '../support/browser.ts'
import { choose, numberOf, shows, until } from '../support/pages.ts'

story('the committee goes from a figure to the blanks of one industry, prints them and takes them along', async ({ visit }) => {
  const { page, open } = await visit('district')
  await open('/')
  await page.getByText('按行业', { exact: true }).click()
  const row = page.locator('table.breakdown tbody tr', { hasText: '教育培训' }).first()
  await row.waitFor()
  const door = row.locator('td').nth(5).locator('a')
  const counted = await numberOf(door)
  expect(counted).toBeGreaterThan(1)
  await door.click()
  await page.waitForURL(/\/units\?/)
  await settled(page)

  const total = () => numberOf(page.locator('.ant-pagination-total-text'))
  expect(await total()).toBe(counted)
  await shows(page.locator('.panel.long').first(), '教育培训')

  await choose(page, page.getByRole('combobox', { name: '街道', exact: true }), '民治街道')
  const narrowed = await until(total, (now) => now < counted)
  await settled(page)
  expect(await page.locator('tbody tr.ant-table-row').count()).toBe(Math.min(narrowed, 50))

  await page.emulateMedia({ media: 'print' })
  const head = page.locator('.print-head')
  expect(await head.isVisible()).toBe(true)
  const printed = await head.innerText()
  for (const word of ['社会组织名单', '民治街道', '教育培训']) expect(printed).toContain(word)
  expect(printed).toMatch(/统计日 \d{4}-\d{2}-\d{2}/)
  expect((await page.pdf({ format: 'A4' })).subarray(0, 4).toString()).toBe('%PDF')
  await page.emulateMedia({ media: 'screen' })

  await page.getByRole('button', { name: '导出当前筛选' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: '导出 Excel' }).click()])
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(await file.path())
  const names = book.worksheets[0]!.getColumn(1).values.filter((value) => typeof value === 'string' && value !== '')
  expect(names.length - 1).toBe(narrowed)
})

story('an address of a page after the last one shows the last one, or the first', async ({ visit }) => {
  const { page, open } = await visit('district')
  const rows = page.locator('tbody tr.ant-table-row')
  await open('/units?page=99') // its answer knows how long it is
  await rows.first().waitFor()
  const last = Math.ceil((await numberOf(page.locator('.ant-pagination-total-text'))) / 50)
  expect(new URL(page.url()).searchParams.get('page')).toBe(String(last))
  await open('/service?page=99') // its answer does not
  await page.locator('main tbody tr').first().waitFor()
  expect(new URL(page.url()).searchParams.get('page')).toBeNull()
})
