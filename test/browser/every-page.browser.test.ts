import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { messages } from '../../src/web/phrases/collect.ts'
import { pages } from '../../src/web/shell/pages.ts'
import { desk, phone, settled, story, type Visitor } from '../support/browser.ts'
import { claim, codeFor } from '../support/own-account.ts'

/** Every phrase that reads otherwise in English: none of them may stand in an English page. */
const roles = new Set<string>(Object.values(messages['zh-CN'].access.server.roles))
// Some accounts of the demonstration are called after their role.
const chinese = phrasesOf(messages['zh-CN'], messages.en).filter((phrase) => !roles.has(phrase))

function phrasesOf(zh: unknown, en: unknown): string[] {
  if (typeof zh === 'string') return /\p{Script=Han}/u.test(zh) && zh !== en ? [zh] : []
  return Object.entries(zh as object).flatMap(([key, value]) => phrasesOf(value, (en as Record<string, unknown>)[key]))
}

/** Phrases of the other language, and Chinese in words that no record can bring: on buttons, labels and choices. */
const leftInChinese = (page: Page) =>
  page.evaluate((phrases) => {
    const known = new Set(phrases)
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent!.trim()
      const place = node.parentElement!
      // The header names the person signed in and the other language.
      if (
        !/\p{Script=Han}/u.test(text) ||
        place.closest('.shell-header, table a, table .ant-btn, .map-board, [lang=zh-CN]:not(html), [data-name]')
      )
        continue
      if (known.has(text) || place.closest('.ant-btn, label, [role=tab], .ant-segmented')) found.push(text)
    }
    return found
  }, chinese)

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What stands in Latin letters in any language: codes, files, units of measure, names of keys and of accounts. */
const international =
  /^(?:[A-Z]{1,4}-?[A-Z0-9-]*\d[\w-]*[;,· ]*)+$|\.(?:xlsx|xls|ods|csv)\b|^[\d.]+\s?k?m$|^[0-9A-Z]{18}$|^[0-9a-f]{8}-[0-9a-f-]{27}$|Ctrl|xlsx|GeoJSON|MapLibre|WGS|GCJ|CGCS|^[a-z]+\.[a-z]+/i

/** English in words no record can bring: on buttons, labels, heads and choices of a Chinese page. */
const leftInEnglish = (page: Page) =>
  page
    .evaluate(() => {
      const found: string[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent!.trim()
        const place = node.parentElement!
        if (!/[A-Za-z]{2,}/.test(text) || /\p{Script=Han}/u.test(text)) continue
        if (!place.checkVisibility() || place.closest('[lang=en]:not(html), code, kbd, script, style, [data-name]')) continue
        found.push(text)
      }
      for (const field of document.querySelectorAll(':is([placeholder], [aria-label], [title]):not(.anticon)')) {
        for (const name of ['placeholder', 'aria-label', 'title']) {
          const text = field.getAttribute(name) ?? ''
          if (/[A-Za-z]{4,}/.test(text) && !/\p{Script=Han}/u.test(text) && !field.closest('[lang=en]:not(html)'))
            found.push(text)
        }
      }
      return found
    })
    .then((found) => found.filter((text) => !international.test(text) && !kitNames.test(text) && !accounts.has(text)))

/** Names the kit itself gives to its boxes and steppers, in English whatever the page; those of its icons are passed over above. */
const kitNames = /^(?:Select (?:all|row \d+)|(?:In|De)crease Value|segmented control)$/

const accounts = new Set([
  'district',
  'viewer',
  'minzhi',
  'longhua',
  'education',
  'zhifu',
  'tangdu',
  'system',
  'security',
  'auditor',
  'privacy',
  'hexin',
  'instructor',
  'secretary',
])

/** `PAGES=/places,/dues` looks at these alone, for whoever works on them. */
const chosen = process.env.PAGES?.split(',')
const among = (path: string) => chosen === undefined || chosen.some((start) => path.startsWith(start))

/** What is wrong with the page as it stands. Whether it can be read by everybody does not depend on the language, so that is asked of the Chinese one. */
async function faultsOf(visitor: Visitor, path: string, { size, language }: Look): Promise<string[]> {
  const { page } = visitor
  const [narrow, english] = [size === phone, language === 'en']
  const faults: string[] = []
  const fault = (what: string) => faults.push(`${path} ${narrow ? 'on a phone' : 'at a desk'}: ${what}`)
  const heading = await page
    .locator('h1')
    .first()
    .innerText()
    .catch(() => '')
  if (heading.trim() === '') fault('no heading')
  if (narrow && (await overflow(page)) > 0) fault(`${await overflow(page)} px wider than the phone`)
  if (english) for (const text of await leftInChinese(page)) fault(`Chinese in the English page: ${text}`)
  if (!english) {
    for (const text of await leftInEnglish(page)) fault(`English in the Chinese page: ${text}`)
    for (const finding of await visitor.accessibility()) fault(finding)
  }
  return faults
}

