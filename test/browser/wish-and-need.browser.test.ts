import { expect } from 'vitest'
import { phone, story, type Visitor } from '../support/browser.ts'
import { counts, choose, shows } from '../support/pages.ts'

const ask = <T>({ page }: Visitor, path: string): Promise<T> =>
  page.evaluate(async (address) => (await fetch(address)).json(), path) as Promise<T>

/** The first organisation somebody may publish for. */
const ownUnit = async (visitor: Visitor) =>
  (await ask<{ units: { no: number; name: string }[] }>(visitor, '/api/lists/mine')).units[0]!

async function publishAtDesk(visitor: Visitor, kind: string, title: string): Promise<void> {
  await visitor.open('/lists')
  await visitor.page.getByRole('button', { name: '填写条目' }).click()
  const dialog = visitor.page.getByRole('dialog')
  await choose(visitor.page, dialog.getByLabel('类型'), kind)
  await dialog.getByLabel('标题').fill(title)
  await choose(visitor.page, dialog.getByLabel('资源类别'), '物资')
  await dialog.getByRole('button', { name: '提交' }).dblclick()
  await visitor.page.waitForURL(/\/lists\/[0-9a-f-]{36}/)
}

async function check(officer: Visitor, title: string): Promise<void> {
  await officer.open(`/lists?standing=submitted&q=${encodeURIComponent(title)}`)
  const rows = officer.page.locator('tbody tr.ant-table-row', { hasText: title })
  await shows(rows.first(), title)
  await counts(rows, 1)
  await rows.getByRole('link', { name: title }).click()
  await officer.page.getByRole('button', { name: '审核' }).click()
  await officer.page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  await officer.page.getByRole('dialog').waitFor({ state: 'detached' })
  await officer.page.getByText('待认领').first().waitFor()
}

/** Opens an entry on the phone from the list there, presses a button with a line about it, and waits for what stands then. */
async function tell(visitor: Visitor, path: string, line: string, button: string, then: string): Promise<void> {
  await visitor.open(path)
  await visitor.page.getByLabel('一句说明').fill(line)
  await visitor.page.getByRole('button', { name: button, exact: true }).first().dblclick()
  await visitor.page.locator('.verdict', { hasText: then }).first().waitFor()
}

story('a wish and a need are claimed by a group and verified, at the desk and on the phone', async ({ visit }) => {
  const owner = await visit('secretary')
  const officer = await visit('district')
  const claimant = await visit('tangdu')
  const member = await visit('minzhi', { size: phone })
  const holder = await visit('secretary', { size: phone })
  await member.open('/m/')
  const partner = await ownUnit(member)
  for (const [kind, title] of [
    ['微心愿', '给小明一套画笔'],
    ['需求', '借三十把椅子'],
  ] as const) {
    await publishAtDesk(owner, kind, title)
    await check(officer, title)

    await claimant.open(`/lists?free=true&q=${encodeURIComponent(title)}`)
    await claimant.page.getByRole('link', { name: title }).click()
    await claimant.page.getByRole('button', { name: '认领', exact: true }).click()
    const dialog = claimant.page.getByRole('dialog')
    await choose(claimant.page, dialog.getByLabel('组团的其他单位'), partner.name)
    await dialog.getByLabel('本单位份额').fill('70')
    await dialog.getByLabel('第 1 个组团单位份额').fill('30')
    await dialog.getByRole('button', { name: '提交' }).click()
    await dialog.waitFor({ state: 'detached' })
    await shows(claimant.page.locator('.list-claim').first(), /待成员同意[^]*组团认领/)

    // The others agree on the phone, tell how it goes, and say that it is done; who wrote it down confirms on the phone.
    const path = `/m${new URL(claimant.page.url()).pathname}`
    await tell(member, path, '我们一起办', '同意加入', '办理中')
    await tell(member, path, '已经买好', '写进展', '办理中')
    await tell(member, path, '送到了', '说已解决', '待对方确认')
    expect(await member.page.getByRole('button', { name: '确认解决', exact: true }).count()).toBe(0)
    await tell(holder, path, '收到，谢谢', '确认解决', '已确认')

    await officer.open(`/lists?solved=true&q=${encodeURIComponent(title)}`)
    await shows(officer.page.locator('tbody tr.ant-table-row', { hasText: title }), '已解决')
    await officer.page.getByRole('link', { name: title }).click()
    const steps = officer.page.locator('.list-chain li')
    await shows(steps.last(), /确认解决[^]*收到，谢谢/)
    await counts(steps, 5)
  }
})
