import { expect } from 'vitest'
import { phone, story, type Visitor } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

async function send({ page }: Visitor, title: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'detached' })
}

story(
  'a secretary sees the team, takes a resident in, and a neighbour says by code to want to come closer',
  async ({ visit }) => {
    const office = await visit('secretary')
    const { page, open } = office
    const main = page.locator('main')
    await open('/service/teams')
    await shows(main, '只看队伍，不看个人')
    expect(await office.accessibility()).toEqual([])
    await open('/service/series')
    await shows(main, '定期服务')

    await open('/service/cases')
    const branch = (await page.evaluate(async () => (await fetch('/api/dues/branches')).json())) as { items: { name: string }[] }
    await page.getByRole('button', { name: '接案' }).click()
    const dialog = page.getByRole('dialog', { name: '接案' })
    await choose(page, dialog.getByLabel('所属党组织'), branch.items[0]!.name)
    await dialog.getByLabel('姓名').fill('麦大爷')
    await choose(page, dialog.getByLabel('需求'), '法律问题')
    await page.keyboard.press('Escape')
    await dialog.getByRole('checkbox', { name: '本人已同意接案和登记' }).check()
    await send(office, '接案')
    const row = page.locator('tbody tr').filter({ hasText: '麦*爷' })
    await row.getByRole('link').first().click()
    await page.getByRole('button', { name: '添加计划' }).click()
    await page.getByRole('dialog').getByLabel('做什么').fill('约一次法律咨询')
    await send(office, '添加计划')
    await shows(main, '约一次法律咨询')
    await shows(main, '已定计划')
    expect(await office.accessibility()).toEqual([])

    await open('/service/people')
    await page.getByRole('button', { name: '登记志愿者' }).click()
    const entry = page.getByRole('dialog', { name: '登记志愿者' })
    await choose(page, entry.getByLabel('所在组织'), branch.items[0]!.name)
    await entry.getByLabel('姓名').fill('柳二妹')
    await entry.getByLabel('联系电话').fill('13355550177')
    await entry.getByRole('checkbox').check()
    await entry.getByRole('button', { name: '提交' }).click()
    const code = /查询码：(\S+)/.exec(await shows(page.getByRole('dialog').filter({ hasText: '查询码' }), '查询码：'))![1]!
    const neighbour = await visit(null, { size: phone })
    await neighbour.open('/m/served')
    const own = neighbour.page.locator('main')
    await neighbour.page.getByLabel('查询码').fill(code)
    await neighbour.page.getByRole('button', { name: '查询' }).click()
    await neighbour.page.getByRole('button', { name: '表达意愿' }).click()
    await neighbour.page.getByRole('checkbox', { name: /我自愿表达/ }).check()
    await neighbour.page.getByRole('button', { name: '表达意愿' }).click()
    await shows(own, '已告诉该党组织')
    expect(await neighbour.accessibility()).toEqual([])
    await open('/service/approaches?state=open')
    await shows(page.locator('tbody'), '柳二妹')
  },
)
