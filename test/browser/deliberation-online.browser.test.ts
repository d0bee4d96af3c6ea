import { describe, expect } from 'vitest'
import { desk, phone, story } from '../support/browser.ts'
import { choose, numberOf, shows } from '../support/pages.ts'

describe('a deliberation online', () => {
  story('is opened at the desk, spoken in with and without an account, decided, and told back', async ({ visit }) => {
    const { page, open } = await visit('minzhi', { size: desk })
    await open('/deliberation')
    await page.getByRole('button', { name: '提出议题' }).click()
    const raising = page.getByRole('dialog')
    await raising.getByLabel('议题', { exact: true }).fill('楼下小广场几点以后要安静')
    await choose(page, raising.getByLabel('议事单位'), '民治街道')
    await choose(page, raising.getByLabel('事项类别'), '邻里关系')
    await raising.getByRole('button', { name: '提交' }).click()
    await page.getByText('楼下小广场几点以后要安静').first().waitFor()

    await page.getByRole('button', { name: '发起线上议事' }).click()
    const opening = page.getByRole('dialog')
    await choose(page, opening.getByLabel('议题', { exact: true }), '楼下小广场')
    await page.keyboard.press('Escape')
    await choose(page, opening.getByLabel('议事单位'), '民治街道')
    await opening.getByText('没有账号也可以发言').click()
    await opening.getByRole('button', { name: '提交' }).click()
    await opening.waitFor({ state: 'detached' })
    await open('/deliberation?list=sessions&state=open')
    await page.getByRole('row').filter({ hasText: '楼下小广场' }).getByRole('link').first().click()
    await page.getByRole('heading', { name: '进行中' }).waitFor()
    const address = new URL(page.url()).pathname
    const id = address.split('/').at(-1)!

    // A member speaks with an account, and is shown at once.
    const member = await visit('secretary', { size: phone })
    await member.open('/m/online')
    await member.page.getByText('楼下小广场').click()
    await member.page.getByLabel('说一句话或提一个建议').fill('晚上九点以后关音响')
    await member.page.getByLabel('我是').selectOption('member')
    await member.page.getByRole('button', { name: '提交' }).click()
    await member.page.getByText('晚上九点以后关音响').waitFor()

    // A resident without one leaves neither name nor telephone; the words wait to be read.
    const resident = await visit(null, { size: phone })
    await resident.open('/m/deliberate')
    await resident.page.getByText('楼下小广场').click()
    await resident.page.getByLabel('说一句话或提一个建议').fill('八点半就该停，孩子要睡觉')
    await resident.page.getByRole('button', { name: '提交' }).click()
    const code = await shows(resident.page.locator('.verdict').first(), /^[A-Z2-9]{5}-[A-Z2-9]{5}$/)
    await resident.page.getByLabel('说一句话或提一个建议').fill('三楼那家人最吵')
    await resident.page.getByRole('button', { name: '提交' }).click()
    await shows(resident.page.getByLabel('说一句话或提一个建议'), '')

    // A human reads them: one is shown, one is not, for a reason.
    await open(address)
    expect(await page.getByRole('button', { name: '结束并定结果' }).isDisabled()).toBe(true)
    const row = (words: string) => page.getByRole('row').filter({ hasText: words })
    await row('八点半就该停').getByRole('button', { name: '公开', exact: true }).click()
    await shows(row('八点半就该停'), '已公开')
    await row('三楼那家人').getByRole('button', { name: '不公开' }).click()
    await page.getByRole('dialog').getByLabel('不公开的理由').fill('请对事不对人')
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await shows(row('三楼那家人'), '请对事不对人')
    await resident.open('/m/deliberate/own')
    await resident.page.getByLabel('发言码').fill(code.toLowerCase())
    await resident.page.getByRole('button', { name: '查看', exact: true }).click()
    await resident.page.getByText('请对事不对人').waitFor()

    // It is closed with what was decided, and those who took part are told.
    await page.getByRole('button', { name: '结束并定结果' }).click()
    const closing = page.getByRole('dialog')
    await closing.getByText('议定', { exact: true }).click()
    await closing.getByLabel('议定结果').fill('晚上八点半以后不放音响')
    await closing.getByLabel('纪要').fill('两条建议，多数希望早一点安静')
    await closing.getByRole('button', { name: '提交' }).click()
    await page.getByRole('heading', { name: '已结束，待反馈' }).waitFor()
    await page.getByRole('button', { name: '向参加者反馈' }).click()
    await page.getByRole('dialog').getByLabel('反馈内容').fill('告示已经贴在广场，物业每晚巡看')
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await page.getByRole('heading', { name: '已反馈' }).waitFor()
    const record = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载议事记录' }).click()
    expect((await record).suggestedFilename()).toMatch(/议事记录\.docx$/)

    // Both read what came of it; nobody reads what is not shown.
    await member.open(`/m/online/${id}`)
    const told = await shows(member.page.locator('main'), /告示已经贴在广场[\s\S]*晚上八点半以后不放音响/)
    expect(told).not.toContain('三楼那家人')
    await resident.open(`/m/deliberate/${id}`)
    await shows(resident.page.locator('main'), /告示已经贴在广场[\s\S]*晚上八点半以后不放音响[\s\S]*八点半就该停/)

    // What was decided goes on as an issue like any other.
    await open('/deliberation?view=decided')
    await page.getByText('楼下小广场几点以后要安静').first().click()
    await shows(page.locator('.demand-facts'), '晚上八点半以后不放音响')
    await page.getByRole('button', { name: '交办' }).waitFor()
  })
})

describe('what people raise most', () => {
  story('feeds the menu of activities', async ({ visit }) => {
    const { page, open } = await visit('district', { size: desk })
    await open('/activities/menus')
    await page.getByRole('link', { name: '十二月组织生活菜单' }).click()
    await page.getByRole('button', { name: '添加活动' }).click()
    const adding = page.getByRole('dialog')
    await adding.getByText('群众反映较多的事项').waitFor()
    await adding.getByRole('button', { name: '文化体育' }).click()
    await adding.locator('.ant-select-selection-item', { hasText: '文化体育' }).waitFor()

    // The numbers beside it are those of the lists they open.
    const topic = adding.locator('.row > .row').filter({ hasText: '文化体育' })
    const doors = await topic.getByRole('link').all()
    const lists = await Promise.all(
      doors.map(async (door) => [await numberOf(door), (await door.getAttribute('href'))!] as const),
    )
    expect(lists.map(([, list]) => list.split('?')[0])).toEqual(['/orders', '/deliberation'])
    await adding.getByLabel('名称').fill('旧书交换和安静的广场')
    await adding.getByLabel('主办党组织').click()
    await page.keyboard.type('支部')
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().click()
    await page.keyboard.press('Escape')
    await adding.getByLabel('日期').fill('2026-12-19')
    await adding.getByLabel('日期').press('Enter')
    await adding.getByRole('button', { name: '提交' }).click()
    await shows(page.locator('main'), /旧书交换和安静的广场[\s\S]*文化体育/)
    for (const [count, list] of lists) {
      await open(list)
      await shows(page.locator('main'), `共 ${count} 条`)
    }
  })
})
