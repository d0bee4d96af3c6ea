import { describe, expect, it } from 'vitest'
import { offeredPages, openFolds, rowOf } from './folds.ts'
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

  it('stands a page beside the one it belongs to, in a row of what its reader may open', () => {
    const page = (path: string, action: string, more: object) => ({ path, action, titleKey: path, load: never, ...more })
    const never = () => Promise.reject(new Error('not opened'))
    const all = [
      page('/a', 'a.read', { navGroup: 'units', navOrder: 3 }),
      page('/b', 'b.read', { beside: '/a' }),
      page('/c', 'c.read', { beside: '/a' }),
      page('/a/$id', 'a.read', {}),
    ]
    const row = (path: string, abilities: readonly string[]) => rowOf(all, path, abilities).map((one) => one.path)
    expect(row('/b', ['a.read', 'c.read'])).toEqual(['/a', '/c'])
    expect(row('/a/$id', ['a.read', 'b.read'])).toEqual([])
    const offered = (abilities: readonly string[]) =>
      offeredPages(all, abilities).flatMap((fold) => fold.pages.map((one) => one.path))
    expect([offered(['a.read', 'b.read']), offered(['c.read', 'b.read']), offered([])]).toEqual([['/a'], ['/b'], []])
    expect([entryOf(all, '/b/7'), entryOf(all, '/a/7')]).toEqual(['/a', '/a'])
  })

  it('stands pages only beside a page of the navigation', () => {
    const mains = new Set(pages.flatMap((page) => (page.navGroup ? [page.path] : [])))
    expect(pages.filter((page) => page.beside !== undefined && (!mains.has(page.beside) || page.navGroup !== undefined))).toEqual(
      [],
    )
  })

  it('has one page an address', () => {
    expect(new Set(pages.map((page) => page.path)).size).toBe(pages.length)
  })
})
