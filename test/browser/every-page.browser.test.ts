import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { desk, phone, settled, story, type Visitor } from '../support/browser.ts'
import { pagesOf } from '../support/routes.ts'

/** Who looks at which pages: between them every page of the platform is opened. */
const people = ['district', 'minzhi', 'system', 'security', 'auditor', 'privacy'] as const

/** The English page may show names of units, streets and people in Chinese, and nothing else. */
const data = [
  'a',
  'td',
  'tbody',
  'svg',
  'canvas',
  'li',
  'dd',
  'code',
  'input',
  'textarea',
  'small',
  'label',
  '.ant-select',
  '.ant-descriptions-item-content',
  '.ant-tag',
  '.ant-timeline',
  '[data-words=data]',
]

const leftInChinese = (page: Page, root: string) =>
  page.evaluate(
    ([selector, skipped]) => {
      const found: string[] = []
      const walker = document.createTreeWalker(document.querySelector(selector!)!, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent!.trim()
        if (!/\p{Script=Han}/u.test(text) || node.parentElement!.closest(skipped!)) continue
        found.push(text)
      }
      return found
    },
    [root, data.join(',')],
  )

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function look(visitor: Visitor, path: string, narrow: boolean, english: boolean): Promise<string[]> {
  const { page } = visitor
  await visitor.open(path)
  const faults: string[] = []
  const fault = (what: string) => faults.push(`${path}: ${what}`)
  const heading = await page
    .locator('h1')
    .first()
    .innerText()
    .catch(() => '')
  if (heading.trim() === '') fault('no heading')
  if (narrow && (await overflow(page)) > 0) fault(`${await overflow(page)} px wider than the phone`)
  if (english) for (const text of await leftInChinese(page, 'body')) fault(`Chinese in the English page: ${text}`)
  for (const finding of await visitor.accessibility()) fault(finding)
  return faults
}
