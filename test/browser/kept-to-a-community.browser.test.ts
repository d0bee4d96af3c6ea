import { desk, phone, story, type Visitor } from '../support/browser.ts'
import { counts, choose, shows } from '../support/pages.ts'

const ask = <T>({ page }: Visitor, path: string): Promise<T> =>
  page.evaluate(async (address) => (await fetch(address)).json(), path) as Promise<T>

story(
  'a member of a community publishes to it; another member takes it on, on the phone; nobody else sees it',
  async ({ visit }) => {
    const owner = await visit('minzhi', { size: desk })
    const { page } = owner
    await owner.open('/communities')
    const { items } = await ask<{ items: { id: string; name: string; own: { name: string }[] }[] }>(
      owner,
      '/api/lists/communities',
    )
    const community = items[0]!

    // Its page counts three lists and talent, each a door; the entry is written from one of them.
    await owner.open(`/communities/${community.id}?tab=shared`)
    const shared = page.locator('.community-shared')
    await shows(shared, /需求清单[^]*资源清单[^]*项目清单[^]*人才信息/)
    const before = Number(await shared.getByRole('link', { name: /^需求清单/ }).innerText())
    await shared.getByRole('link', { name: /^需求清单/ }).click()
    await page.waitForURL(/communityId=/)
    await page.getByRole('button', { name: '填写条目' }).click()
    const dialog = page.getByRole('dialog')
    await shows(dialog, '只有这个共同体现在的成员单位能看到和认领')
    await dialog.getByLabel('标题').fill('北站口引导岗缺人')
    await choose(page, dialog.getByLabel('资源类别'), '人员')
    await dialog.getByRole('button', { name: '提交' }).click()
    await page.waitForURL(/\/lists\/[0-9a-f-]{36}/)
    await shows(page.locator('.record-facts'), `${community.name} （成员单位可见）`)
    const { pathname } = new URL(page.url())

    const officer = await visit('district', { size: desk })
    await officer.open(pathname)
    await officer.page.getByRole('button', { name: '审核' }).click()
    await officer.page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await officer.page.getByRole('dialog').waitFor({ state: 'detached' })

    // Somebody of the same district and of no member: not on the list, not by its address, not on the phone.
    const stranger = await visit('tangdu', { size: desk })
    stranger.expectRefusal(404)
    await stranger.open(`/lists?q=${encodeURIComponent('北站口引导岗')}`)
    await stranger.page.getByText('没有符合条件的条目').waitFor()
    await stranger.open(pathname)
    await stranger.page.getByText('没有找到这一条，或者没有向您公开').first().waitFor()

    // Another member finds it among what its community keeps, and takes it on as one of its members.
    const member = await visit('longhua', { size: phone })
    await member.open('/m/lists')
    await member.page.getByLabel('所属共同体').selectOption({ label: community.name })
    await member.page.getByRole('link', { name: /北站口引导岗缺人/ }).click()
    await shows(member.page.locator('main'), '（成员单位可见）')
    await counts(member.page.getByLabel('以哪个单位认领').locator('option'), 1)
    await member.page.getByRole('button', { name: '认领', exact: true }).click()
    await member.page.locator('.verdict', { hasText: '办理中' }).first().waitFor()

    await owner.open(`/communities/${community.id}?tab=shared`)
    await shows(shared.getByRole('link', { name: /^需求清单/ }), String(before + 1))

    // The street above the owner urges from the list of claims, and the other side is told on the phone.
    await owner.open('/lists/claims')
    await page
      .getByRole('row', { name: /北站口引导岗缺人/ })
      .getByRole('button', { name: '督办' })
      .click()
    await dialog.getByLabel('说明').fill('请告知到岗时间')
    await dialog.getByRole('button', { name: '提交' }).click()
    await shows(page.getByRole('row', { name: /北站口引导岗缺人/ }), /督办 1 次/)
    await member.open('/m/lists')
    await shows(member.page.getByRole('link', { name: /北站口引导岗缺人/ }).first(), '等本单位答复督办')

    // Three records of each community, and of none; each number opens its list.
    await owner.open('/lists/communities')
    await shows(page.locator('main'), new RegExp(`${community.name}[^]*共同体之外`))
    await page
      .getByRole('row', { name: new RegExp(community.name) })
      .getByRole('link')
      .nth(1)
      .click()
    await page.waitForURL(/\/lists\/signed\?.*communityId=/)
    await shows(page.locator('main'), '共同体服务项目清单')
  },
)
