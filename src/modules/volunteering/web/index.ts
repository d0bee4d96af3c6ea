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
