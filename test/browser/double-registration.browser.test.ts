import { expect } from 'vitest'
import { phone, settled, story } from '../support/browser.ts'

story(
  'a member registers at a second place on a phone, is accepted, claims a post and serves, and the list shows it',
  async ({ visit }) => {
    const office = await visit('district')
    const { page: desk } = office
    await office.open('/members/registrations?list=posts')
    expect(await desk.locator('table').innerText()).toContain('楼栋联络员')
    expect(await office.accessibility()).toEqual([])
    await office.open('/members')
    await desk.locator('table a.door [data-name]').nth(4).click()
    await desk.getByRole('button', { name: '邀请本人' }).click()
    await desk.getByRole('button', { name: '生成邀请码' }).click()
    const code = await desk.locator('.member-code').innerText()

    const { page, open, accessibility } = await visit(null, { size: phone })
    await open('/m/claim')
    await page.getByLabel('邀请码').fill(code)
    await page.getByLabel('登录名').fill('shuangbaodao')
    await page.getByLabel('密码').fill('Tian-Di_7Xuan-Huang')
    await page.getByRole('button', { name: '开通并查看我的信息' }).click()
    await page.getByRole('link', { name: '双报到' }).click()
    await page.getByRole('button', { name: '到这里报到' }).first().click()
    await page.getByText('已报到').waitFor()
    expect(await accessibility()).toEqual([])

    const act = async (name: string, fill: () => Promise<unknown> = async () => undefined) => {
      await office.open('/members/registrations')
      await desk.getByRole('button', { name, exact: true }).first().click()
      await desk.getByRole('dialog').waitFor()
      await fill()
      await desk.getByRole('dialog').getByRole('button', { name: '提交' }).click()
      await desk.getByRole('dialog').waitFor({ state: 'detached' })
      await settled(desk)
    }
    await act('接收或不接收')
    await open('/m/double')
    await page.getByRole('button', { name: '领岗 · 楼栋联络员' }).click()
    await page.getByText('已领岗').waitFor()
    await act('登记表现', () => desk.getByLabel('一句话记录').fill('参加值守'))
    expect(await desk.locator('table').innerText()).toContain('参加值守')
    await open('/m/double')
    await page.getByText('参加值守').waitFor()
    await page.getByRole('button', { name: '结束报到' }).click()
    await page.getByText('已结束').waitFor()

    await office.open('/members/registrations?list=units')
    expect(await desk.locator('table').innerText()).toContain('2026-09-01')
  },
)
