import { describe, expect } from 'vitest'
import { desk, phone, story } from '../support/browser.ts'
import { shows } from '../support/pages.ts'

describe('a member nobody knew of', () => {
  story(
    'declares themselves without an account, is seen by the district without a name, and takes it back',
    async ({ visit }) => {
      const { page, open } = await visit(null, { size: phone })
      await open('/m/join')
      await page.getByLabel('姓名').fill('测试口袋')
      await page.getByLabel('手机号码').fill('10099990000')
      await page.getByRole('checkbox').check()
      await page.getByRole('button', { name: '登记', exact: true }).click()
      const code = await page.locator('.verdict').innerText()
      expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)

      const district = await visit('district', { size: desk })
      await district.open('/members/declared')
      await district.page.locator('table a.door').first().click()
      await district.page.getByText('测**袋').waitFor()
      await district.page.getByText('同街道').first().waitFor()

      await open('/m/join')
      await page.getByText('撤回以前的登记').click()
      await page.getByLabel('撤回码').fill(code)
      await page.getByRole('button', { name: '撤回并删除资料' }).click()
      await page.getByText('您的资料已经删除').waitFor()
    },
  )
})

describe('an officer', () => {
  story('sees a member masked, and in full for a stated purpose', async ({ visit }) => {
    const { page, open } = await visit('district', { size: desk })
    await open('/members')
    await page.locator('table a.door [data-name]').first().click()
    const name = page.locator('h2[data-name]')
    await name.waitFor()
    await shows(name, '*')
    await page.getByRole('button', { name: '查看', exact: true }).click()
    await page.getByLabel('用途').click()
    await page.getByTitle('工作联络').click()
    await page.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click()
    await page.getByText('已显示').waitFor()
    expect(await name.innerText()).not.toContain('*')
  })
})
