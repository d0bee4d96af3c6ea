import { expect } from 'vitest'
import { settled, story } from '../support/browser.ts'
import { csv, shows } from '../support/pages.ts'

story(
  'a sheet of members is looked through with a refused row, written, found in the list, and taken back',
  async ({ visit }) => {
    const { page, open, accessibility } = await visit('district')
    await open('/members')
    const branch = await page.evaluate(async () => {
      const { items } = await (await fetch('/api/members?pageSize=1')).json()
      return (items[0].branch as { name: string }).name
    })
    const head = ['姓名', '联系电话', '党组织', '所在处', '党籍状态', '入党日期']
    const sheet = csv([
      head,
      ['欧阳试晨', '10088880001', branch, '工作单位', '正式党员', '2010-07-01'],
      ['欧阳试暮', '10088880002', '没有的党支部', '工作单位', '正式党员', '2011-07-01'],
    ])
    const handIn = async () => {
      await open('/members/sheets')
      await page.locator('input[type=file]').setInputFiles({ name: '新党员.csv', mimeType: 'text/csv', buffer: sheet })
      await page.waitForURL(/\/members\/sheets\/[0-9a-f-]{36}/)
      await settled(page)
    }
    const confirm = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).click()
      await page.locator('.ant-popconfirm .ant-btn-primary').click()
    }
    const panel = page.locator('.list-panel')

    await handIn()
    await shows(panel, '党组织名称在管理范围内没有或不唯一')
    await shows(panel, '欧阳试晨')
    expect(await accessibility()).toEqual([])
    await confirm('写入名册')
    await shows(panel, '已写入')
    const found = '/members?q=' + encodeURIComponent('欧阳试')
    await open(found)
    await shows(panel, '共 1 条')
    await page.goBack()
    await confirm('整份撤回')
    await shows(panel, '已撤回')
    await open(found)
    await shows(panel, '没有符合条件的党员')

    await handIn()
    await confirm('丢弃这份表格')
    await page.waitForURL(/\/members\/sheets$/)
  },
)
