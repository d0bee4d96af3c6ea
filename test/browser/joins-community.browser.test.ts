import { expect } from 'vitest'
import { desk, phone, story } from '../support/browser.ts'
import { shows } from '../support/pages.ts'

story(
  'a secretary asks on the phone to join a community, takes it back, is refused, asks again and is taken in',
  async ({ visit }) => {
    const secretary = await visit('secretary', { size: phone })
    const { page } = secretary
    const main = page.locator('main')
    const ask = async (sentence: string) => {
      await page.getByLabel('申请说明').fill(sentence)
      await page.getByRole('button', { name: '申请加入' }).click()
      await shows(main, sentence)
      await shows(main, '待答复')
    }
    await secretary.open('/m/me')
    await page.getByRole('link', { name: '加入党建共同体' }).click()
    await page.getByLabel('名称、目标或牵头党组织').fill('北站')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('link', { name: /北站片区党建共同体/ }).click()
    await shows(main, '共同服务北站片区务工人员和居民')
    await ask('愿意每月开放一次活动室')
    expect(await secretary.accessibility()).toEqual([])
    await page.getByRole('button', { name: '撤回申请' }).click()
    await shows(main, '已撤回')
    await ask('愿意出两名法律志愿者')

    // The leading organisation says no at the desk, and why.
    const lead = await visit('minzhi', { size: desk })
    await lead.open('/communities?asked=true')
    await lead.page.getByRole('link', { name: '北站片区党建共同体' }).click()
    await lead.page.getByRole('tab', { name: '成员' }).click()
    await shows(lead.page.locator('main'), '愿意出两名法律志愿者')
    await lead.page.getByRole('button', { name: '不同意' }).click()
    const dialog = lead.page.getByRole('dialog')
    await dialog.getByLabel('原因').fill('请先到例会介绍情况')
    await dialog.getByRole('button', { name: '提交' }).click()
    await dialog.waitFor({ state: 'hidden' })

    await secretary.open('/m/communities')
    await page.getByRole('link', { name: /北站片区党建共同体[\s\S]*未同意/ }).click()
    await shows(main, '请先到例会介绍情况')
    await ask('已在十一月例会上介绍')

    // On the phone it waits among the lead's tasks.
    const onPhone = await visit('minzhi', { size: phone })
    await onPhone.open('/m/tasks')
    await onPhone.page.getByRole('link', { name: /北站片区党建共同体/ }).click()
    await shows(onPhone.page.locator('main'), '已在十一月例会上介绍')
    await onPhone.page.getByRole('button', { name: '同意加入' }).click()
    await onPhone.page.getByText('已在十一月例会上介绍').waitFor({ state: 'detached' })
    await secretary.open('/m/communities')
    await shows(main, '已加入')
  },
)
