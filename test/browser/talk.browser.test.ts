import { describe, expect } from 'vitest'
import { desk, phone, story } from '../support/browser.ts'
import { shows } from '../support/pages.ts'

describe('a talk with the secretary', () => {
  story('is asked for on the phone, moved to another hour at the desk, held, and its follow-ups are done', async ({ visit }) => {
    // The head of an organisation asks on the way.
    const head = await visit('tangdu', { size: phone })
    await head.open('/m/tasks')
    await head.page.getByRole('link', { name: '书记议事厅' }).click()
    await head.page.getByRole('link', { name: '约谈' }).click()
    await head.page.getByLabel('事由').fill('青少年暑期课堂的党建工作')
    await head.page.getByLabel('开始时间').fill('08:00')
    await head.page.getByRole('button', { name: '约谈' }).click()
    await head.page.getByText('等对方答复').waitFor()
    const address = new URL(head.page.url()).pathname.replace('/m', '')

    // A street above the organisation is neither side.
    const street = await visit('minzhi', { size: desk })
    street.expectRefusal(404)
    await street.open(address)
    await street.page.getByText('没有找到这次会谈').first().waitFor()

    // The secretary proposes another hour.
    const { page, open } = await visit('district', { size: desk })
    await open('/talks?view=mine')
    await page.getByText('青少年暑期课堂的党建工作').first().click()
    await page.getByRole('button', { name: '另提时间' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('开始时间').fill('08:30')
    await dialog.getByLabel('说明').fill('八点有例会')
    await dialog.getByRole('button', { name: '提交' }).click()
    await page.getByText('等对方答复').first().waitFor()

    await head.open(`/m${address}`)
    await head.page.getByText('08:30–09:30').waitFor()
    await head.page.getByRole('button', { name: '答应' }).click()
    await head.page.getByRole('button', { name: '答应' }).click()
    await head.page.getByText('已约定').waitFor()

    // It is held; who does what by when is written down.
    await open(address)
    await page.getByRole('button', { name: '登记会谈' }).click()
    const record = page.getByRole('dialog')
    await record.getByLabel('会谈内容').fill('暑期课堂设党员岗，场地由区里协调。')
    for (const [index, { matter, side, who }] of [
      { matter: '协调暑期场地', side: '党组织书记', who: '陈明' },
      { matter: '报送党员岗名单', side: '组织负责人', who: '沈越' },
    ].entries()) {
      await record.getByRole('button', { name: '加一项后续事项' }).click()
      const row = record.locator('fieldset').nth(index)
      await row.getByLabel('事项', { exact: true }).fill(matter)
      await row.getByText(side, { exact: true }).click()
      await row.getByLabel('负责人', { exact: true }).fill(who)
      await row.getByLabel('完成期限').fill('2030-06-30')
      await row.getByLabel('完成期限').press('Enter')
    }
    await record.getByRole('button', { name: '提交' }).click()
    await page.getByText('已会谈').first().waitFor()

    // Each side does its own: the head on the phone, the secretary from the list.
    await head.open(`/m${address}`)
    await head.page.getByText('报送党员岗名单').waitFor()
    await head.page.getByLabel('办理情况').fill('名单已报送')
    await head.page.getByRole('button', { name: '办结' }).click()
    await head.page.getByText('名单已报送').waitFor()
    await open('/talks?list=follow-ups&view=mine&q=协调暑期场地')
    await page.getByRole('button', { name: '办结' }).click()
    await page.getByRole('dialog').getByLabel('办理情况').fill('已落实两间教室')
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await open(address)
    await shows(page.locator('main'), /已落实两间教室/)
    await shows(page.locator('main'), /名单已报送/)
  })

  story('has pages everybody can read, at the desk and on the phone', async ({ visit }) => {
    for (const options of [
      { size: desk, language: 'zh-CN' },
      { size: phone, language: 'en' },
    ] as const) {
      const { open, accessibility, page } = await visit('district', options)
      for (const path of [
        '/talks',
        '/talks?list=follow-ups',
        '/orders/results',
        '/deliberation?list=sessions',
        '/m/online',
        '/m/talks',
      ]) {
        await open(path)
        await page.locator('h1').first().waitFor()
        expect([path, await accessibility()]).toEqual([path, []])
        expect([path, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([path, true])
      }
    }
  })
})
