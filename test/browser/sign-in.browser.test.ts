import { expect } from 'vitest'
import { type Visitor, signIn, story, platform } from '../support/browser.ts'
import { shows } from '../support/pages.ts'

const said = ({ page }: Visitor) => page.locator('.ant-alert').innerText()

async function guess({ page }: Visitor, loginName: string, password: string): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(loginName)
  await page.locator('input[autocomplete=current-password]').fill(password)
  const answer = page.waitForResponse('**/api/access/sign-in')
  await page.locator('button[type=submit]').click()
  await answer
  await page.locator('.ant-alert').waitFor()
}

story('a wrong password is refused, and after five of them the door stays shut for a while', async ({ visit }) => {
  const visitor = await visit(null)
  visitor.expectRefusal(423)
  await visitor.open('/')
  await guess(visitor, 'viewer', 'wrong-1')
  expect(await said(visitor)).toContain('登录名或密码不对')
  for (const n of [2, 3, 4, 5]) await guess(visitor, 'viewer', `wrong-${n}`)
  await guess(visitor, 'viewer', platform.password)
  expect(await said(visitor)).toMatch(/已暂停登录。请 \d+ 分钟后再试/)

  const administrator = await visit('system')
  await administrator.open('/accounts')
  const row = administrator.page.locator('tbody tr', { hasText: '林晓' })
  await shows(row, '锁定')
  await row.locator('button').click()
  await administrator.page.getByRole('menuitem', { name: '解除锁定' }).click()
  await row.getByText('锁定').waitFor({ state: 'detached' })
  await signIn(visitor.page, 'viewer', platform.password)
  expect(await visitor.page.locator('.shell').isVisible()).toBe(true)
})

story('a new colleague gets a password for one day and chooses their own at the first sign-in', async ({ visit }) => {
  const administrator = await visit('system')
  const { page } = administrator
  await administrator.open('/accounts')
  await page.getByRole('button', { name: '新建账号' }).click()
  await page.getByRole('dialog').getByLabel('姓名').fill('何新')
  await page.getByRole('dialog').getByLabel('登录名').fill('hexin')
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  const oneTime = (await page.getByRole('dialog').locator('code').innerText()).trim()
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()
  await shows(page.locator('tbody tr', { hasText: 'hexin' }), '待改密码')

  const colleague = await visit(null)
  await signIn(colleague.page, 'hexin', oneTime)
  await colleague.page.getByRole('heading', { name: '首次登录，请先修改密码' }).waitFor()
  const chosen = 'Cedar;harbour;71;lamp'
  await colleague.page.getByLabel('当前密码').fill(oneTime)
  await colleague.page.getByLabel('新密码', { exact: true }).fill(chosen)
  await colleague.page.getByLabel('再次输入新密码').fill(chosen)
  await colleague.page.getByRole('button', { name: '修改密码' }).click()
  await colleague.page.locator('.shell').waitFor()

  const again = await visit(null)
  again.expectRefusal(401)
  await again.open('/')
  await guess(again, 'hexin', oneTime)
  expect(await said(again)).toContain('登录名或密码不对')
  await signIn(again.page, 'hexin', chosen)
  expect(await again.page.locator('.shell').isVisible()).toBe(true)
})