/** Two people look at once, each at whatever comes next: a page waits for answers most of its time. */
async function between<T>(
  visitors: readonly Visitor[],
  things: readonly T[],
  look: (visitor: Visitor, thing: T) => Promise<void>,
) {
  const left = [...things]
  const work = async (visitor: Visitor) => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await look(visitor, next)
  }
  await Promise.all(visitors.map(work))
}

/** A case to look at; the demonstration begins without any. */
async function haveCase(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ask = async (path: string) => (await fetch(path)).json()
    if ((await ask('/api/procedures/cases')).total > 0) return
    const { items } = await ask('/api/coverage/units?cell=not-built&pageSize=2')
    const details = { name: '某联合党支部', covers: [items[1].no] }
    await fetch('/api/procedures/cases', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'a-case-to-look-at-now' },
      body: JSON.stringify({ procedure: 'establish-joint', subjectNo: items[0].no, title: '某申请', details }),
    })
  })
}

/** Spreadsheets somebody may hand in, with rows that are refused among them; each sees the own ones only. */
const sheets = [
  { action: 'member.change', path: '/api/members/sheets', rows: '姓名,党组织\n某某,某党支部\n' },
  { action: 'order.take', path: '/api/demands/sheets', rows: '内容,事项类别\n某事,其他\n某事,某类\n' },
  { action: 'place.keep', path: '/api/places/sheets', rows: '名称,类型,所属组织\n某室,党员活动室,某组织\n某站,某类,某组织\n' },
  {
    action: 'lists.publish',
    path: '/api/lists/sheets',
    rows: '类型,标题,资源类别,单位\n需求,某事,人员,某组织\n某,某事,某类,某组织\n',
  },
]

async function haveSheet(page: Page, { path, rows }: (typeof sheets)[number]): Promise<void> {
  await page.evaluate(
    async ([to, text]) => {
      if ((await (await fetch(to)).json()).total > 0) return
      const form = new FormData()
      form.append('file', new Blob([`\uFEFF${text}`], { type: 'text/csv' }), '表.csv')
      await fetch(to, {
        method: 'POST',
        headers: { 'idempotency-key': `a-sheet-to-look-at${to.replaceAll('/', '-')}` },
        body: form,
      })
    },
    [path, rows] as const,
  )
}

/** Plans to look at, ready. */
async function havePlans(page: Page): Promise<void> {
  await havePlan(page, 'formation', { parameters: { steps: 2000 } })
  await havePlan(page, 'dispatch', {})
}

