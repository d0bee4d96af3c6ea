import { ApartmentOutlined, ClusterOutlined, PlusSquareOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

/** Parts of a unit's page, loaded with the page that shows them. */
export const UnitFactsPanel = lazy(() => import('./unit/UnitFactsPanel.tsx'))
export const UnitConnections = lazy(() => import('./unit/UnitConnections.tsx'))
export const UnitHistory = lazy(() => import('./unit/UnitHistory.tsx'))
export const UnitVisibility = lazy(() => import('./unit/UnitVisibility.tsx'))
export const UnitChanges = lazy(() => import('./change/UnitChanges.tsx'))
export type { UnitDetail } from './types.ts'

export const pages: PageDefinition[] = [
  {
    path: '/structure',
    titleKey: 'organisations.pages.structure',
    navGroup: 'structure',
    navOrder: 1,
    icon: ApartmentOutlined,
    action: 'unit.read',
    load: () => import('./structure/StructurePage.tsx'),
  },
  {
    path: '/party-orgs',
    titleKey: 'organisations.pages.partyOrganisations',
    navGroup: 'structure',
    navOrder: 2,
    icon: ClusterOutlined,
    action: 'unit.read',
    load: () => import('./structure/PartyOrgsPage.tsx'),
  },
  {
    path: '/establish',
    titleKey: 'organisations.pages.establish',
    navGroup: 'structure',
    navOrder: 3,
    icon: PlusSquareOutlined,
    action: 'unit.change',
    load: () => import('./change/EstablishPage.tsx'),
  },
]
