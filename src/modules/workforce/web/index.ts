import {
  AuditOutlined,
  CheckSquareOutlined,
  ClusterOutlined,
  ContactsOutlined,
  CalendarOutlined,
  RiseOutlined,
  TeamOutlined,
  UserAddOutlined,
} from '@ant-design/icons'
import { lazy } from 'react'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

/** Sections of the page of a unit; fetched when opened, because this file is part of the first load. */
export const UnitPosts = lazy(async () => ({ default: (await import('./unit/UnitPosts.tsx')).UnitPosts }))
export const UnitDuties = lazy(async () => ({ default: (await import('./unit/UnitDuties.tsx')).UnitDuties }))
export const UnitVisits = lazy(async () => ({ default: (await import('./unit/UnitVisits.tsx')).UnitVisits }))

export const pages: PageDefinition[] = [
  {
    path: '/workforce',
    titleKey: 'workforce.pages.overview',
    navGroup: 'workforce',
    navOrder: 1,
    icon: TeamOutlined,
    action: 'workforce.read',
    load: () => import('./OverviewPage.tsx'),
  },
  {
    path: '/workforce/people',
    titleKey: 'workforce.pages.people',
    navGroup: 'workforce',
    navOrder: 2,
    icon: ContactsOutlined,
    action: 'workforce.read',
    load: () => import('./PeoplePage.tsx'),
  },
  {
    path: '/workforce/sent',
    titleKey: 'workforce.pages.sent',
    navGroup: 'workforce',
    navOrder: 2.5,
    icon: UserAddOutlined,
    action: 'workforce.read',
    load: () => import('./SentPage.tsx'),
  },
  {
    path: '/workforce/units',
    titleKey: 'workforce.pages.units',
    navGroup: 'workforce',
    navOrder: 3,
    icon: ClusterOutlined,
    action: 'workforce.read',
    load: () => import('./UnitsPage.tsx'),
  },
  {
    path: '/workforce/visits',
    titleKey: 'workforce.pages.visits',
    navGroup: 'workforce',
    navOrder: 4,
    icon: CalendarOutlined,
    action: 'visit.read',
    load: () => import('./VisitsPage.tsx'),
  },
  {
    path: '/workforce/tasks',
    titleKey: 'workforce.pages.tasks',
    navGroup: 'workforce',
    navOrder: 5,
    icon: CheckSquareOutlined,
    action: 'visit.read',
    load: () => import('./TasksPage.tsx'),
  },
  {
    path: '/workforce/checks',
    titleKey: 'workforce.pages.checks',
    navGroup: 'workforce',
    navOrder: 6,
    icon: AuditOutlined,
    action: 'workforce.read',
    load: () => import('./ChecksPage.tsx'),
  },
  {
    path: '/workforce/growth',
    titleKey: 'workforce.pages.growth',
    navGroup: 'workforce',
    navOrder: 7,
    icon: RiseOutlined,
    action: 'workforce.read',
    load: () => import('./growth/GrowthPage.tsx'),
  },
  {
    path: '/workforce/growth/mine',
    titleKey: 'workforce.pages.myGrowth',
    navGroup: 'overview',
    navOrder: 9.5,
    icon: RiseOutlined,
    load: () => import('./growth/MyGrowthPage.tsx'),
  },
  {
    path: '/workforce/growth/$id',
    titleKey: 'workforce.pages.growthOf',
    action: 'workforce.read',
    load: () => import('./growth/PersonGrowthPage.tsx'),
  },
  {
    path: '/workforce/people/$id',
    titleKey: 'workforce.pages.person',
    action: 'workforce.read',
    load: () => import('./person/PersonPage.tsx'),
  },
]
