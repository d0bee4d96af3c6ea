import { describe, expect, it } from 'vitest'
import { entryOf, offeredPages } from './Navigation.tsx'
import { pages } from './pages.ts'

describe('the navigation', () => {
  it('offers only what the abilities allow, and what needs none', () => {
    const offered = offeredPages(pages, ['coverage.read']).flatMap((group) => group.pages.map((page) => page.path))
    expect(offered).toContain('/units')
    expect(offered).toContain('/jobs')
    expect(offered).not.toContain('/audit')
  })

  it('shows no empty groups', () => {
    expect(offeredPages(pages, []).map((group) => group.group)).toEqual(['overview', 'system'])
  })

  it('keeps the list marked while one of its units is open', () => {
    expect(entryOf(pages, '/units/1005')).toBe('/units')
    expect(entryOf(pages, '/')).toBe('/')
  })

  it('has one page an address', () => {
    expect(new Set(pages.map((page) => page.path)).size).toBe(pages.length)
  })
})
