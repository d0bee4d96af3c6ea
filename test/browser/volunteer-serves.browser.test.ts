import { Client } from 'pg'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone, story, type Visitor, platform } from '../support/browser.ts'
import { claim, codeFor } from '../support/own-account.ts'
import { choose, shows } from '../support/pages.ts'

const ask = (page: Page, path: string) => page.evaluate(async (from) => (await fetch(from)).json(), path)
const title = '陪诊取药'

/** The morning of service has just gone by, with whoever signed up for it. */
async function untilItIsOver(needId: string): Promise<void> {
  const client = new Client({ connectionString: platform.databaseUrl })
  await client.connect()
  try {
    await client.query(
      `update volunteering.shift set starts_at = now() - interval '181 minutes', ends_at = now() - interval '1 minute' where need_id = $1`,
      [needId],
    )
  } finally {
    await client.end()
  }
}

/** The last button of a dialog sends it; it closes once the server has accepted. */
async function send({ page }: Visitor): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** The organiser says what is needed, where and with which risks, adds a morning and publishes it. Answers the need. */
async function publishNeed(organiser: Visitor, unit: string): Promise<string> {
  const { page, open } = organiser
  await open('/service')
  await page.getByRole('button', { name: '新建需求' }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, dialog.getByLabel('组织者'), unit)
  await dialog.getByLabel('名称').fill(title)
  await choose(page, dialog.getByLabel('类别'), '助老')
  await dialog.getByLabel('地点').fill('区人民医院')
  await dialog.getByLabel('风险说明').fill('路途中注意安全')
  await send(organiser)
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: '添加班次' }).click()
  const date = dialog.getByLabel('日期')
  await date.fill('2099-03-05')
  await date.press('Enter')
  await dialog.getByLabel('结束').fill('12:00')
  await send(organiser)
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('link', { name: '无账号报名页' }).waitFor()
  return new URL(page.url()).pathname.split('/').at(-1)!
}

story('a volunteer serves, is corrected, redeems and gives an hour to a parent', async ({ visit }) => {
  const second = await visit('district')
  await second.open('/nowhere')
  const organiser = await visit('secretary')
  await organiser.open('/nowhere')
  const { items: branches } = (await ask(organiser.page, '/api/dues/branches')) as { items: { name: string }[] }
  const needId = await publishNeed(organiser, branches[0]!.name)

  const volunteer = await visit(null, { size: phone })
  await volunteer.open('/m/claim')
  await claim(volunteer, await codeFor(second, 36), 'zhiyuan')
  await volunteer.open('/m/service')
  const own = volunteer.page.locator('main')
  await shows(own, '已确认 0 小时')
  const offer = volunteer.page.locator('.card', { hasText: title }).filter({ hasText: '路途中注意安全' })
  await offer.getByRole('button', { name: '报名' }).click()
  await shows(offer, '已报上')

  await untilItIsOver(needId)
  await organiser.open(`/service/${needId}`)
  await organiser.page.getByRole('button', { name: '确认时长' }).click()
  await organiser.page.getByRole('dialog').getByLabel('居民').fill('3')
  await send(organiser)
  await shows(organiser.page.locator('main'), '居民群众 3')
  await volunteer.open('/m/service')
  await shows(own, '已确认 3 小时')

  // The organiser finds that half an hour was the way there; the committee, not the organiser, agrees.
  await organiser.page.locator('table').getByRole('link').first().click()
  await organiser.page.getByRole('button', { name: '提出更正' }).click()
  const dialog = organiser.page.getByRole('dialog')
  await dialog.getByLabel('时长（分钟）').fill('150')
  await dialog.getByLabel('原因').fill('半小时是路途')
  await send(organiser)
  await organiser.open('/service/corrections?verdict=waiting')
  await shows(organiser.page.locator('tr', { hasText: '半小时是路途' }), '由他人办理')
  await second.open('/service/corrections?verdict=waiting')
  const waiting = second.page.locator('tr', { hasText: '半小时是路途' })
  await shows(waiting, '180 分钟')
  await waiting.getByRole('button', { name: '同意', exact: true }).click()
  await waiting.waitFor({ state: 'detached' })

  await volunteer.open('/m/service')
  await shows(own, '已确认 2.5 小时')
  await shows(own, '已更正')
  await shows(own, '时间银行余额 2.5')
  await volunteer.page.getByRole('button', { name: '兑换 上门理发一次' }).click()
  const number = /兑换编号 ([\d,]+)/.exec(await shows(own, '凭编号领取'))![1]!
  await shows(own, '时间银行余额 1.5')

  await volunteer.page.getByRole('button', { name: '转赠亲属' }).click()
  const gift = volunteer.page.locator('form.visit')
  await gift.getByLabel('关系').selectOption({ label: '父母' })
  await gift.getByLabel('姓名', { exact: true }).fill('韦老先生')
  await gift.getByLabel('联系电话').fill('10055551234')
  await gift.getByLabel('对方同意').check()
  await gift.getByRole('button', { name: '确认' }).click()
  await shows(own, '已转赠。')
  await shows(own, '时间银行余额 0.5')
  expect(await volunteer.page.getByRole('button', { name: '兑换 上门理发一次' }).isDisabled()).toBe(true)

  await second.open(`/service/redemptions?q=${number.replaceAll(',', '')}`)
  const order = second.page.locator('tbody tr', { hasText: '上门理发一次' })
  await order.getByRole('button', { name: '已领取' }).click()
  await order.getByRole('button', { name: '已领取' }).waitFor({ state: 'detached' })

  await volunteer.open('/m/service')
  await volunteer.page.getByRole('button', { name: '开具证明' }).click()
  const code = /验证码：(\S+)/.exec(await shows(own, '验证码：'))![1]!
  const reader = await visit(null, { size: phone })
  await reader.open('/m/verify')
  await reader.page.getByLabel('验证码').fill(code)
  await reader.page.getByRole('button', { name: '核对' }).click()
  const told = await shows(reader.page.locator('main'), '证明真实，与记录一致。')
  expect(told).toContain('2.5 小时')
})
