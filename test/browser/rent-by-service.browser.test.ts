import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone, story } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

const ask = (page: Page, path: string) => page.evaluate(async (from) => (await fetch(from)).json(), path)

story(
  'a resident organisation offers service for rent, the owner of the venue agrees, and both see what is owed',
  async ({ visit }) => {
    const secretary = await visit('secretary')
    const { page } = secretary
    await secretary.open('/places/rents')
    const { units } = (await ask(page, '/api/places/mine')) as { units: { no: number; name: string }[] }
    const [own] = units
    await page.getByRole('button', { name: '提出约定' }).click()
    const dialog = page.getByRole('dialog')
    await choose(page, dialog.getByLabel('阵地', { exact: true }), '民新社区党员活动室')
    await choose(page, dialog.getByRole('combobox', { name: '入驻组织' }), own!.name)
    await choose(page, dialog.getByLabel('计量方式'), '阵地活动场次')
    await dialog.getByLabel('每月房租（元）').fill('400')
    await shows(dialog, '每 3 个月折合面向公众的活动 6 场')
    await shows(dialog, '来源没有写明数额，由各地规定')
    await dialog.getByRole('button', { name: '提交' }).dblclick()
    await page.waitForURL(/\/places\/rents\/[0-9a-f-]{36}/)
    const at = new URL(page.url()).pathname
    await shows(page.locator('main'), '待对方同意')
    await page.getByRole('button', { name: '撤回' }).waitFor()
    expect(await page.getByRole('button', { name: '同意', exact: true }).count()).toBe(0)

    const officer = await visit('district')
    await officer.open('/places/rents?waiting=true')
    await officer.page.locator(`a[href="${at}"]`).first().click()
    await shows(officer.page.locator('main'), own!.name)
    await officer.page.getByRole('button', { name: '同意', exact: true }).click()
    await officer.page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await shows(officer.page.locator('main'), '不适用，第一期还没有结束')

    const walking = await visit('secretary', { size: phone })
    await walking.open('/m/me')
    await walking.page.getByRole('link', { name: '服务换房租' }).click()
    await walking.page.getByRole('link', { name: /民新社区党员活动室/ }).click()
    await shows(walking.page.locator('main'), '每 3 个月 6 场')
    await shows(walking.page.locator('main'), '本期未结束')
    await walking.page.getByRole('link', { name: '在电脑上查看和终止' }).click()
    await walking.page.waitForURL((url) => url.pathname === at)
  },
)
