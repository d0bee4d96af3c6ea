import { describe } from 'vitest'
import { desk, phone, story } from '../support/browser.ts'
import { shows } from '../support/pages.ts'

describe('a directive', () => {
  story('is issued at the desk, acknowledged, taken on and reported on the phone, and confirmed', async ({ visit }) => {
    const { page, open } = await visit('district', { size: desk })
    await open('/directives')
    await page.getByRole('button', { name: '交办任务' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('治理任务', { exact: true }).click()
    await dialog.getByLabel('任务名称').fill('社区图书角整理')
    await dialog.getByLabel('任务内容').fill('请整理社区图书角，分类上架，报整理册数。')
    await dialog.getByLabel('完成期限').fill('2030-06-28')
    await dialog.getByLabel('完成期限').press('Enter')
    await dialog.getByLabel('承办单位').fill('棠渡')
    await page.getByTitle(/棠渡青少年/).click()
    await dialog.getByText('已选 1 个单位').waitFor()
    await dialog.getByRole('button', { name: '提交' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('社区图书角整理').first().click()
    await page.getByText('0/1 办结，0 签收').waitFor()
    const address = new URL(page.url()).pathname

    // The organisation answers on the way.
    const head = await visit('tangdu', { size: phone })
    await head.open('/m/tasks')
    await head.page.getByRole('link', { name: '交办任务' }).click()
    await head.page.getByText('社区图书角整理').click()
    await head.page.getByRole('button', { name: '签收' }).click()
    await head.page.getByRole('button', { name: '承接', exact: true }).click()
    await head.page.getByRole('button', { name: '报结果' }).click()
    await head.page.getByLabel('办理结果').fill('整理图书四百二十册，分六类上架。')
    await head.page.getByRole('button', { name: '报结果' }).click()
    await head.page.getByText('已报结果，待确认').waitFor()

    // The issuer returns it once, and then confirms.
    await open(address)
    await page.getByRole('button', { name: '退回再办' }).click()
    await page.getByRole('dialog').getByLabel('原因').fill('请写明志愿者人数')
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await page.getByText('请写明志愿者人数').first().waitFor()
    await head.open(`/m${address}`)
    await head.page.getByRole('button', { name: '报结果' }).click()
    await head.page.getByLabel('办理结果').fill('四百二十册，志愿者五人。')
    await head.page.getByRole('button', { name: '报结果' }).click()
    await head.page.getByText('已报结果，待确认').waitFor()
    await open('/directives?list=targets&view=mine')
    await page
      .getByRole('row', { name: /社区图书角整理/ })
      .getByRole('button', { name: '确认办结' })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await open(address)
    await shows(page.locator('main'), /1\/1 办结/)
    await shows(page.locator('main'), /四百二十册，志愿者五人/)
  })
})
