import { lazy } from 'react'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

/** Parts of a unit's page, loaded with the page that shows them. */
export const UnitFactsPanel = lazy(() => import('./unit/UnitFactsPanel.tsx'))
export const UnitConnections = lazy(() => import('./unit/UnitConnections.tsx'))
export const UnitHistory = lazy(() => import('./unit/UnitHistory.tsx'))
export const UnitVisibility = lazy(() => import('./unit/UnitVisibility.tsx'))
export const UnitChanges = lazy(() => import('./change/UnitChanges.tsx'))
export type { UnitDetail } from './types.ts'

export const pages: PageDefinition[] = []
