import { BankOutlined, HeartOutlined, SmileOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

const inMenu = (navOrder: number, icon: PageDefinition['icon']) => ({ navGroup: 'service' as const, navOrder, icon })

export const pages: PageDefinition[] = [
  {
    path: '/service',
    titleKey: 'volunteering.pages.needs',
    ...inMenu(1, HeartOutlined),
    action: 'service.read',
    load: () => import('./NeedsPage.tsx'),
  },
  {
    path: '/service/sessions',
    titleKey: 'volunteering.pages.sessions',
    beside: '/service',
    action: 'service.read',
    load: () => import('./SessionsPage.tsx'),
  },
  {
    path: '/service/offerings',
    titleKey: 'volunteering.pages.offerings',
    beside: '/service',
    action: 'service.read',
    load: () => import('./OfferingsPage.tsx'),
  },
  {
    path: '/service/series',
    titleKey: 'volunteering.pages.series',
    beside: '/service',
    action: 'service.read',
    load: () => import('./SeriesPage.tsx'),
  },
  {
    path: '/service/series/$id',
    titleKey: 'volunteering.pages.oneSeries',
    action: 'service.read',
    load: () => import('./OneSeriesPage.tsx'),
  },
  {
    path: '/service/teams',
    titleKey: 'volunteering.pages.teams',
    beside: '/service',
    action: 'service.read',
    load: () => import('./TeamsPage.tsx'),
  },
  {
    path: '/service/activity',
    titleKey: 'volunteering.pages.activity',
    beside: '/service',
    action: 'service.read',
    load: () => import('./ActivityPage.tsx'),
  },
  {
    path: '/service/people',
    titleKey: 'volunteering.pages.people',
    ...inMenu(4, SmileOutlined),
    action: 'service.people',
    load: () => import('./PeoplePage.tsx'),
  },
  {
    path: '/service/people/$id',
    titleKey: 'volunteering.pages.person',
    action: 'service.people',
    load: () => import('./PersonPage.tsx'),
  },
  {
    path: '/service/leaders',
    titleKey: 'volunteering.pages.leaders',
    beside: '/service/people',
    action: 'service.people',
    load: () => import('./LeadersPage.tsx'),
  },
  {
    path: '/service/leaders/$id',
    titleKey: 'volunteering.pages.leader',
    action: 'service.people',
    load: () => import('./LeaderPage.tsx'),
  },
  {
    path: '/service/approaches',
    titleKey: 'volunteering.pages.approaches',
    beside: '/service/people',
    action: 'service.people',
    load: () => import('./ApproachesPage.tsx'),
  },
  {
    path: '/service/cases',
    titleKey: 'volunteering.pages.cases',
    beside: '/service/people',
    action: 'service.case-counts',
    load: () => import('./CasesPage.tsx'),
  },
  {
    path: '/service/cases/$id',
    titleKey: 'volunteering.pages.case',
    action: 'service.case',
    load: () => import('./CasePage.tsx'),
  },
  {
    path: '/service/corrections',
    titleKey: 'volunteering.pages.corrections',
    beside: '/service/people',
    action: 'service.correct',
    load: () => import('./CorrectionsPage.tsx'),
  },
  {
    path: '/service/bank',
    titleKey: 'volunteering.pages.bank',
    ...inMenu(6, BankOutlined),
    action: 'service.read',
    load: () => import('./BankPage.tsx'),
  },
  {
    path: '/service/redemptions',
    titleKey: 'volunteering.pages.redemptions',
    beside: '/service/bank',
    action: 'service.people',
    load: () => import('./RedemptionsPage.tsx'),
  },
  { path: '/service/$id', titleKey: 'volunteering.pages.need', action: 'service.read', load: () => import('./NeedPage.tsx') },
]
