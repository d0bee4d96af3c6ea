import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { pages } from '../../src/web/shell/pages.ts'
import { desk, phone, story, type Visitor } from '../support/browser.ts'

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

/** Pages the server lets this person open, with a unit and an import in the places of their numbers. */
async function pathsFor({ page }: Visitor): Promise<string[]> {
  const ask = (path: string) => page.evaluate(async (address) => (await fetch(address)).json(), path)
  const { abilities } = (await ask('/api/access/me')) as { abilities: string[] }
  const allowed = pages.filter(({ action }) => action === undefined || abilities.includes(action)).map(({ path }) => path)
  const first = async (path: string, key: string) =>
    ((await ask(path)) as { items?: Record<string, unknown>[] }).items?.[0]?.[key] as string | number | undefined
  const places: Readonly<Record<string, string | number | undefined>> = {
    '/units/$no': await first('/api/coverage/units?cell=own', 'no'),
    '/register/$id': await first('/api/register/imports', 'id'),
  }
  return allowed.flatMap((path) => {
    if (!path.includes('$')) return [path]
    const place = places[path]
    return place === undefined ? [] : [path.replace(/\$\w+/, String(place))]
  })
}

const looks = [
  { who: 'district', size: desk, language: 'zh-CN' },
  { who: 'district', size: desk, language: 'en' },
  { who: 'district', size: phone, language: 'zh-CN' },
  { who: 'district', size: phone, language: 'en' },
  { who: 'minzhi', size: phone, language: 'zh-CN' },
  ...(['system', 'security', 'auditor', 'privacy'] as const).flatMap(
    (who) =>
      [
        { who, size: desk, language: 'zh-CN' },
        { who, size: phone, language: 'en' },
      ] as const,
  ),
] as const
const opened = new Set<string>()

describe('every page stands, fits and can be read', () => {
  for (const { who, size, language } of looks) {
    const screen = size === phone ? 'on a phone' : 'at a desk'
    story(`for ${who} ${screen} in ${language === 'en' ? 'English' : 'Chinese'}`, async ({ visit }) => {
      const visitor = await visit(who, { size, language })
      const faults: string[] = []
      await visitor.open('/rights')
      for (const path of await pathsFor(visitor)) {
        opened.add(path.replace(/\/(units|register)\/[\w-]+$/, '/$1/$'))
        faults.push(...(await look(visitor, path, size === phone, language === 'en')))
      }
      expect(faults).toEqual([])
    })
  }

  story('and none was left out', () => {
    expect([...opened].sort()).toEqual(pages.map(({ path }) => path.replace(/\$\w+/, '$')).sort())
  })

  for (const language of ['zh-CN', 'en'] as const) {
    story(`and so does the light one for phones in ${language === 'en' ? 'English' : 'Chinese'}`, async ({ visit }) => {
      const visitor = await visit('minzhi', { size: phone, language })
      const faults: string[] = []
      await visitor.open('/rights')
      const unit = (await pathsFor(visitor)).find((path) => path.startsWith('/units/'))!
      for (const path of ['/m/', '/m/units', `/m${unit}`, '/m/tasks', '/m/me']) {
        faults.push(...(await look(visitor, path, true, language === 'en')))
      }
      expect(faults).toEqual([])
    })
  }
})
