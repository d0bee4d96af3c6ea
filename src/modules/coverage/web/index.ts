import { DashboardOutlined, UnorderedListOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

const read = 'coverage.read'

export const pages: PageDefinition[] = [
  {
    path: '/',
    titleKey: 'coverage.pages.overview',
    navGroup: 'overview',
    navOrder: 1,
    icon: DashboardOutlined,
    action: read,
    load: () => import('./overview/OverviewPage.tsx'),
  },
  {
    path: '/units',
    titleKey: 'coverage.pages.units',
    navGroup: 'units',
    navOrder: 1,
    icon: UnorderedListOutlined,
    action: read,
    load: () => import('./list/UnitListPage.tsx'),
  },
]
