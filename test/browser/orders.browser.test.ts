import { describe, expect } from 'vitest'
import { desk, phone, story } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

describe('a resident’s call', () => {
  story('goes desk, committee, street, reply, rating', async ({ visit }) => {
    // The desk takes it in and tells the code once.
    const { page, open } = await visit('district', { size: desk })
    await open('/orders')
    await page.getByRole('button', { name: '接单', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('什么事').fill('公交站牌倒了，行人要绕行')
    await choose(page, dialog.getByLabel('事项类别'), '公共设施')
    await choose(page, dialog.getByLabel('来源'), '电话')
    await dialog.getByLabel('诉求人姓名').fill('测试来电人')
    await dialog.getByLabel('联系电话').fill('10099998765')
    await dialog.getByLabel('地点').fill('民治大道公交站')
    await dialog.getByRole('button', { name: '提交' }).click()
    const told = page.locator('.demand-code')
    await told.waitFor()
    const code = await told.innerText()
    expect(code).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/)

    // The committee transfers it to the street, which alone may accept.
    await page.getByRole('link', { name: '打开订单' }).click()
    await page.getByText('公交站牌倒了').first().waitFor()
    await page.getByText('测***人').waitFor()
    await page.getByRole('button', { name: '转单', exact: true }).click()
    await choose(page, page.getByRole('dialog').getByLabel('转给', { exact: true }), '民治街道')
    await page.getByRole('dialog').getByLabel('理由').fill('在你街道辖区')
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await page.getByText('下一步由民治街道办理').waitFor()
    const address = new URL(page.url()).pathname

    // The street accepts, does it and replies in a line, on the phone.
    const street = await visit('minzhi', { size: phone })
    await street.open(`/m${address}`)
    await street.page.getByRole('button', { name: '接收' }).click()
    await street.page.getByRole('button', { name: '办结' }).waitFor()
    await street.page.getByRole('textbox', { name: '一句话说明' }).fill('已联系公交公司扶正加固')
    await street.page.getByRole('button', { name: '办结' }).click()
    await street.page.getByRole('textbox', { name: '回复', exact: true }).fill('站牌已经修好，感谢提醒。')
    await street.page.getByLabel('回复人').fill('周倩')
    await street.page.getByRole('button', { name: '回单' }).click()
    await street.page.getByText('这个订单已经回单').waitFor()

    // Another street has no business with it.
    const other = await visit('longhua', { size: phone })
    other.expectRefusal(404)
    await other.open(`/m${address}`)
    await other.page.getByText('不在您的管理范围内').waitFor()

    // Who called reads the reply and says what they think of it, without an account.
    const caller = await visit(null, { size: phone })
    caller.expectRefusal(404)
    await caller.open('/m/ask/follow')
    await caller.page.getByLabel('查询码').fill(code.toLowerCase())
    await caller.page.getByLabel('手机号后四位').fill('0000')
    await caller.page.getByRole('button', { name: '查看', exact: true }).click()
    await caller.page.getByText('查询码与手机号后四位不符').waitFor()
    await caller.page.getByLabel('手机号后四位').fill('8765')
    await caller.page.getByRole('button', { name: '查看', exact: true }).click()
    await caller.page.getByText('站牌已经修好，感谢提醒。').waitFor()
    await caller.page.getByText('满意', { exact: true }).first().click()
    await caller.page.getByRole('button', { name: '提交评价' }).click()
    await caller.page.getByText('您的评价：满意').waitFor()

    // The desk sees the whole chain, and the list of what was solved holds it.
    await open(address)
    await shows(page.locator('.demand-chain'), /评价[\s\S]*回单[\s\S]*办结[\s\S]*接收[\s\S]*转单[\s\S]*接单/)
    await open('/orders?view=solved&q=公交站牌')
    await page.getByText('公交站牌倒了').first().waitFor()
  })

  story('comes by the page without an account as well', async ({ visit }) => {
    const { page, open } = await visit(null, { size: phone })
    await open('/m/ask')
    await page.getByLabel('什么事').fill('希望社区办一次义诊')
    await page.getByLabel('事项类别').selectOption('health')
    await page.getByLabel('怎样称呼您').fill('测试居民')
    await page.getByRole('textbox', { name: '手机号码' }).fill('10099994321')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    const code = page.locator('.verdict')
    await shows(code, /^[A-Z2-9]{5}-[A-Z2-9]{5}$/)

    const district = await visit('district', { size: desk })
    await district.open('/orders?q=义诊')
    await district.page.getByText('希望社区办一次义诊').first().click()
    await district.page.getByText('网页', { exact: false }).first().waitFor()
    await shows(district.page.locator('.demand-facts').nth(1), '测**民')
  })
})
