import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone, settled, story } from '../support/browser.ts'
import { counts, shows, until } from '../support/pages.ts'

/** Sends a request as whoever is signed in there; answers the body. */
const send = (page: Page, path: string, body: object) =>
  page.evaluate(
    async ([to, sent]) => {
      const answer = await fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(sent),
      })
      if (!answer.ok) throw new Error(`${to}: ${await answer.text()}`)
      return answer.json()
    },
    [path, body] as const,
  )
const ask = (page: Page, path: string) => page.evaluate(async (from) => (await fetch(from)).json(), path)

/** A branch of five, entered by the committee through the same doors people use. */
async function branchOfFive(page: Page, name = '溪岸社工站党支部'): Promise<number> {
  const { districts } = (await ask(page, '/api/organisations/catalogue')) as { districts: { no: number; name: string }[] }
  const districtNo = districts[0]!.no
  const { no } = await send(page, '/api/organisations/units', {
    kind: 'party_org',
    name,
    districtNo,
    level: 'branch',
    form: 'own',
    reason: '组建',
    effectiveOn: '2025-06-05',
  })
  for (const member of ['龚一', '邱二', '范三', '廖四', '邹五'])
    await send(page, '/api/members', { name: member, branchNo: no, place: 'unit', fromOn: '2025-06-06' })
  return no
}

story('a branch of five lives a quarter with twelve entries in all, and everything expected is on record', async ({ visit }) => {
  const officer = await visit('district')
  await officer.open('/')
  const no = await branchOfFive(officer.page)
  const secretary = await visit('district', { size: phone })
  const { page } = secretary
  let entries = 0
  const record = async (day: string, kinds: string[], absent: number, line: string) => {
    await secretary.open(`/m/activity/${no}`)
    await page.getByText('到会 5 人，共 5 人').waitFor()
    for (const kind of kinds) {
      await page.locator('.chip', { hasText: kind }).first().click()
      entries += 1
    }
    await page.getByLabel('哪一天').fill(day)
    entries += 1
    await page.getByText('到会 5 人，共 5 人').waitFor()
    for (let index = 0; index < absent; index += 1) {
      await page.locator('.chip[data-name]').nth(index).click()
      entries += 1
    }
    await page.getByLabel('一句话纪要').fill(line)
    entries += 1
    const cost = await page.locator('.entry-cost').innerText()
    await page.getByRole('button', { name: '完成登记' }).dblclick()
    await page.getByText('已登记').waitFor()
    return cost
  }
  const cost = await record('2026-07-08', ['主题党日', '党员大会', '党课'], 0, '学习支部工作条例，通过半年计划')
  expect(cost).toContain('5')
  await record('2026-08-12', ['主题党日'], 1, '到社区清理楼道')
  await record('2026-09-09', ['主题党日'], 0, '交流学习体会')
  expect(entries).toBe(12)

  for (const day of ['2026-07-31', '2026-08-31', '2026-09-30']) {
    const { items } = (await ask(page, `/api/activities/due?unitNo=${no}&onDay=${day}`)) as {
      items: { kind: string; status: string }[]
    }
    const waiting = items.filter((one) => one.status === 'to-be-recorded').map((one) => one.kind)
    expect([day, waiting]).toEqual([day, ['life-meeting', 'review']])
  }
  const burden = (await ask(page, `/api/activities/burden?unitNo=${no}&onDay=2026-09-30`)) as { trend: { fields: number }[] }
  expect(burden.trend.slice(-3).map((month) => month.fields)).toEqual([5, 4, 3])
  await officer.open(`/activities?unitNo=${no}`)
  await counts(officer.page.locator('tbody tr.ant-table-row'), 3)
  expect(await officer.page.locator('.activity-counts b').allInnerTexts()).toEqual(['3', '14', '5', '0', '0'])
})

story(
  'entering a month of a five-member branch’s life takes at most 25 fields, as the form itself counts them',
  async ({ visit }) => {
    const officer = await visit('district')
    const { page } = officer
    await officer.open('/')
    const no = await branchOfFive(page, '桥头助残社党支部')
    let touched = 0
    const touch = async (act: () => Promise<unknown>) => {
      await act()
      touched += 1
    }
    /** Everything a branch of five does in a full month: an ordinary branch does less. */
    const month = [
      { day: '2026-10-09', kinds: ['党员大会', '主题党日', '党课'], absent: 0, others: 0, line: '传达会议精神，商定四季度安排' },
      { day: '2026-10-14', kinds: ['支委会'], absent: 2, others: 0, line: '研究积极分子培养' },
      { day: '2026-10-20', kinds: ['志愿服务'], absent: 1, others: 12, line: '为社区老人理发' },
      { day: '2026-10-27', kinds: ['教育培训', '共建活动'], absent: 0, others: 0, line: '与社区党支部联合学习' },
    ]
    for (const { day, kinds, absent, others, line } of month) {
      await officer.open(`/activities/new?unitNo=${no}`)
      await page.getByText('到会 5 人，共 5 人').waitFor()
      for (const kind of kinds) await touch(() => page.locator('.chip', { hasText: kind }).first().click())
      await touch(() => page.getByLabel('哪一天').fill(day))
      await page.getByText('到会 5 人，共 5 人').waitFor()
      for (let index = 0; index < absent; index += 1) await touch(() => page.locator('.chip[data-name]').nth(index).click())
      if (others > 0) await touch(() => page.getByLabel('居民群众').fill(String(others)))
      await touch(() => page.getByLabel('一句话纪要').fill(line))
      await page.getByRole('button', { name: '完成登记' }).click()
      await page.waitForURL(/\/activities\/[0-9a-f-]{36}/)
    }
    expect(touched).toBeLessThanOrEqual(25)

    await officer.open(`/activities/burden?onDay=2026-10-31&unitNo=${no}`)
    const row = page.locator('tbody tr.ant-table-row', { hasText: '桥头助残社党支部' })
    await row.getByRole('link', { name: `${touched} 项 · 4 条` }).click()
    await page.waitForURL(/burden\/records/)
    expect(
      await until(
        () => page.locator('tbody tr.ant-table-row').count(),
        (count) => count === 4,
      ),
    ).toBe(4)
  },
)

