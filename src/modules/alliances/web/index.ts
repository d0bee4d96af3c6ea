import { ApartmentOutlined, FileDoneOutlined, NotificationOutlined, PartitionOutlined, TeamOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/communities',
    titleKey: 'alliances.pages.communities',
    navGroup: 'alliances',
    navOrder: 1,
    icon: TeamOutlined,
    action: 'community.read',
    load: () => import('./CommunitiesPage.tsx'),
  },
  {
    path: '/communities/$id',
    titleKey: 'alliances.pages.community',
    action: 'community.read',
    load: () => import('./community/CommunityPage.tsx'),
  },
  {
    path: '/agreements',
    titleKey: 'alliances.pages.agreements',
    navGroup: 'alliances',
    navOrder: 2,
    icon: FileDoneOutlined,
    action: 'agreement.read',
    load: () => import('./AgreementsPage.tsx'),
  },
  {
    path: '/agreements/$id',
    titleKey: 'alliances.pages.agreement',
    action: 'agreement.read',
    load: () => import('./AgreementPage.tsx'),
  },
  {
    path: '/network',
    titleKey: 'alliances.pages.network',
    navGroup: 'alliances',
    navOrder: 3,
    icon: ApartmentOutlined,
    action: 'network.read',
    load: () => import('./network/NetworkPage.tsx'),
  },
  {
    path: '/network/ties',
    titleKey: 'alliances.pages.ties',
    action: 'network.read',
    load: () => import('./network/TiesPage.tsx'),
  },
  {
    path: '/network/calls',
    titleKey: 'alliances.pages.calls',
    navGroup: 'alliances',
    navOrder: 4,
    icon: NotificationOutlined,
    action: 'network.read',
    load: () => import('./network/CallsPage.tsx'),
  },
  {
    path: '/network/calls/$id',
    titleKey: 'alliances.pages.call',
    action: 'network.read',
    load: () => import('./network/CallPage.tsx'),
  },
  {
    path: '/responsibilities',
    titleKey: 'alliances.pages.responsibilities',
    navGroup: 'alliances',
    navOrder: 5,
    icon: PartitionOutlined,
    action: 'responsibility.read',
    load: () => import('./network/ResponsibilitiesPage.tsx'),
  },
]