async function havePlan(page: Page, kind: string, body: object): Promise<void> {
  const ready = () =>
    page.evaluate(async (one) => (await (await fetch(`/api/planner/plans?state=ready&kind=${one}`)).json()).total > 0, kind)
  if (await ready()) return
  await page.evaluate(
    async ([one, sent]) => {
      await fetch(`/api/planner/${one}${one === 'dispatch' ? 'es' : 's'}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': `a-${one}-to-look-at-now` },
        body: JSON.stringify(sent),
      })
    },
    [kind, body] as const,
  )
  await expect.poll(ready, { timeout: 60_000 }).toBe(true)
}

interface Opened {
  /** As the list of pages names it, with `$` where a number stands. */
  readonly page: string
  readonly path: string
}

/** Pages the server lets this person open, with a unit and an import in the places of their numbers. */
async function opensTo({ page }: Visitor): Promise<Opened[]> {
  const ask = (path: string) => page.evaluate(async (address) => (await fetch(address)).json(), path)
  const { abilities } = (await ask('/api/access/me')) as { abilities: string[] }
  const allowed = pages.filter(({ action }) => action === undefined || abilities.includes(action)).map(({ path }) => path)
  const lists: Readonly<Record<string, readonly [string, string]>> = {
    '/units/$no': ['/api/coverage/units?cell=own', 'no'],
    '/agreements/$id': ['/api/alliances/agreements', 'id'],
    '/network/calls/$id': ['/api/alliances/calls', 'id'],
    '/communities/$id': ['/api/alliances/communities', 'id'],
    '/activities/$id': ['/api/activities', 'id'],
    '/activities/menus/$id': ['/api/activities/menus', 'id'],
    '/activities/series/$id': ['/api/activities/series', 'id'],
    '/service/$id': ['/api/volunteering/needs', 'id'],
    '/service/people/$id': ['/api/volunteering/volunteers', 'id'],
    '/service/leaders/$id': ['/api/volunteering/leaders', 'id'],
    '/service/series/$id': ['/api/volunteering/series', 'id'],
    '/service/cases/$id': ['/api/volunteering/cases', 'id'],
    '/register/$id': ['/api/register/imports', 'id'],
    '/workforce/growth/$id': ['/api/workforce/people?role=full_time_worker', 'id'],
    '/workforce/people/$id': ['/api/workforce/people?role=instructor', 'id'],
    '/cases/$id': ['/api/procedures/cases', 'id'],
    '/elections/$id': ['/api/elections?view=all', 'id'],
    '/members/$id': ['/api/members', 'id'],
    '/members/declared/$id': ['/api/members/declarations', 'id'],
    '/members/teams/$id': ['/api/members/teams', 'id'],
    '/members/sheets/$id': ['/api/members/sheets', 'id'],
    '/orders/$id': ['/api/demands/orders?view=all', 'id'],
    '/orders/sheets/$id': ['/api/demands/sheets', 'id'],
    '/directives/$id': ['/api/demands/directives?view=all', 'id'],
    '/talks/$id': ['/api/demands/talks?view=all', 'id'],
    '/deliberation/$id': ['/api/demands/issues?view=all', 'id'],
    '/deliberation/consultations/$id': ['/api/demands/consultations?view=all', 'id'],
    '/deliberation/sessions/$id': ['/api/demands/sessions?state=open', 'id'],
    '/learning/plans/$id': ['/api/learning/plans', 'id'],
    '/learning/sessions/$id': ['/api/learning/sessions', 'id'],
    '/learning/courses/$id': ['/api/learning/courses', 'id'],
    '/learning/people/$kind/$id': ['/api/learning/hours', 'id'],
    '/learning/people/$kind/$id/certificate': ['/api/learning/hours', 'id'],
    '/development/$id': ['/api/development/cases', 'id'],
    '/lists/$id': ['/api/lists/entries', 'id'],
    '/lists/agendas/$id': ['/api/lists/agendas', 'id'],
    '/lists/sheets/$id': ['/api/lists/sheets', 'id'],
    '/lists/matching/$id': ['/api/lists/matches', 'id'],
    '/places/$no': ['/api/places/venues', 'no'],
    '/places/sheets/$id': ['/api/places/sheets', 'id'],
    '/places/upgrades/$id': ['/api/places/upgrades', 'id'],
    '/places/plans/$id': ['/api/places/plans', 'id'],
    '/places/bookings/$id': ['/api/places/bookings', 'id'],
    '/places/rents/$id': ['/api/places/rents', 'id'],
    '/places/series/$id': ['/api/places/bookings?inSeries=true', 'seriesId'],
    '/campaigns/$id': ['/api/campaigns', 'id'],
    '/campaigns/$id/units': ['/api/campaigns', 'id'],
    '/campaigns/$id/weeks/$week': ['/api/campaigns', 'id'],
    '/plans/$id': ['/api/planner/plans?state=ready&kind=formation', 'id'],
    '/plans/dispatch/$id': ['/api/planner/plans?state=ready&kind=dispatch', 'id'],
    '/plans/$id/compare/$other': ['/api/planner/plans?state=ready&kind=formation', 'id'],
    '/plans/dispatch/$id/compare/$other': ['/api/planner/plans?state=ready&kind=dispatch', 'id'],
  }
  if (abilities.includes('case.act')) await haveCase(page)
  if (abilities.includes('plan.make')) await havePlans(page)
  for (const one of sheets) if (abilities.includes(one.action)) await haveSheet(page, one)
  const opened: Opened[] = []
  for (const path of allowed) {
    if (path.startsWith('/dues/$')) continue // those of a branch that collects are opened by its secretary below
    const list = lists[path]
    const name = path.replaceAll(/\$\w+/g, '$')
    if (!list) opened.push({ page: name, path })
    else {
      const { items } = (await ask(list[0])) as { items: Record<string, unknown>[] }
      const number = items[0]?.[list[1]]
      if (number === undefined) continue
      const filled = path.replace('$week', '2').replace('$kind', 'post').replaceAll(/\$\w+/g, String(number))
      opened.push({ page: name, path: filled })
    }
  }
  return opened
}

interface Look {
  readonly size: typeof desk
  readonly language: 'zh-CN' | 'en'
}
const [deskZh, deskEn, phoneEn, phoneZh] = [
  { size: desk, language: 'zh-CN' },
  { size: desk, language: 'en' },
  { size: phone, language: 'en' },
  { size: phone, language: 'zh-CN' },
] as const satisfies Look[]

/** Who opens what they may, and the ways each page is looked at, one turn of screen or language apart. */
const looks: readonly { readonly who: string; readonly ways: readonly Look[] }[] = [
  { who: 'district', ways: [deskZh, deskEn, phoneEn, phoneZh] },
  { who: 'minzhi', ways: [phoneZh] },
  ...['system', 'security', 'auditor', 'privacy'].map((who) => ({ who, ways: [deskZh, deskEn, phoneEn] })),
]

/** Turns screen and language of a page as it stands, as somebody does who narrows the window or presses the switch. */
async function turn({ page }: Visitor, from: Look, to: Look): Promise<void> {
  if (from.size !== to.size) await page.setViewportSize(to.size)
  if (from.language !== to.language) {
    await page.locator(`.shell-header button[lang="${to.language}"]`).click()
    await page.locator(`html[lang="${to.language}"]`).waitFor({ state: 'attached' })
  }
  await settled(page)
}

const opened = new Set<string>()

describe('every page stands, fits and can be read', () => {
  for (const { who, ways } of looks) {
    story(`for ${who}`, { timeout: 900_000 }, async ({ visit }) => {
      const visitors = [await visit(who, ways[0]), await visit(who, ways[0])]
      const faults: string[] = []
      for (const visitor of visitors) await visitor.open('/nowhere')
      const chosenOnes = (await opensTo(visitors[0]!)).filter(({ path }) => among(path))
      // The next page is begun in the way the last one ended in.
      const order = new Map(visitors.map((visitor) => [visitor, [...ways]]))
      await between(visitors, chosenOnes, async (visitor, { page, path }) => {
        opened.add(page)
        await visitor.walk(path)
        const turns = order.get(visitor)!
        for (const [at, way] of turns.entries()) {
          if (at > 0) await turn(visitor, turns[at - 1]!, way)
          faults.push(...(await faultsOf(visitor, path, way)))
        }
        turns.reverse()
      })
      expect(faults.join('\n')).toBe('')
    })
  }

  for (const [size, language] of [
    [phone, 'zh-CN'],
    [desk, 'zh-CN'],
    [phone, 'en'],
  ] as const) {
    const screen = size === phone ? 'on a phone' : 'at a desk'
    story(`and so do those of a branch ${screen} in ${language === 'en' ? 'English' : 'Chinese'}`, async ({ visit }) => {
      const visitor = await visit('secretary', { size, language })
      const faults: string[] = []
      await visitor.open('/nowhere')
      const ask = (path: string) => visitor.page.evaluate(async (address) => (await fetch(address)).json(), path)
      const { items } = (await ask('/api/dues/branches')) as { items: { no: number }[] }
      const cases = (await ask('/api/development/cases')) as { items: { id: string }[] }
      const own = `/dues/${items[0]!.no}`
      const residents = (await ask('/api/volunteering/cases')) as { items: { id: string }[] }
      opened.add('/dues/$').add('/dues/$/year').add('/dues/$/receipt').add('/service/cases/$')
      const [turns] = ((await ask('/api/activities/series')) as { items: { id: string }[] }).items
      const light =
        size === phone
          ? [
              '/m/',
              '/m/turns',
              `/m/turns/${turns!.id}`,
              '/m/digest',
              '/m/hours',
              '/m/tasks',
              '/m/talks',
              '/m/directives',
              '/m/consultations',
              '/m/online',
              '/m/development',
              `/m/development/${cases.items[0]!.id}`,
            ]
          : []
      for (const path of light) {
        await visitor.open(path)
        faults.push(...(await faultsOf(visitor, path, { size: phone, language })))
      }
      await visitor.open('/nowhere') // what a phone showed before is the light one, in which these addresses are other pages
      for (const path of [
        '/development',
        ...cases.items.map(({ id }) => `/development/${id}`),
        '/dues',
        own,
        `${own}/year`,
        `${own}/receipt`,
      ]) {
        await visitor.walk(path)
        faults.push(...(await faultsOf(visitor, path, { size, language })))
      }
      const resident = `/service/cases/${residents.items[0]!.id}`
      await visitor.walk(resident)
      faults.push(...(await faultsOf(visitor, resident, { size, language })))
      expect(faults.join('\n')).toBe('')
    })
  }

  story('and none was left out', () => {
    const all = pages.map(({ path }) => path.replaceAll(/\$\w+/g, '$'))
    expect([...opened].filter(among).sort()).toEqual(all.filter(among).sort())
  })

  for (const language of ['zh-CN', 'en'] as const) {
    story(`and so do those for whoever has no account in ${language === 'en' ? 'English' : 'Chinese'}`, async ({ visit }) => {
      const visitor = await visit(null, { size: phone, language })
      const faults: string[] = []
      await visitor.open('/m/venues')
      const ask = (path: string) => visitor.page.evaluate(async (address) => (await fetch(address)).json(), path)
      const { districts } = (await ask('/api/public/venues/form')) as { districts: { no: number }[] }
      const found = await ask(`/api/public/venues?districtNo=${districts[0]!.no}`)
      const { no } = (found as { items: { no: number }[] }).items[0]!
      for (const path of ['/m/venues', `/m/venues/${no}`, '/m/venues/follow']) {
        await visitor.open(path)
        faults.push(...(await faultsOf(visitor, path, { size: phone, language })))
      }
      expect(faults.join('\n')).toBe('')
    })

    story(`and so does the light one for phones in ${language === 'en' ? 'English' : 'Chinese'}`, async ({ visit }) => {
      const visitor = await visit('minzhi', { size: phone, language })
      const faults: string[] = []
      await visitor.open('/rights')
      const paths = (await opensTo(visitor)).map(({ path }) => path)
      const unit = paths.find((path) => path.startsWith('/units/'))!
      const one = paths.find((path) => path.startsWith('/cases/') && path !== '/cases/new')!
      const sessions = (await visitor.page.evaluate(async () => (await fetch('/api/demands/online')).json())) as {
        items: { id: string }[]
      }
      const course = paths.find((path) => path.startsWith('/learning/courses/'))!.replace('/learning', '')
      for (const path of [
        '/m/',
        '/m/units',
        `/m${unit}`,
        '/m/tasks',
        `/m${one}`,
        '/m/me',
        '/m/places',
        '/m/rents',
        '/m/hours',
        '/m/courses',
        `/m${course}`,
        '/m/digest',
        '/m/turns',
        '/m/online',
        ...sessions.items.map(({ id }) => `/m/online/${id}`),
        '/m/deliberate',
        ...sessions.items.map(({ id }) => `/m/deliberate/${id}`),
        '/m/deliberate/own',
      ]) {
        await visitor.open(path)
        faults.push(...(await faultsOf(visitor, path, { size: phone, language })))
      }
      expect(faults.join('\n')).toBe('')
    })

    story(`and the own pages of a member on a phone in ${language === 'en' ? 'English' : 'Chinese'}`, async ({ visit }) => {
      const office = await visit('district')
      await office.open('/nowhere')
      const code = await codeFor(office, language === 'en' ? 30 : 31)
      const visitor = await visit(null, { size: phone, language })
      const faults: string[] = []
      const look = async (path: string) => {
        await visitor.open(path)
        faults.push(...(await faultsOf(visitor, path, { size: phone, language })))
      }
      await look('/m/claim')
      await claim(visitor, code, `benren-${language.slice(0, 2)}`)
      await look('/m/own')
      for (const summary of await visitor.page.locator('details summary').all()) await summary.click()
      faults.push(...(await faultsOf(visitor, '/m/own', { size: phone, language })))
      await look('/m/double')
      await look('/m/service')
      const needs = (await office.page.evaluate(async () =>
        (await fetch('/api/volunteering/needs?free=yes&state=published')).json(),
      )) as {
        items: { id: string }[]
      }
      await look(`/m/volunteer/${needs.items[0]!.id}`)
      await look('/m/verify')
      await look('/m/served')
      expect(faults.join('\n')).toBe('')
    })

    story(`and the pages of an instructor on a phone in ${language === 'en' ? 'English' : 'Chinese'}`, async ({ visit }) => {
      const visitor = await visit('instructor', { size: phone, language })
      const faults: string[] = []
      await visitor.open('/m/')
      const unit = (await visitor.page.locator('.doors a[href*="/visit/"]').first().getAttribute('href'))!
      const guided = await visitor.page.locator('.doors a[href*="/units/"]').first().getAttribute('href')
      for (const path of ['/m/', unit, guided!, '/m/tasks']) {
        await visitor.open(path)
        faults.push(...(await faultsOf(visitor, path, { size: phone, language })))
      }
      expect(faults.join('\n')).toBe('')
    })
  }
})
