import { expect } from 'vitest'
import { phone, settled, story, type Visitor } from '../support/browser.ts'
import { choose, shows, until } from '../support/pages.ts'

/** The last button of a dialog sends it; it closes once the server has accepted. */
async function send({ page }: Visitor, title: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'detached' })
}

story('a neighbour is found, trained, reads all of it by a code, has a help forgotten and ends it', async ({ visit }) => {
  const office = await visit('secretary')
  const { page, open } = office
  await open('/service/leaders')
  const list = page.locator('.list-panel')
  await shows(list, '不排名，不公开')
  // Those of the demonstration: one in each state, each number with its list.
  await list.getByRole('link', { name: '在带头 1' }).click()
  await until(
    () => page.locator('tbody').innerText(),
    (rows) => rows.includes('受过帮助，愿意回报') && !rows.includes('邻里信任'),
  )
  await open('/service/leaders?state=ended')
  await shows(page.locator('tbody'), '搬离')
  expect(await page.locator('tbody').innerText()).not.toContain('龙')

  await open('/service/leaders')
  const branch = (await page.evaluate(async () => (await fetch('/api/dues/branches')).json())) as { items: { name: string }[] }
  await page.getByRole('button', { name: '登记社区带头人' }).click()
  const dialog = page.getByRole('dialog', { name: '登记社区带头人' })
  await choose(page, dialog.getByLabel('培养组织'), branch.items[0]!.name)
  await dialog.getByLabel('姓名').fill('甘二姐')
  await dialog.getByLabel('联系电话').fill('13355550123')
  await choose(page, dialog.getByLabel('发现理由'), '常帮邻居')
  await dialog.getByLabel('看到了什么').fill('替三家老人取药，从不落下')
  await dialog.getByRole('button', { name: '提交' }).click()
  await shows(dialog, '本人已同意登记和培养')
  await dialog.getByRole('checkbox', { name: '本人已同意登记和培养' }).check()
  await send(office, '登记社区带头人')
  const told = page.getByRole('dialog').filter({ hasText: '查询码' })
  const code = /查询码：(\S+)/.exec(await shows(told, '查询码：'))![1]!
  await told.getByRole('button', { name: '关闭' }).click()
  await list.getByRole('link', { name: /甘二姐/ }).click()
  const main = page.locator('main')
  await shows(main, '替三家老人取药，从不落下')
  await page.getByRole('button', { name: '登记培训' }).click()
  await page.getByRole('dialog').getByLabel('谈了什么').fill('怎么把取药排成一张表')
  await send(office, '登记培训')
  await shows(main, '已培训')
  expect(await office.accessibility()).toEqual([])
  const leader = page.url()

  // The same person was helped once, as she says; why is nobody's business.
  await open('/service/people')
  await page.getByRole('link', { name: '甘二姐' }).first().click()
  await page.getByRole('button', { name: '登记受助' }).click()
  const help = page.getByRole('dialog', { name: '登记受助' })
  await choose(page, help.getByLabel('帮助过的组织'), branch.items[0]!.name)
  await help.getByRole('checkbox', { name: '本人已同意登记' }).check()
  await send(office, '登记受助')
  await shows(main, '服务 0 次')

  const neighbour = await visit(null, { size: phone })
  await neighbour.open('/m/served')
  const own = neighbour.page.locator('main')
  await neighbour.page.getByLabel('查询码').fill(code)
  await neighbour.page.getByRole('button', { name: '查询' }).click()
  await shows(own, '替三家老人取药，从不落下')
  await shows(own, '怎么把取药排成一张表')
  await shows(own, '目前：已培训')
  await shows(own, '帮助过您')
  expect(await neighbour.accessibility()).toEqual([])
  await neighbour.page.getByRole('button', { name: '删去这条' }).click()
  await neighbour.page.getByRole('button', { name: '删去这条' }).waitFor({ state: 'detached' })
  await neighbour.page.getByRole('button', { name: '结束培养' }).click()
  await neighbour.page.getByRole('group').getByRole('button', { name: '结束培养' }).click()
  await shows(own, '关于您的文字已删去')
  await neighbour.page.getByRole('button', { name: '结束培养' }).waitFor({ state: 'detached' })

  await open(new URL(leader).pathname)
  await settled(page)
  await shows(main, '已结束')
  const after = await main.innerText()
  for (const gone of ['甘二姐', '取药', '排成一张表']) expect(after).not.toContain(gone)
})
