import { describe, expect, it } from 'vitest'
import { offeredPages, openFolds } from './folds.ts'
import { entryOf } from './Navigation.tsx'
import { pages } from './pages.ts'

const secretary = [
  'activity.read',
  'activity.record',
  'activity.own',
  'member.read',
  'unit.read',
  'coverage.read',
  'case.read',
  'learning.read',
]
const instructor = ['visit.read', 'visit.record', 'unit.read', 'coverage.read', 'activity.read']

describe('the navigation', () => {
  it('offers only what the abilities allow, and what needs none', () => {
    const offered = offeredPages(pages, ['coverage.read']).flatMap((fold) => fold.pages.map((page) => page.path))
    expect(offered).toContain('/units')
    expect(offered).toContain('/jobs')
    expect(offered).not.toContain('/audit')
  })

  it('shows no empty groups', () => {
    expect(offeredPages(pages, []).map((fold) => fold.key)).toEqual(['overview', 'system'])
  })

  it('begins with what the day of its reader begins with', () => {
    const keys = (abilities: readonly string[]) => offeredPages(pages, abilities).map((fold) => fold.key)
    expect(keys(secretary).slice(0, 2)).toEqual(['activities', 'members'])
    expect(keys(instructor)[0]).toBe('workforce')
    expect(keys([...secretary, 'visit.manage'])[0]).toBe('overview')
  })

  it('has nine folds at most, and every page of a group in one of them', () => {
    const all = pages.flatMap((page) => page.action ?? [])
    const offered = offeredPages(pages, [...all, 'visit.manage'])
    expect(offered.length).toBeLessThanOrEqual(9)
    expect(offered.flatMap((fold) => fold.pages).length).toBe(pages.filter((page) => page.navGroup).length)
  })

  it('opens the first fold and the one of the page, and what was opened or closed by hand stays so', () => {
    const offered = offeredPages(pages, secretary)
    expect(openFolds(offered, '/members', {})).toEqual(['activities', 'members'])
    expect(openFolds(offered, '/members', { members: false, system: true })).toEqual(['activities', 'system'])
  })

  it('keeps the list marked while one of its units is open', () => {
    expect(entryOf(pages, '/units/1005')).toBe('/units')
    expect(entryOf(pages, '/')).toBe('/')
  })

  it('has one page an address', () => {
    expect(new Set(pages.map((page) => page.path)).size).toBe(pages.length)
  })
})
