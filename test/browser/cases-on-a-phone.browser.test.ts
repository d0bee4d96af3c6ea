import { expect } from 'vitest'
import { phone, settled, story } from '../support/browser.ts'
import { counts, shows } from '../support/pages.ts'

const chain = '托育服务链党支部'
const garden = '汀塘幼儿园在服务地组建党支部'

story('what waits is read on a phone, agreed to and sent back with a sentence, and the desk shows it', async ({ visit }) => {
  const street = await visit('minzhi', { size: phone })
  const { page } = street
  street.expectRefusal(422)
  await street.open('/m/tasks')
  await shows(page.locator('h2').first(), /待我办理/)

  await page.getByRole('link', { name: new RegExp(garden) }).click()
  await settled(page)
  await shows(page.locator('.facts').first(), '街道审核')
  await page.getByRole('button', { name: '退回补正' }).click()
  await shows(page.getByRole('alert'), '理由')
  await page.getByLabel('一句话说明').fill('请附党员名册')
  await page.getByRole('button', { name: '退回补正' }).click()
  await page.getByText('请附党员名册').waitFor()
  expect(await street.accessibility()).toEqual([])

  // The organisation that is asked answers for itself, and the street goes on.
  const secretary = await visit('tangdu', { size: phone })
  await secretary.open('/m/tasks')
  await secretary.page.getByRole('link', { name: new RegExp(chain) }).click()
  await settled(secretary.page)
  await counts(secretary.page.locator('form').getByRole('checkbox'), 1)
  await secretary.page.getByLabel('一句话说明').fill('支部党员会议通过')
  await secretary.page.getByRole('button', { name: '同意', exact: true }).click()
  await secretary.page.locator('.facts').first().getByText('街道审核').waitFor()
  expect(await secretary.page.locator('form').count()).toBe(0)
  await street.open('/m/tasks')
  await page.getByRole('link', { name: new RegExp(chain) }).click()
  await settled(page)
  await shows(page.locator('.facts').first(), '支部党员会议通过')
  await page.getByRole('button', { name: '通过' }).click()
  await page.locator('.facts').first().getByText('党委研究批复').waitFor()

  const committee = await visit('district')
  await committee.open('/')
  const waiting = committee.page.getByRole('region', { name: '待办' })
  await waiting.getByRole('link', { name: chain }).click()
  await committee.page.waitForURL(/\/cases\//)
  await settled(committee.page)
  await shows(committee.page.locator('.case-timeline'), '通过')
  const cases = committee.page.locator('.ant-menu-submenu', { hasText: '组织体系' })
  await shows(cases.locator('.nav-count').first(), /\d/)
})

story('the procedures of the district can be read as tables, with what a temporary branch does not do', async ({ visit }) => {
  const { page, open } = await visit('minzhi')
  await open('/cases')
  await page.getByRole('link', { name: '办理事项' }).click()
  await page.waitForURL('**/procedures')
  await settled(page)
  const joint = page.locator('#establish-joint')
  for (const word of ['各单位同意', '街道审核', '党委研究批复', '1 个月', '支部工作条例']) await shows(joint, word)
  const forms = page.locator('.panel', { has: page.getByRole('heading', { name: '各种形式的党组织不办理的事项' }) })
  for (const word of ['临时', '发展党员', '收缴党费', '到期自行终止']) await shows(forms, word)
})
