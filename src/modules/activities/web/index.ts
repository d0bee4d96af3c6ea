import { BookOutlined, CalendarOutlined, FormOutlined, ProfileOutlined, RetweetOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/activities',
    titleKey: 'activities.pages.list',
    navGroup: 'activities',
    navOrder: 1,
    icon: BookOutlined,
    action: 'activity.read',
    load: () => import('./ActivitiesPage.tsx'),
  },
  {
    path: '/activities/new',
    titleKey: 'activities.pages.entry',
    navGroup: 'activities',
    navOrder: 2,
    icon: FormOutlined,
    action: 'activity.record',
    load: () => import('./EntryPage.tsx'),
  },
  {
    path: '/activities/due',
    titleKey: 'activities.pages.due',
    navGroup: 'activities',
    navOrder: 3,
    icon: ProfileOutlined,
    action: 'activity.read',
    load: () => import('./DuePage.tsx'),
  },
  {
    path: '/activities/series',
    titleKey: 'activities.pages.series',
    navGroup: 'activities',
    navOrder: 4,
    icon: RetweetOutlined,
    action: 'activity.read',
    load: () => import('./SeriesPage.tsx'),
  },
  {
    path: '/activities/menus',
    titleKey: 'activities.pages.menus',
    navGroup: 'activities',
    navOrder: 5,
    icon: CalendarOutlined,
    action: 'menu.read',
    load: () => import('./MenusPage.tsx'),
  },
  { path: '/activities/menus/$id', titleKey: 'activities.pages.menu', action: 'menu.read', load: () => import('./MenuPage.tsx') },
  {
    path: '/activities/$id',
    titleKey: 'activities.pages.one',
    action: 'activity.read',
    load: () => import('./ActivityPage.tsx'),
  },
]
