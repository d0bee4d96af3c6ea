import { CustomerServiceOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/orders',
    titleKey: 'demands.pages.orders',
    navGroup: 'demands',
    navOrder: 1,
    icon: CustomerServiceOutlined,
    action: 'order.read',
    load: () => import('./OrdersPage.tsx'),
  },
  { path: '/orders/$id', titleKey: 'demands.pages.order', action: 'order.read', load: () => import('./OrderPage.tsx') },
]
