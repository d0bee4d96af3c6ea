import type { ComponentType } from 'react'

/** Groups of the left navigation, in the order they stand there. */
export const navGroups = [
  'overview',
  'units',
  'workforce',
  'activities',
  'members',
  'learning',
  'alliances',
  'demands',
  'places',
  'service',
  'structure',
  'planning',
  'register',
  'map',
  'figures',
  'system',
] as const
export type NavGroup = (typeof navGroups)[number]

/**
 * One page of a module. A page of the navigation has `navGroup`; one that belongs to it stands in a row on top of it (`beside` names its
 * address); any other is reached through links only.
 */
export interface PageDefinition {
  /** Path in the router's words, e.g. `/units/$no`. */
  readonly path: string
  /** Key of the phrase that names the page, e.g. `coverage.pages.overview`. */
  readonly titleKey: string
  readonly navGroup?: NavGroup
  readonly navOrder?: number
  /** Address of the page of the navigation it stands beside, in the order pages are told. */
  readonly beside?: string
  readonly icon?: ComponentType
  /** Shown beside the title in the navigation, e.g. how much waits there; loaded after it. */
  readonly badge?: ComponentType
  /** Ability without which the page is neither offered nor shown; the server decides in any case. */
  readonly action?: string
  readonly load: () => Promise<{ default: ComponentType }>
}
