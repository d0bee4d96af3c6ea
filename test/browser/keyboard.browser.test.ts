import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { phone, story } from '../support/browser.ts'
import { until } from '../support/pages.ts'

/** What has the focus, and whether that can be seen: an outline, a border or a shadow of its own. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
    const ring = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    const around = at.closest('.ant-select, .ant-input-affix-wrapper, .ant-picker, .ant-segmented-item, .ant-checkbox')
    const style = around ? getComputedStyle(around) : null
    return {
      text: (at.getAttribute('aria-label') ?? at.innerText ?? '').trim(),
      id: at.id,
      inTable: at.closest('tbody') !== null,
      inNavigation: at.closest('nav') !== null,
      visible:
        ring ||
        (style !== null &&
          (style.boxShadow !== 'none' || style.outlineStyle !== 'none' || style.borderColor !== 'rgb(217, 217, 217)')),
    }
  })

describe('with keys alone', () => {
  story('the first key leads past the navigation to the content', async ({ visit }) => {
    const { page, open } = await visit('district')
    await open('/units')
    await page.locator('tbody a').first().waitFor()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toMatchObject({ text: '跳到正文', visible: true })
    await page.keyboard.press('Enter')
    expect((await focused(page)).id).toBe('content')
    await page.keyboard.press('Tab')
    expect((await focused(page)).inNavigation).toBe(false)
  })

  story('every stop on the way through a list can be seen, and the rows are reached', async ({ visit }) => {
    const { page, open } = await visit('district')
    await open('/units')
    // What is not there yet cannot be walked through, and what takes its place takes the focus with it.
    await page.locator('tbody a').first().waitFor()
    await page.locator('.skip').focus()
    await page.keyboard.press('Enter')
    await until(
      () => focused(page),
      ({ id }) => id === 'content',
    )
    const unseen: string[] = []
    let reached = false
    for (let stop = 0; stop < 40 && !reached; stop += 1) {
      await page.keyboard.press('Tab')
      const at = await focused(page)
      if (!at.visible) unseen.push(at.text)
      reached = at.inTable
    }
    expect(unseen).toEqual([])
    expect(reached).toBe(true)
  })

  story('the navigation is walked with arrows and opens with Enter', async ({ visit }) => {
    const { page, open } = await visit('district')
    await open('/')
    await page.locator('nav .ant-menu-root').focus()
    // The menu moves the focus with the next frame.
    for (const entry of ['概况', '总览', '覆盖目标']) {
      await page.keyboard.press('ArrowDown')
      await until(
        () => focused(page),
        ({ text }) => text === entry,
      )
    }
    await page.keyboard.press('Enter')
    await until(
      async () => new URL(page.url()).pathname,
      (path) => path === '/targets',
    )
  })

  story('Escape closes what stands over the page, and the focus is back where it was', async ({ visit }) => {
    const { page, open } = await visit('district')
    await open('/')
    const basis = page.getByRole('button', { name: '计算依据' })
    await basis.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await until(
      () => focused(page),
      ({ text }) => text.includes('计算依据'),
    )

    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('combobox').waitFor({ state: 'hidden' })
  })

  story('a day is chosen from the calendar, which Escape leaves as it was', async ({ visit }) => {
    const { page, open } = await visit('district')
    await open('/register')
    const day = page.getByRole('button', { name: /^统计日/ })
    await day.focus()
    await page.keyboard.press('Enter')
    await page.locator('.ant-picker-dropdown').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.ant-picker-dropdown').waitFor({ state: 'hidden' })
    await day.waitFor()
  })

  story('the drawer of a phone opens and closes', async ({ visit }) => {
    const { page, open } = await visit('district', { size: phone })
    await open('/')
    await page.locator('.shell-header button').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })
})
