import { IdcardOutlined, SwapOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/members',
    titleKey: 'members.pages.list',
    navGroup: 'members',
    navOrder: 1,
    icon: IdcardOutlined,
    action: 'member.read',
    load: () => import('./MembersPage.tsx'),
  },
  {
    path: '/members/transfers',
    titleKey: 'members.pages.transfers',
    navGroup: 'members',
    navOrder: 3,
    icon: SwapOutlined,
    action: 'transfer.read',
    load: () => import('./TransfersPage.tsx'),
  },
  { path: '/members/$id', titleKey: 'members.pages.one', action: 'member.read', load: () => import('./MemberPage.tsx') },
]
