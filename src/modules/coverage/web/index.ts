import {
  AimOutlined,
  AppstoreOutlined,
  DashboardOutlined,
  HeartOutlined,
  LockOutlined,
  SolutionOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { lazy } from 'react'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

const page = (rest: Omit<PageDefinition, 'action'>): PageDefinition => ({ ...rest, action: 'coverage.read' })

/** The one unit filter, for every page that shows units: the list, the map. */
export { filterOf, setFields } from './filter.ts'
export { FilterChips } from './list/FilterChips.tsx'
export { useFilterText } from './use-filter-text.ts'
export { DistrictControl } from './DistrictControl.tsx'
/** Fetched when opened: this file is part of the first load, the drawer's fields are not. */
export const FilterDrawer = lazy(async () => ({ default: (await import('./list/FilterDrawer.tsx')).FilterDrawer }))

export const pages: PageDefinition[] = [
  page({
    path: '/',
    titleKey: 'coverage.pages.overview',
    navGroup: 'overview',
    navOrder: 1,
    icon: DashboardOutlined,
    load: () => import('./overview/OverviewPage.tsx'),
  }),
  page({
    path: '/targets',
    titleKey: 'coverage.pages.targets',
    navGroup: 'overview',
    navOrder: 2,
    icon: AimOutlined,
    load: () => import('./campaign/TargetsPage.tsx'),
  }),
  page({
    path: '/returns',
    titleKey: 'coverage.pages.returns',
    navGroup: 'overview',
    navOrder: 3,
    icon: LockOutlined,
    load: () => import('./campaign/ReturnsPage.tsx'),
  }),
  page({
    path: '/units',
    titleKey: 'coverage.pages.units',
    navGroup: 'units',
    navOrder: 1,
    icon: UnorderedListOutlined,
    load: () => import('./list/UnitListPage.tsx'),
  }),
  page({
    path: '/matrix',
    titleKey: 'coverage.pages.matrix',
    navGroup: 'units',
    navOrder: 2,
    icon: AppstoreOutlined,
    load: () => import('./campaign/MatrixPage.tsx'),
  }),
  page({
    path: '/diagnoses',
    titleKey: 'coverage.pages.diagnoses',
    navGroup: 'units',
    navOrder: 3,
    icon: SolutionOutlined,
    load: () => import('./campaign/DiagnosesPage.tsx'),
  }),
  page({
    path: '/dormancy',
    titleKey: 'coverage.pages.dormancy',
    navGroup: 'units',
    navOrder: 4,
    icon: HeartOutlined,
    load: () => import('./campaign/DormancyPage.tsx'),
  }),
  page({
    path: '/joint-party-orgs',
    titleKey: 'coverage.pages.jointPartyOrgs',
    load: () => import('./groups/JointPartyOrgsPage.tsx'),
  }),
  page({
    path: '/instructors',
    titleKey: 'coverage.pages.instructors',
    load: () => import('./groups/InstructorsPage.tsx'),
  }),
  { path: '/units/$no', titleKey: 'coverage.pages.unit', action: 'unit.read', load: () => import('./unit/UnitPage.tsx') },
]
