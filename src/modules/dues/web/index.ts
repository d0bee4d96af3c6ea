import { AccountBookOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/dues',
    titleKey: 'dues.pages.list',
    navGroup: 'members',
    navOrder: 11,
    icon: AccountBookOutlined,
    action: 'dues.read',
    load: () => import('./DuesPage.tsx'),
  },
  { path: '/dues/$no', titleKey: 'dues.pages.month', action: 'dues.own', load: () => import('./MonthPage.tsx') },
  { path: '/dues/$no/receipt', titleKey: 'dues.pages.receipt', action: 'dues.read', load: () => import('./ReceiptPage.tsx') },
  { path: '/dues/$no/year', titleKey: 'dues.pages.year', action: 'dues.read', load: () => import('./YearPage.tsx') },
]
