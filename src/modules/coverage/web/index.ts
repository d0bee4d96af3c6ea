import { DashboardOutlined } from '@ant-design/icons'
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
]
