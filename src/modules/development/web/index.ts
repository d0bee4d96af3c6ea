import { SolutionOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/development',
    titleKey: 'development.pages.list',
    navGroup: 'members',
    navOrder: 10,
    icon: SolutionOutlined,
    action: 'development.read',
    load: () => import('./DevelopmentPage.tsx'),
  },
  {
    path: '/development/$id',
    titleKey: 'development.pages.one',
    action: 'development.read',
    load: () => import('./CasePage.tsx'),
  },
  {
    path: '/development/intakes',
    titleKey: 'development.pages.intakes',
    action: 'development.record',
    load: () => import('./IntakesPage.tsx'),
  },
]
