import { navGroups, type NavGroup, type PageDefinition } from '../kit/page-definition.ts'

/** What the navigation folds together: few enough to be read at a glance. A fold is called after its first group. */
const folds: readonly (readonly NavGroup[])[] = [
  ['overview', 'map', 'figures'],
  ['units', 'planning', 'register'],
  ['structure'],
  ['workforce'],
  ['members'],
  ['activities', 'learning'],
  ['alliances'],
  ['demands', 'places', 'service'],
  ['system'],
]

/** Whose day it is, told by what one may do: as on the phone, a secretary begins with the own branch and an instructor with visits. */
export function leadOf(abilities: readonly string[]): NavGroup | null {
  if (abilities.includes('visit.manage')) return null
  if (abilities.includes('activity.own')) return 'activities'
  return abilities.includes('visit.record') ? 'workforce' : null
}

/** Behind what leads come the folds in their order; what a secretary keeps besides activities are members. */
function orderFor(lead: NavGroup | null): NavGroup[] {
  const keys = folds.map((fold) => fold[0]!)
  if (lead === null) return keys
  const first = lead === 'activities' ? (['activities', 'members'] as NavGroup[]) : [lead]
  return [...first, ...keys.filter((key) => !first.includes(key))]
}

export interface Fold {
  readonly key: NavGroup
  readonly pages: readonly PageDefinition[]
}

const may = (page: PageDefinition, abilities: readonly string[]) => page.action === undefined || abilities.includes(page.action)

/** A page of the navigation with what stands beside it, as far as this person may open them; nothing for any other page. */
export function rowOf(all: readonly PageDefinition[], path: string, abilities: readonly string[]): PageDefinition[] {
  const page = all.find((one) => one.path === path)
  const main = page?.beside ?? (page?.navGroup ? path : null)
  return main === null ? [] : all.filter((one) => (one.path === main || one.beside === main) && may(one, abilities))
}

/** Where somebody may not open the page of the navigation itself, the first of those beside it stands in its place. */
function entriesFor(all: readonly PageDefinition[], abilities: readonly string[]): PageDefinition[] {
  return all.flatMap((page) => {
    if (!page.navGroup) return []
    const first = rowOf(all, page.path, abilities)[0]
    return first ? [{ ...first, navGroup: page.navGroup, navOrder: page.navOrder ?? 0, icon: page.icon }] : []
  })
}

/** Pages of the navigation that this person may open, folded, what is used most first. No fold is empty. */
export function offeredPages(all: readonly PageDefinition[], abilities: readonly string[]): Fold[] {
  const offered = entriesFor(all, abilities)
  const place = (page: PageDefinition) => navGroups.indexOf(page.navGroup!)
  return orderFor(leadOf(abilities))
    .map((key) => {
      const members = folds.find((fold) => fold[0] === key)!
      const inside = offered.filter((page) => members.includes(page.navGroup!))
      return { key, pages: inside.toSorted((a, b) => place(a) - place(b) || (a.navOrder ?? 0) - (b.navOrder ?? 0)) }
    })
    .filter((fold) => fold.pages.length > 0)
}

/** What somebody has opened or closed by hand; the rest follows from where one is. */
export type ByHand = Readonly<Partial<Record<NavGroup, boolean>>>

/** The first fold and the one of the page stand open until somebody says otherwise. */
export function openFolds(offered: readonly Fold[], current: string | null, byHand: ByHand): NavGroup[] {
  return offered
    .filter(({ key, pages }, index) => byHand[key] ?? (index === 0 || pages.some((page) => page.path === current)))
    .map((fold) => fold.key)
}

const place = 'lianjian.navigation'

export function rememberedFolds(): ByHand {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as ByHand
  } catch {
    return {}
  }
}

export function rememberFolds(byHand: ByHand): void {
  try {
    localStorage.setItem(place, JSON.stringify(byHand))
  } catch {
    // Without storage the navigation works and is only not remembered.
  }
}
