import type { Locator, Page } from 'playwright-core'

/** Waits until what a page shows has come true; the last answer stands in the failure. */
export async function until<T>(read: () => Promise<T>, wanted: (value: T) => boolean, ms = 30_000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const value = await read()
    if (wanted(value)) return value
    if (Date.now() > end) throw new Error(`it never came true: ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Waits until a part of the page reads so; answers with all of its text. */
export function shows(part: Locator, wanted: string | RegExp): Promise<string> {
  return until(
    () => part.innerText(),
    (text) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)),
  )
}

/** Waits until so many stand there. */
export function counts(shown: Locator, wanted: number): Promise<number> {
  return until(
    () => shown.count(),
    (found) => found === wanted,
  )
}

/** The number a page shows, `1,234` as 1234. */
export async function numberOf(shown: Locator): Promise<number> {
  const text = (await shown.innerText()).replaceAll(',', '')
  return Number(/\d+/.exec(text)?.[0] ?? Number.NaN)
}

/** Chooses an option of a select by the words beside it; what is typed narrows a long list. Sees to it that the choice was taken. */
export async function choose(page: Page, field: Locator, option: string): Promise<void> {
  const searches = await field.isEditable() // a select without search takes no text
  await field.click()
  if (searches) await field.fill(option)
  const shown = page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: option })
    .first()
  // A list that comes anew just while the pointer is down forgets the click, as it would a person's, who then clicks again.
  for (let tries = 0; tries < 3; tries += 1) {
    await shown.click()
    if (await wasTaken(field, shown)) return
  }
}

/** The list of one choice has closed; of several the option is marked, or what was typed is gone and other options stand there. */
async function wasTaken(field: Locator, option: Locator): Promise<boolean> {
  const soon = { timeout: 500 }
  for (let looks = 0; looks < 20; looks += 1) {
    const expanded = await field.getAttribute('aria-expanded', soon).catch(() => null)
    if (expanded !== 'true' || (await option.count()) === 0) return true
    if ((await option.getAttribute('class', soon).catch(() => ''))?.includes('-option-selected')) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

/** A spreadsheet as text, with the mark by which office programs know its encoding. */
export const csv = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(`\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`)
