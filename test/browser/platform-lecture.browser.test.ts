import { Client } from 'pg'
import { expect } from 'vitest'
import { story, type Visitor, platform } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

const [brand, offered, lecture] = ['同心课堂', '邻家法律工作室', '租房合同怎么看']

async function send({ page }: Visitor): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '提交' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** The morning of the lecture has just gone by. */
async function untilItIsOver(needId: string): Promise<void> {
  const client = new Client({ connectionString: platform.databaseUrl })
  await client.connect()
  try {
    await client.query(
      `update volunteering.shift set starts_at = now() - interval '121 minutes', ends_at = now() - interval '1 minute' where need_id = $1`,
      [needId],
    )
  } finally {
    await client.end()
  }
}

story(
  'a brand, a platform under it and its lecture: held once, counted for both, each number with its list',
  async ({ visit }) => {
    const office = await visit('secretary')
    const { page, open } = office
    await open('/service/offerings')
    const { items } = (await page.evaluate(async () => (await fetch('/api/dues/branches')).json())) as {
      items: { name: string }[]
    }
    const unit = items[0]!.name
    const enter = async (kind: string, title: string, more: () => Promise<void> = async () => {}) => {
      await page.getByRole('button', { name: '新建品牌或平台' }).click()
      const dialog = page.getByRole('dialog')
      if (kind === '服务平台') await choose(page, dialog.getByLabel('类型', { exact: true }), kind)
      await choose(page, dialog.getByLabel('提供组织'), unit)
      await dialog.getByLabel('名称').fill(title)
      await choose(page, dialog.getByLabel('提供者类型'), '社会组织')
      const day = dialog.getByLabel('从哪天起')
      await day.fill('2026-01-01')
      await day.press('Enter')
      await more()
      await send(office)
    }
    await enter('服务品牌', brand)
    await enter('服务平台', offered, async () => {
      const dialog = page.getByRole('dialog')
      await choose(page, dialog.getByLabel('所属品牌'), brand)
      await dialog.getByLabel('领头人（经本人同意）').fill('温律师')
      office.expectRefusal(422)
      // Nobody is named without having agreed: the server refuses, the dialog stays.
      await dialog.getByRole('button', { name: '提交' }).click()
      await shows(dialog, '先征得本人同意')
      await dialog.getByRole('checkbox', { name: '领头人本人同意写明姓名' }).check()
    })
    const row = (title: string) => page.locator('tbody tr').filter({ has: page.getByRole('link', { name: title, exact: true }) })
    await shows(row(offered), '领头人：温律师')

    await open('/service')
    await page.getByRole('button', { name: '新建需求' }).click()
    const dialog = page.getByRole('dialog')
    await choose(page, dialog.getByLabel('组织者'), unit)
    await dialog.getByLabel('名称').fill(lecture)
    await choose(page, dialog.getByLabel('类别'), '讲座')
    await choose(page, dialog.getByLabel('所属品牌或平台'), offered)
    await dialog.getByLabel('地点').fill('二楼会议室')
    await dialog.getByLabel('风险说明').fill('没有特别风险')
    await send(office)
    await page.getByRole('link', { name: lecture }).click()
    await page.getByRole('button', { name: '添加班次' }).click()
    const date = dialog.getByLabel('日期')
    await date.fill('2099-03-05')
    await date.press('Enter')
    await dialog.getByLabel('结束').fill('11:00')
    await send(office)
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByRole('link', { name: '无账号报名页' }).waitFor()
    const needId = new URL(page.url()).pathname.split('/').at(-1)!
    await untilItIsOver(needId)
    await open(`/service/${needId}`)
    await page.getByRole('button', { name: '确认时长' }).click()
    await page.getByRole('dialog').getByLabel('企业员工').fill('27')
    await send(office)
    await shows(page.locator('main'), '企业员工 27')

    for (const title of [brand, offered]) {
      await open('/service/offerings')
      const counts = row(title)
      await shows(counts, '27')
      expect((await counts.getByRole('link', { name: '1', exact: true }).count()) >= 2).toBe(true)
      await counts.getByRole('link', { name: '27', exact: true }).click()
      await shows(page.locator('.list-panel'), '受益 27 人次')
      await shows(page.locator('tbody'), lecture)
    }
    // Lectures of platforms, as the published figure counts them.
    await open('/service/sessions?group=lecture&offered=platform')
    await shows(page.locator('tbody'), lecture)
    expect(await office.accessibility()).toEqual([])
  },
)
