import { expect } from 'vitest'
import { phone, settled, story } from '../support/browser.ts'
import { counts, shows, until } from '../support/pages.ts'

const line = '见了负责人，二季度记录还差一次'
const what = '补齐二季度组织生活记录'

story(
  'an instructor records a visit on the phone in three touches, and the finding becomes a task and is closed',
  async ({ visit }) => {
    const instructor = await visit('instructor', { size: phone })
    const { page } = instructor
    await instructor.open('/m/')
    const first = page.locator('.doors a').first()
    const name = (await first.locator('span').first().innerText()).split('\n')[0]!
    await first.click() // one
    const field = page.getByLabel('一句话记录')
    await field.waitFor()
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.type(line) // the line itself; the field is waiting for it
    await page.getByRole('button', { name: '添加发现的问题' }).click()
    await page.getByLabel('要做什么').fill(what)
    await page.getByLabel('责任人').fill('李书记')
    await page.getByRole('button', { name: '登记走访' }).dblclick() // two, and once too often
    await page.getByText('已登记').waitFor()

    await instructor.open('/m/tasks')
    const card = page.locator('.card', { hasText: what })
    await card.getByRole('button', { name: '跟进' }).click()
    await card.getByLabel('做了什么').fill('记录补上了')
    await card.getByRole('button', { name: '已完成' }).click()
    await card.waitFor({ state: 'detached' })

    const officer = await visit('longhua')
    await officer.open('/workforce/visits?state=made')
    const rows = officer.page.locator('tbody tr.ant-table-row', { hasText: line })
    await counts(rows, 1)
    await shows(rows, name)
    await officer.open('/workforce/tasks?view=all')
    const task = officer.page.locator('tbody tr.ant-table-row', { hasText: what })
    await shows(task, /已完成[^]*记录补上了/)
  },
)

story('without a network the line stays on the phone and leaves once it is back', async ({ visit }) => {
  const instructor = await visit('instructor', { size: phone })
  // The browser reports the missing network on its own, with no status.
  instructor.expectRefusal(Number.NaN)
  const { page } = instructor
  await instructor.open('/m/')
  await page.locator('.doors a').nth(1).click()
  await page.getByLabel('一句话记录').fill('路上没有信号，先记下')
  await settled(page)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '登记走访' }).click()
  await page.getByText('网络不通').waitFor()
  await page.context().setOffline(false)
  const found = () =>
    page.evaluate(async () => {
      const answer = await fetch('/api/workforce/visits?state=made&pageSize=50')
      const { items } = (await answer.json()) as { items: { line: string }[] }
      return items.filter((one) => one.line === '路上没有信号，先记下').length
    })
  expect(await until(found, (count) => count > 0)).toBe(1)
})
