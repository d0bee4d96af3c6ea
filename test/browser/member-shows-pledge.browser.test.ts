import { expect } from 'vitest'
import { phone, settled, story } from '../support/browser.ts'
import { claim, codeFor } from '../support/own-account.ts'
import { shows } from '../support/pages.ts'

story(
  'a member reads what is shown to whom, shows a pledge, says it is fulfilled, and withdraws everything',
  async ({ visit }) => {
    const office = await visit('district')
    await office.open('/members/displays')
    const list = office.page.locator('.list-panel')
    await shows(list, '每月走访一次结对社区')
    expect(await office.accessibility()).toEqual([])
    const code = await codeFor(office, 33)

    const member = await visit(null, { size: phone })
    const { page, open } = member
    await open('/m/claim')
    await claim(member, code, 'liangshenfen')
    await open('/m/own')
    await page.getByText('了解并决定是否展示').click()
    await shows(page.locator('main'), '不展示电话和其他资料，不要求照片')
    // Nothing is sent before the box is ticked: the browser itself holds the form back.
    await page.getByRole('button', { name: '开始展示' }).click()
    await page.getByLabel('亮职责').fill('联系青年会员')
    await page.getByLabel('我已了解，自愿展示').check()
    await page.getByRole('button', { name: '开始展示' }).click()
    await page.getByLabel('承诺内容').fill('为社区办一次义诊')
    await page.getByRole('button', { name: '写下承诺' }).click()
    await shows(page.locator('main'), '只有自己看得到')
    await page.getByRole('button', { name: '公开' }).click()
    await page.getByRole('button', { name: '已兑现' }).click()
    await page.getByRole('button', { name: '已兑现' }).waitFor({ state: 'detached' })
    expect(await member.accessibility()).toEqual([])

    await office.open('/members/displays?pledge=fulfilled')
    await shows(list, '为社区办一次义诊')
    await shows(list, '联系青年会员')

    await page.getByRole('button', { name: '撤回展示' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: '撤回展示' }).click()
    await shows(page.locator('main'), '您目前没有展示任何内容')
    await office.open('/members/displays')
    await settled(office.page)
    expect(await list.innerText()).not.toContain('联系青年会员')
  },
)
