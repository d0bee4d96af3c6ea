import { expect } from 'vitest'
import { settled, story } from '../support/browser.ts'
import { csv, shows } from '../support/pages.ts'

story('a sheet of venues is looked through with a refused row, entered, found in the list, and taken back', async ({ visit }) => {
  const { page, open, accessibility } = await visit('district')
  await open('/places')
  const owner = await page.evaluate(async () => {
    const { items } = await (await fetch('/api/places/venues?pageSize=1')).json()
    return (items[0].owner as { name: string }).name
  })
  const sheet = csv([
    ['名称', '类型', '层级', '地址', '面积', '所属组织', '开放时间', '是否共享'],
    ['试晨活动室', '党员活动室', '社区级', '一号', '80平方米', owner, '周一至周五9:00-12:00，14:00-18:00', '是'],
    ['试晚活动室', '党员活动室', '村社区级', '一号', '80平方米', owner, '周一至周五9:00-12:00，14:00-18:00', '是'],
    ['试午活动室', '党员活动室', '', '', '', '没有的党支部', '', ''],
  ])
  await open('/places/sheets')
  await shows(page.locator('.list-panel'), '下载模板')
  expect(await accessibility()).toEqual([])
  await page.locator('input[type=file]').setInputFiles({ name: '阵地一览.csv', mimeType: 'text/csv', buffer: sheet })
  await page.waitForURL(/\/places\/sheets\/[0-9a-f-]{36}/)
  await settled(page)
  const panel = page.locator('.list-panel')
  const confirm = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click()
    await page.locator('.ant-popconfirm .ant-btn-primary').click()
  }
  await shows(panel, '层级不在可选范围')
  await shows(panel, '所属组织不在台账里，或者不在您的管理范围内')
  expect(await accessibility()).toEqual([])
  await confirm('导入')
  await shows(panel, '已导入')
  const found = '/places?q=' + encodeURIComponent('活动室') + '&kind=activity-room'
  await open(found)
  await shows(page.locator('.list-panel'), '试晚活动室')
  await page.goBack()
  await confirm('撤回')
  await shows(panel, '已撤回')
  await open('/places?q=' + encodeURIComponent('试晚活动室'))
  await shows(page.locator('.list-panel'), '没有符合条件')
})
