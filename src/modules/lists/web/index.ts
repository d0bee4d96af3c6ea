import { ApartmentOutlined, UnorderedListOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

const page = (navOrder: number, rest: Omit<PageDefinition, 'navGroup' | 'navOrder'>): PageDefinition => ({
  navGroup: 'alliances',
  navOrder,
  action: 'lists.read',
  ...rest,
})

const beside = (main: string, rest: Omit<PageDefinition, 'navGroup' | 'beside'>): PageDefinition => ({
  beside: main,
  action: 'lists.read',
  ...rest,
})

export const pages: PageDefinition[] = [
  page(20, { path: '/lists', titleKey: 'lists.pages.list', icon: UnorderedListOutlined, load: () => import('./ListsPage.tsx') }),
  beside('/lists', {
    path: '/lists/claims',
    titleKey: 'lists.pages.claims',
    load: () => import('./ClaimsPage.tsx'),
  }),
  beside('/lists', {
    path: '/lists/supervision',
    titleKey: 'lists.pages.supervision',
    action: 'lists.own',
    load: () => import('./SupervisionPage.tsx'),
  }),
  beside('/lists', {
    path: '/lists/communities',
    titleKey: 'lists.pages.communities',
    load: () => import('./CommunityCountsPage.tsx'),
  }),
  beside('/lists', {
    path: '/lists/agendas',
    titleKey: 'lists.pages.agendas',
    load: () => import('./AgendasPage.tsx'),
  }),
  beside('/lists', {
    path: '/lists/mine',
    titleKey: 'lists.pages.mine',
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
  beside('/lists', {
    path: '/lists/signed',
    titleKey: 'lists.pages.signed',
    load: () => import('./SignedPage.tsx'),
  }),
  beside('/lists/matching', {
    path: '/lists/meetings',
    titleKey: 'lists.pages.meetings',
    load: () => import('./MeetingsPage.tsx'),
  }),
  beside('/lists/matching', {
    path: '/lists/visits',
    titleKey: 'lists.pages.visits',
    load: () => import('./VisitsPage.tsx'),
  }),
  beside('/lists/matching', {
    path: '/lists/contributions',
    titleKey: 'lists.pages.contributions',
    load: () => import('./ContributionsPage.tsx'),
  }),
  beside('/lists', {
    path: '/lists/sheets',
    titleKey: 'lists.sheet.title',
    action: 'lists.publish',
    load: () => import('./SheetsPage.tsx'),
  }),
  beside('/lists/matching', {
    path: '/lists/load',
    titleKey: 'lists.pages.load',
    load: () => import('./LoadPage.tsx'),
  }),
  beside('/lists/matching', {
    path: '/lists/pool',
    titleKey: 'lists.pages.pool',
    load: () => import('./PoolPage.tsx'),
  }),
  beside('/lists/matching', {
    path: '/lists/deficits',
    titleKey: 'lists.pages.deficits',
    action: 'lists.match',
    load: () => import('./DeficitsPage.tsx'),
  }),
  { path: '/lists/load/duties', titleKey: 'lists.pages.duties', action: 'lists.read', load: () => import('./DutiesPage.tsx') },
  { path: '/lists/sheets/$id', titleKey: 'lists.sheet.one', action: 'lists.publish', load: () => import('./SheetPage.tsx') },
  { path: '/lists/matching/$id', titleKey: 'lists.pages.match', action: 'lists.match', load: () => import('./MatchPage.tsx') },
  { path: '/lists/agendas/$id', titleKey: 'lists.pages.agenda', action: 'lists.read', load: () => import('./AgendaPage.tsx') },
  { path: '/lists/$id', titleKey: 'lists.pages.one', action: 'lists.read', load: () => import('./EntryPage.tsx') },
]
