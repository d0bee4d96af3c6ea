import { CommentOutlined, CustomerServiceOutlined, TeamOutlined } from '@ant-design/icons'
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
  {
    path: '/orders/sheets',
    titleKey: 'demands.sheet.title',
    beside: '/orders',
    action: 'order.take',
    load: () => import('./SheetsPage.tsx'),
  },
  { path: '/orders/sheets/$id', titleKey: 'demands.sheet.one', action: 'order.take', load: () => import('./SheetPage.tsx') },
  {
    path: '/deliberation',
    titleKey: 'demands.issue.title',
    navGroup: 'demands',
    navOrder: 3,
    icon: CommentOutlined,
    action: 'deliberation.read',
    load: () => import('./DeliberationPage.tsx'),
  },
  {
    path: '/deliberation/$id',
    titleKey: 'demands.issue.one',
    action: 'deliberation.read',
    load: () => import('./IssuePage.tsx'),
  },
  {
    path: '/deliberation/sessions/$id',
    titleKey: 'demands.session.one',
    action: 'deliberation.read',
    load: () => import('./SessionPage.tsx'),
  },
  {
    path: '/talks',
    titleKey: 'demands.talk.title',
    navGroup: 'demands',
    navOrder: 4,
    icon: TeamOutlined,
    action: 'talk.read',
    load: () => import('./TalksPage.tsx'),
  },
  {
    path: '/orders/results',
    titleKey: 'demands.results.title',
    beside: '/orders',
    action: 'order.read',
    load: () => import('./ResultsPage.tsx'),
  },
  { path: '/talks/$id', titleKey: 'demands.talk.one', action: 'talk.read', load: () => import('./TalkPage.tsx') },
  { path: '/orders/$id', titleKey: 'demands.pages.order', action: 'order.read', load: () => import('./OrderPage.tsx') },
]
