import { CompassOutlined, FormOutlined, IdcardOutlined, SwapOutlined, UserAddOutlined } from '@ant-design/icons'
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
  {
    path: '/members/mobile',
    titleKey: 'members.pages.mobile',
    navGroup: 'members',
    navOrder: 2,
    icon: CompassOutlined,
    action: 'member.read',
    load: () => import('./MobilePage.tsx'),
  },
  {
    path: '/members/declared',
    titleKey: 'members.pages.declared',
    navGroup: 'members',
    navOrder: 4,
    icon: UserAddOutlined,
    action: 'declaration.read',
    load: () => import('./DeclaredPage.tsx'),
  },
  {
    path: '/members/declared/$id',
    titleKey: 'members.pages.declaration',
    action: 'declaration.read',
    load: () => import('./DeclarationPage.tsx'),
  },
  {
    path: '/members/requests',
    titleKey: 'members.pages.requests',
    navGroup: 'members',
    navOrder: 5,
    icon: FormOutlined,
    action: 'member.change',
    load: () => import('./RequestsPage.tsx'),
  },
  { path: '/members/own', titleKey: 'members.pages.own', load: () => import('./OwnPage.tsx') },
  { path: '/members/$id', titleKey: 'members.pages.one', action: 'member.read', load: () => import('./MemberPage.tsx') },
]