story('a resident joins an open session from the menu without an account, and gives the seat up again', async ({ visit }) => {
  const officer = await visit('district')
  await officer.open('/activities/menus?state=published')
  const { items } = (await ask(officer.page, '/api/activities/menus?state=published')) as {
    items: { id: string; title: string }[]
  }
  const menu = items.find((one) => one.title === '十二月组织生活菜单')!
  const resident = await visit(null, { size: phone })
  resident.expectRefusal(404)
  const { page } = resident
  await page.goto(`/m/menu/${menu.id}`)
  const card = page.locator('.card', { hasText: '古墟里的红色故事' })
  await card.getByRole('button', { name: '我要报名' }).click()
  await card.getByLabel('姓名', { exact: true }).fill('何居民')
  await card.getByLabel('联系电话').fill('13900001234')
  await card.locator('.chip', { hasText: '居民群众' }).click()
  await card.getByLabel(/我同意/).check()
  await card.getByRole('button', { name: '报名', exact: true }).click()
  await card.getByText('报名成功').waitFor()
  const code = await card.locator('[data-name]').innerText()
  expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
  expect(await resident.accessibility()).toEqual([])

  await officer.open(`/activities/menus/${menu.id}`)
  const item = officer.page.locator('.menu-items > li', { hasText: '古墟里的红色故事' })
  await item.getByRole('button', { name: '报名名单' }).click()
  const dialog = officer.page.getByRole('dialog')
  await dialog.getByText('139****1234').waitFor()
  await shows(dialog, '何*民')

  await page.getByText('查询或取消报名').click()
  await page.getByLabel('输入取消码').fill(code.toLowerCase())
  await page.getByRole('button', { name: '取消报名' }).click()
  await page.getByText('已取消，您的姓名和电话已经删除。').waitFor()
  await settled(page)
  const taken = async () => {
    const offer = (await ask(page, `/api/activities/offers/${menu.id}`)) as { items: { title: string; taken: number }[] }
    return offer.items.find((one) => one.title === '古墟里的红色故事')!.taken
  }
  expect(await until(taken, (count) => count === 0)).toBe(0)
})

story(
  'on the last seat one resident sits and another waits, and moves up when the first gives it up by the code',
  async ({ visit }) => {
    const officer = await visit('district')
    await officer.open('/')
    const { districts } = (await ask(officer.page, '/api/organisations/catalogue')) as { districts: { no: number }[] }
    const hostNo = await branchOfFive(officer.page, '河西志愿社党支部')
    const menu = await send(officer.page, '/api/activities/menus', {
      nodeNo: districts[0]!.no,
      title: '一月组织生活菜单',
      fromOn: '2027-01-01',
      untilOn: '2027-02-01',
    })
    await send(officer.page, `/api/activities/menus/${menu.id}/items`, {
      hostNos: [hostNo],
      onDay: '2027-01-16',
      title: '迎新写春联',
      place: '河西社区',
      kinds: ['theme-day'],
      openTo: ['members', 'residents'],
      seats: 1,
    })
    await send(officer.page, `/api/activities/menus/${menu.id}/move`, { to: 'published' })
    const join = async (name: string, telephone: string, said: string) => {
      const resident = await visit(null, { size: phone })
      await resident.page.goto(`/m/menu/${menu.id}`)
      const card = resident.page.locator('.card', { hasText: '迎新写春联' })
      await card.getByRole('button', { name: '我要报名' }).click()
      await card.getByLabel('姓名', { exact: true }).fill(name)
      await card.getByLabel('联系电话').fill(telephone)
      await card.getByLabel(/我同意/).check()
      await card.getByRole('button', { name: '报名', exact: true }).click()
      await card.getByText(said).waitFor()
      return { page: resident.page, resident, code: await card.locator('[data-name]').innerText() }
    }
    const first = await join('邹甲', '13900005678', '报名成功')
    const second = await join('邹乙', '13900005679', '已登记候补，有空位时按先后递补')
    const look = async ({ page, code }: typeof first, told: string) => {
      await page.getByLabel('输入取消码').fill(code)
      await page.getByRole('button', { name: '查询' }).click()
      await page.getByText(told).waitFor()
    }
    await first.page.getByText('查询或取消报名').click()
    await second.page.getByText('查询或取消报名').click()
    await look(first, '已有名额')
    await look(second, '候补中，前面还有 0 人')
    await first.page.getByRole('button', { name: '取消报名' }).click()
    await first.page.getByText('已取消，您的姓名和电话已经删除。').waitFor()
    await look(second, '已有名额')
    expect(await second.resident.accessibility()).toEqual([])
  },
)
