import { expect } from 'vitest'
import { desk, phone, story, type Visitor } from '../support/browser.ts'
import { choose, shows } from '../support/pages.ts'

/** Asks the platform as the person signed in, for what a story only needs to know. */
const ask = ({ page }: Visitor, path: string) => page.evaluate(async (address) => (await fetch(address)).json(), path)

story(
  'a lead unit calls, two linked organisations answer on the phone, and what was held moves the figures',
  async ({ visit }) => {
    const lead = await visit('secretary', { size: desk })
    const { page } = lead
    await lead.open('/network')
    const before = (await ask(lead, '/api/alliances/network')).figures
    const own = (await ask(lead, '/api/alliances/sides?q=&own=true')).items.find(
      (one: { kind: string }) => one.kind === 'party_org',
    )

    // An organisation waits for an answer: the lead unit agrees, and it stands in the network.
    await lead.open('/network/ties?mine=true')
    await page.getByRole('button', { name: '同意', exact: true }).click()
    await shows(page.locator('main'), '没有符合条件的挂靠')
    await lead.open('/network')
    await shows(page.locator('main'), '挂靠 4 个')

    await page.getByRole('button', { name: '发起联动' }).click()
    const dialog = page.getByRole('dialog')
    await choose(page, dialog.getByLabel('本单位'), own.name)
    await choose(page, dialog.getByLabel('联动依据'), '主干网')
    await dialog.getByLabel('联动事项').fill('独居老人冬衣入户')
    await choose(page, dialog.getByLabel('活动类型'), '帮扶救助')
    await dialog.getByRole('button', { name: '提交' }).click()
    await page.waitForURL(/\/network\/calls\//)
    await shows(page.locator('main'), '征集中')
    const path = new URL(page.url()).pathname

    // On the phone: one finds it among the own tasks, the street answers for the hub it looks after.
    const centre = await visit('tangdu', { size: phone })
    await centre.open('/m/tasks')
    await centre.page.getByRole('link', { name: /独居老人冬衣入户/ }).click()
    await centre.page.getByRole('button', { name: '参加', exact: true }).click()
    await shows(centre.page.locator('main'), '参加')
    const street = await visit('minzhi', { size: phone })
    await street.open(path)
    await street.page.getByRole('button', { name: '参加', exact: true }).first().click()
    await shows(street.page.locator('main'), /参加[\s\S]*参加/)

    // Planned with its partners, then held: the host ticks who came and writes a line.
    await lead.open(path)
    await page.getByRole('button', { name: '定下活动' }).click()
    await page.waitForURL(/\/activities\/[0-9a-f-]{36}/)
    const id = new URL(page.url()).pathname.split('/').at(-1)!
    const planned = await ask(lead, `/api/activities/${id}`)
    expect([planned.state, planned.hosts[0].no, planned.partners.length]).toEqual(['planned', own.no, 2])
    await lead.open(`/activities/new?id=${id}`)
    await page.getByLabel('一句话纪要').fill('送冬衣二十件')
    await page.getByRole('button', { name: '完成登记' }).click()
    await page.waitForURL(new RegExp(`/activities/${id}`))

    await lead.open('/network')
    const after = (await ask(lead, '/api/alliances/network')).figures
    expect(after.initiators.value).toBe(before.initiators.value)
    expect(after.sessions.value).toBe(before.sessions.value + 1)
    expect(after.attendances.value).toBeGreaterThan(before.attendances.value)
    // The number is a door to exactly its records.
    await page.locator('.network-figures a').nth(3).click()
    await page.waitForURL(/\/activities\/partners/)
    const partners = await ask(lead, `/api${new URL(page.url()).pathname}${new URL(page.url()).search}`)
    expect(partners.total).toBe(after.partners.value)
    await page.locator('h1').first().waitFor()
    expect(await lead.accessibility()).toEqual([])
  },
)
