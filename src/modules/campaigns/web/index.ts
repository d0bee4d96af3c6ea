import { FlagOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

const page = (rest: Omit<PageDefinition, 'action'>): PageDefinition => ({ ...rest, action: 'campaign.read' })

export const pages: PageDefinition[] = [
  page({
    path: '/campaigns',
    titleKey: 'campaigns.pages.list',
    navGroup: 'overview',
    navOrder: 4,
    icon: FlagOutlined,
    load: () => import('./CampaignsPage.tsx'),
  }),
  page({ path: '/campaigns/$id', titleKey: 'campaigns.pages.one', load: () => import('./CampaignPage.tsx') }),
  page({ path: '/campaigns/$id/units', titleKey: 'campaigns.pages.units', load: () => import('./UnitsPage.tsx') }),
  page({ path: '/campaigns/$id/weeks/$week', titleKey: 'campaigns.pages.moves', load: () => import('./MovesPage.tsx') }),
]
