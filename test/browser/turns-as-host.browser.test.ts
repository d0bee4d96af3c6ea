import { expect } from 'vitest'
import { phone, story } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

story(
  'what branches hold jointly goes round: the committee exchanges two days, a secretary skips one on the phone',
  async ({ visit }) => {
    const committee = await visit('district')
    const { page } = committee
    await committee.open('/activities/series')
    await page.getByRole('link', { name: '同上一堂主题党课' }).click()
    await page.getByText('下次 2026-12-28').waitFor()
    const hostOn = async (day: string) => {
      const row = page.locator('table.plain tr', { has: page.getByRole('link', { name: day }) })
      return (await row.locator('td').nth(1).innerText()).trim()
    }
    const [march, april] = [await hostOn('2027-03-28'), await hostOn('2027-04-28')]
    await page
      .locator('table.plain tr', { has: page.getByRole('link', { name: '2027-03-28' }) })
      .getByRole('button', { name: '互换' })
      .click()
    const dialog = page.getByRole('dialog')
    await choose(page, dialog.getByLabel('与哪一天互换'), '2027-04-28')
    await dialog.getByLabel('原因').fill('三月场地维修')
    await dialog.getByRole('button', { name: '提交' }).click()
    await shows(page.locator('main'), '三月场地维修')
    expect([await hostOn('2027-03-28'), await hostOn('2027-04-28')]).toEqual([april, march])
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出日历' }).click()])
    expect(file.suggestedFilename()).toContain('.ics')

    const secretary = await visit('secretary', { size: phone })
    await secretary.open('/m/me')
    await secretary.page.getByRole('link', { name: '主办轮次' }).click()
    await secretary.page.getByRole('link', { name: /同上一堂主题党课/ }).click()
    const own = secretary.page.locator('.card', { has: secretary.page.getByRole('button', { name: '跳过或互换' }) }).first()
    const day = (await own.locator('.verdict').innerText()).slice(0, 10)
    await own.getByRole('button', { name: '跳过或互换' }).click()
    await secretary.page.getByLabel('原因').fill('当天开党员大会')
    await secretary.page.getByRole('button', { name: '确认调整' }).click()
    await shows(secretary.page.locator('main'), '本次跳过')

    // The committee sees who passed it on and why.
    await committee.open(new URL(page.url()).pathname)
    await shows(page.locator('main'), new RegExp(`${day}，.*跳过：\\s*当天开党员大会`))
  },
)
