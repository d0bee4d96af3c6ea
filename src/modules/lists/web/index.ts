import {
  ApartmentOutlined,
  AuditOutlined,
  BellOutlined,
  DashboardOutlined,
  GiftOutlined,
  ImportOutlined,
  NodeIndexOutlined,
  SolutionOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

const page = (navOrder: number, rest: Omit<PageDefinition, 'navGroup' | 'navOrder'>): PageDefinition => ({
  navGroup: 'alliances',
  navOrder,
  action: 'lists.read',
  ...rest,
})

export const pages: PageDefinition[] = [
  page(20, { path: '/lists', titleKey: 'lists.pages.list', icon: UnorderedListOutlined, load: () => import('./ListsPage.tsx') }),
  page(21, {
    path: '/lists/claims',
    titleKey: 'lists.pages.claims',
    icon: SolutionOutlined,
    load: () => import('./ClaimsPage.tsx'),
  }),
  page(22, {
    path: '/lists/mine',
    titleKey: 'lists.pages.mine',
    icon: BellOutlined,
    action: 'lists.claim',
    load: () => import('./MinePage.tsx'),
  }),
  page(23, {
    path: '/lists/matching',
    titleKey: 'lists.pages.matching',
    action: 'lists.match',
    icon: ApartmentOutlined,
    load: () => import('./MatchingPage.tsx'),
  }),
  page(24, {
    path: '/lists/signed',
    titleKey: 'lists.pages.signed',
    icon: AuditOutlined,
    load: () => import('./SignedPage.tsx'),
  }),
  page(25, {
    path: '/lists/meetings',
    titleKey: 'lists.pages.meetings',
    icon: TeamOutlined,
    load: () => import('./MeetingsPage.tsx'),
  }),
  page(26, {
    path: '/lists/visits',
    titleKey: 'lists.pages.visits',
    icon: NodeIndexOutlined,
    load: () => import('./VisitsPage.tsx'),
  }),
  page(27, {
    path: '/lists/contributions',
    titleKey: 'lists.pages.contributions',
    icon: GiftOutlined,
    load: () => import('./ContributionsPage.tsx'),
  }),
  page(28, {
    path: '/lists/sheets',
    titleKey: 'lists.sheet.title',
    action: 'lists.publish',
    icon: ImportOutlined,
    load: () => import('./SheetsPage.tsx'),
  }),
  page(29, {
    path: '/lists/load',
    titleKey: 'lists.pages.load',
    icon: DashboardOutlined,
    load: () => import('./LoadPage.tsx'),
  }),
  { path: '/lists/load/duties', titleKey: 'lists.pages.duties', action: 'lists.read', load: () => import('./DutiesPage.tsx') },
  { path: '/lists/sheets/$id', titleKey: 'lists.sheet.one', action: 'lists.publish', load: () => import('./SheetPage.tsx') },
  { path: '/lists/matching/$id', titleKey: 'lists.pages.match', action: 'lists.match', load: () => import('./MatchPage.tsx') },
  { path: '/lists/$id', titleKey: 'lists.pages.one', action: 'lists.read', load: () => import('./EntryPage.tsx') },
]
