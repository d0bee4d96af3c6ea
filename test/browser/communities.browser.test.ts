import { expect } from 'vitest'
import { desk, phone, story, type Visitor } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

/** Asks the platform as the person signed in, for what a story only needs to know. */
const ask = ({ page }: Visitor, path: string) => page.evaluate(async (address) => (await fetch(address)).json(), path)

story('four organisations found a community and live its year to the assessment', async ({ visit }) => {
  const secretary = await visit('secretary', { size: desk })
  const { page } = secretary
  await secretary.open('/communities')
  const own = (await ask(secretary, '/api/alliances/sides?q=&own=true')).items[0].name as string

  // Drawn up, with its three other members from outside the own tree.
  await page.getByRole('button', { name: '组建共同体' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('共同体名称').fill('河畔片区党建共同体')
  await choose(page, dialog.getByLabel('牵头党组织'), own)
  const members = dialog.getByLabel('其他成员（按轮值顺序）')
  for (const name of ['大浪街道社会组织促进会党总支', '福城街道社会组织促进会党总支', '观澜街道社会组织促进会党总支']) {
    await members.fill(name)
    await page.locator('.ant-select-item-option', { hasText: name }).click()
  }
  await dialog.getByLabel('目标').fill('共同服务河畔片区居民')
  await dialog.getByLabel('组织覆盖').fill('河畔片区的社会组织党组织')
  await dialog.getByLabel('职能职责').fill('每季度例会，共享场地和讲师')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: '河畔片区党建共同体' }).waitFor()
  await shows(page.locator('main'), '章程由全体成员签署')
  const path = new URL(page.url()).pathname
  const id = path.split('/').at(-1)!

  // Team and the three statements; not applicable is one of the answers.
  await page.getByRole('button', { name: '提名与酝酿' }).click()
  await dialog.getByLabel('姓名').fill('周禾')
  await dialog.getByLabel('职务').fill('召集人')
  await dialog.getByLabel('酝酿日期').fill('2025-01-05')
  await choose(page, dialog.getByLabel('结果'), '同意')
  await dialog.getByRole('button', { name: '提交' }).click()
  await shows(page.locator('main'), '周禾')
  for (const [aspect, state] of [
    ['经费', '已具备'],
    ['人员', '已具备'],
    ['场所', '不适用'],
  ] as const) {
    await page.getByRole('button', { name: `说明：${aspect}` }).click()
    await dialog.getByText(state, { exact: true }).click()
    await dialog.getByLabel('依据').fill('见成员会议纪要')
    await dialog.getByRole('button', { name: '提交' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await page.getByRole('button', { name: '提交成员签署' }).click()
  await shows(page.locator('main'), '0 / 4 已签署')

  // Its own signature at phone width; the others signed on paper, which the committee enters.
  const onPhone = await visit('secretary', { size: phone })
  await onPhone.open('/m/tasks')
  await onPhone.page.getByRole('link', { name: /河畔片区党建共同体/ }).click()
  await onPhone.page.getByRole('button', { name: '签署', exact: true }).click()
  await shows(onPhone.page.locator('main'), new RegExp('已签署'))
  const committee = await visit('district')
  const charter = (await ask(committee, `/api/alliances/communities/${id}`)).charter.id as string
  await committee.open(`/agreements/${charter}`)
  for (let left = 3; left > 0; left -= 1) {
    await committee.page.getByRole('button', { name: '登记纸面签署' }).first().click()
    const paper = committee.page.getByRole('dialog')
    await paper.getByLabel('纸质件').fill('章程签署页')
    await paper.getByRole('button', { name: '提交' }).click()
    await paper.waitFor({ state: 'hidden' })
  }
  await shows(committee.page.locator('main'), '生效中')

  // Application, review, approval, filing: entered afterwards, it stands since the beginning of last year.
  await secretary.open(path)
  await page.getByRole('button', { name: '提出组建申请' }).click()
  await page.waitForURL(/\/cases\//)
  const act = async ({ page: at }: Visitor, button: string, documentNo?: string) => {
    await at.getByRole('button', { name: button, exact: true }).click()
    const step = at.getByRole('dialog')
    if (documentNo) {
      await step.getByLabel('批复文号').fill(documentNo)
      const day = step.getByLabel('生效日期')
      await day.fill('2025-01-06')
      await day.press('Tab')
    }
    await step.locator('.ant-modal-footer .ant-btn-primary').click()
    await step.waitFor({ state: 'hidden' })
  }
  await act(secretary, '提交')
  await committee.open(new URL(page.url()).pathname)
  await act(committee, '通过')
  await act(committee, '通过')
  await act(committee, '批复同意', '示社委备〔2025〕2号')

  // Its year: a meeting and a shared record; resources and problems stand in the lists. Then the committee judges what the records say.
  await secretary.open(`${path}?tab=lines`)
  const line = async (kind: string, title: string) => {
    await page.getByRole('button', { name: '登记共享记录' }).click()
    await choose(page, dialog.getByLabel('记录类型'), kind)
    const day = dialog.getByLabel('日期')
    await day.fill('2025-04-20')
    await day.press('Tab')
    await dialog.getByLabel('主题').fill(title)
    await dialog.getByRole('button', { name: '提交' }).click()
    await shows(page.locator('main'), title)
  }
  await line('日常例会', '第二季度例会')
  await line('党员共管', '两家流动党员由学校代管')
  await committee.open(`${path}?tab=year&year=2025`)
  await shows(committee.page.locator('main'), '1 / 3')
  await committee.page.getByRole('button', { name: '评定', exact: true }).click()
  const judged = committee.page.getByRole('dialog')
  await judged.getByLabel('评语').fill('例会偏少，通报没有建立')
  await judged.getByText('规范整顿', { exact: true }).click()
  await judged.getByRole('button', { name: '提交' }).click()
  await shows(committee.page.locator('main'), '待复核')
  await committee.page.getByRole('button', { name: '复核', exact: true }).click()
  await judged.getByLabel('复核情况').fill('已按季度召开例会')
  await judged.getByRole('button', { name: '提交' }).click()
  await shows(committee.page.locator('main'), '恢复运行')
  expect((await ask(secretary, `/api/alliances/communities/${id}`)).state).toBe('active')

  // It stands in no slot of this district's structure, which names none for communities; supervisors see what it has.
  await committee.open('/communities?ready=ready')
  await shows(committee.page.locator('main'), /河畔片区党建共同体[^]*经费 已具备/)

  // A meeting is called ahead; the member reads it in the digest on the phone, tables a matter, and it becomes the record.
  await committee.open(`${path}?tab=meetings`)
  await committee.page.getByRole('button', { name: '召集会议' }).click()
  await judged.getByLabel('会议主题').fill('夜间活动场地协调会')
  await choose(committee.page, judged.getByLabel('会议类型'), '联席会议')
  await judged.getByLabel('会议日期').click()
  await committee.page.getByText('今天', { exact: true }).click()
  await judged.getByLabel('时间').fill('14:30')
  await judged.getByLabel('地点').fill('大浪街道活动室')
  await judged.getByRole('button', { name: '提交' }).click()
  await shows(committee.page.locator('main'), '夜间活动场地协调会')
  await onPhone.open('/m/digest')
  await shows(onPhone.page.locator('main'), /共同体会议[^]*夜间活动场地协调会/)
  await secretary.open(`${path}?tab=meetings`)
  await page.getByRole('button', { name: '提出议题' }).click()
  await dialog.getByLabel('议题', { exact: true }).fill('学校操场晚间开放')
  await dialog.getByRole('button', { name: '提交' }).click()
  await shows(page.locator('main'), '学校操场晚间开放')
  const [calendar] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '日历（ics）' }).click()])
  expect(calendar.suggestedFilename()).toBe('夜间活动场地协调会.ics')
  await committee.open(`${path}?tab=meetings`)
  await shows(committee.page.locator('main'), '学校操场晚间开放')
  await committee.page.getByRole('button', { name: '登记为记录' }).click()
  await judged.getByLabel('会议纪要').fill('周二、周四晚开放')
  await judged.getByRole('button', { name: '提交' }).click()
  await shows(committee.page.locator('main'), /已召开\s*周二、周四晚开放/)
  await secretary.open(`${path}?tab=lines`)
  await shows(page.locator('main'), /夜间活动场地协调会[^]*周二、周四晚开放/)
})
