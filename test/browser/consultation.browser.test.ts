import { describe } from 'vitest'
import { desk, phone, story } from '../support/browser.ts'
import { shows } from '../support/pages.ts'

describe('a consultation', () => {
  story('is asked of an organisation on the page of an issue, and answered by it on the phone', async ({ visit }) => {
    const { page, open } = await visit('district', { size: desk })
    await open('/deliberation?view=all')
    await page.getByText('老人助餐点设在哪里').first().click()
    await page.getByRole('button', { name: '请社会组织会诊' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('请哪些社会组织').fill('棠渡')
    await page.getByTitle(/棠渡青少年/).click()
    await dialog.getByLabel('请诊断什么').fill('老人行动不便，助餐点放在哪里大家愿意来')
    await dialog.getByLabel('希望答复日期').fill('2030-06-28')
    await dialog.getByLabel('希望答复日期').press('Enter')
    await dialog.getByRole('button', { name: '提交' }).click()
    await dialog.waitFor({ state: 'detached' })
    const address = new URL(page.url()).pathname

    const head = await visit('tangdu', { size: phone })
    await head.open('/m/tasks')
    await head.page.getByRole('link', { name: '待答复的会诊' }).click()
    await head.page.getByText('老人助餐点设在哪里').click()
    await head.page.getByLabel('诊断').fill('三个小区之间隔一条主路，老人不愿过街')
    await head.page.getByLabel('建议').fill('主路两侧各设一处，由志愿者送到楼下')
    await head.page.getByRole('button', { name: '答复会诊' }).click()
    await head.page.getByText('已会诊').waitFor()

    await open(address)
    await shows(page.locator('main'), /主路两侧各设一处/)
    await open('/deliberation?list=consultations&view=answered')
    await shows(page.locator('main'), /老人助餐点设在哪里/)
  })
})
