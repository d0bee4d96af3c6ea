import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { phone, settled, story } from '../support/browser.ts'

story('a member is handed a code, opens the own record on a phone, and sees who read the number and why', async ({ visit }) => {
  const secretary = await visit('district')
  await secretary.open('/members')
  await secretary.page.locator('table a.door [data-name]').nth(2).click()
  await secretary.page.locator('h2[data-name]').waitFor()
  const record = new URL(secretary.page.url()).pathname
  await secretary.page.getByRole('button', { name: '邀请本人' }).click()
  await secretary.page.getByRole('button', { name: '生成邀请码' }).click()
  const code = await secretary.page.locator('.member-code').innerText()
  await secretary.page.getByRole('button', { name: '已交给本人' }).click()

  const { page, open, accessibility } = await visit(null, { size: phone })
  await open('/m/claim')
  await page.getByLabel('邀请码').waitFor()
  expect(await accessibility()).toEqual([])
  await page.getByLabel('邀请码').fill(code.toLowerCase())
  await page.getByLabel('登录名').fill('benren')
  await page.getByLabel('密码').fill('Tian-Di_7Xuan-Huang')
  await page.getByRole('button', { name: '开通并查看我的信息' }).click()
  await page.getByText('还没有人查看过您的完整资料').waitFor()
  const facts = await page.locator('.facts').innerText()
  expect(facts).not.toContain('*')
  expect(await accessibility()).toEqual([])

  await secretary.open(record)
  await secretary.page.getByRole('button', { name: '查看', exact: true }).click()
  await secretary.page.getByLabel('用途').click()
  await secretary.page.getByTitle('工作联络').click()
  await secretary.page.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click()
  await secretary.page.getByText('已显示').waitFor()

  await open('/m/own')
  const read = page.locator('.reads')
  for (const word of ['陈明', '区级管理员', '龙华区', '联系电话', '工作联络']) expect(await read.innerText()).toContain(word)

  await page.getByText('申请更正', { exact: true }).click()
  await page.getByLabel('更正为').fill('10055550000')
  await page.getByLabel('说明').fill('换了号码')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('待办理').waitFor()
  await secretary.open('/members/requests')
  await secretary.page.getByRole('button', { name: '办理', exact: true }).first().click()
  await secretary.page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  await secretary.page.getByRole('dialog').waitFor({ state: 'detached' })
  await open('/m/own')
  await page.getByText('已采纳').waitFor()
  expect(await page.locator('.facts').innerText()).toContain('10055550000')

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出我的资料（JSON）' }).click(),
  ])
  const taken = JSON.parse(await readFile((await file.path())!, 'utf8'))
  expect(taken).toMatchObject({ phone: '10055550000', reads: [{ purpose: 'work-contact' }] })

  await page.getByRole('button', { name: '删除联系电话' }).click()
  await page.getByRole('button', { name: '确定' }).click()
  await page.getByRole('button', { name: '删除联系电话' }).waitFor({ state: 'detached' })
  await settled(page)
  expect(await page.locator('.facts').innerText()).not.toContain('10055550000')

  // The same record on the desk, for whoever holds no office.
  await page.setViewportSize({ width: 1440, height: 900 })
  await open('/members/own')
  await page.getByRole('heading', { name: '谁看过我的资料' }).waitFor()
  expect(await page.locator('table').innerText()).toContain('工作联络')
  expect(await accessibility()).toEqual([])
})
