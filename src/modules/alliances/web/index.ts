import { FileDoneOutlined, HomeOutlined, SwapOutlined, TeamOutlined } from '@ant-design/icons'
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
    path: '/outside-partners',
    titleKey: 'alliances.pages.inward',
    navGroup: 'alliances',
    navOrder: 4,
    icon: SwapOutlined,
    action: 'alliance.oversee',
    load: () => import('./InwardPage.tsx'),
  },
  {
    path: '/village-partners',
    titleKey: 'alliances.pages.villages',
    navGroup: 'alliances',
    navOrder: 3,
    icon: HomeOutlined,
    action: 'agreement.read',
    load: () => import('./VillagePartnersPage.tsx'),
  },
]
