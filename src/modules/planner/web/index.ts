import { PartitionOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/plans',
    titleKey: 'planner.pages.list',
    navGroup: 'planning',
    navOrder: 10,
    icon: PartitionOutlined,
    action: 'plan.read',
    load: () => import('./PlansPage.tsx'),
  },
  {
    path: '/plans/dispatch/$id',
    titleKey: 'planner.pages.dispatch',
    action: 'plan.read',
    load: () => import('./DispatchPage.tsx'),
  },
  {
    path: '/plans/dispatch/$id/compare/$other',
    titleKey: 'planner.pages.compare',
    action: 'plan.read',
    load: () => import('./DispatchComparePage.tsx'),
  },
  { path: '/plans/$id', titleKey: 'planner.pages.one', action: 'plan.read', load: () => import('./PlanPage.tsx') },
  {
    path: '/plans/$id/compare/$other',
    titleKey: 'planner.pages.compare',
    action: 'plan.read',
    load: () => import('./ComparePage.tsx'),
  },
]
