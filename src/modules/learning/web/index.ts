import {
  AudioOutlined,
  BookOutlined,
  BulbOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

const page = (rest: Omit<PageDefinition, 'action'>): PageDefinition => ({ ...rest, action: 'learning.read' })
const inMenu = (navOrder: number, icon: PageDefinition['icon']) => ({ navGroup: 'learning' as const, navOrder, icon })

export const pages: PageDefinition[] = [
  page({
    path: '/learning/plans',
    titleKey: 'learning.pages.plans',
    ...inMenu(1, CalendarOutlined),
    load: () => import('./PlansPage.tsx'),
  }),
  page({ path: '/learning/plans/$id', titleKey: 'learning.pages.plan', load: () => import('./PlanPage.tsx') }),
  page({
    path: '/learning/sessions',
    titleKey: 'learning.pages.sessions',
    ...inMenu(2, TeamOutlined),
    load: () => import('./SessionsPage.tsx'),
  }),
  page({ path: '/learning/sessions/$id', titleKey: 'learning.pages.session', load: () => import('./SessionPage.tsx') }),
  page({
    path: '/learning/hours',
    titleKey: 'learning.pages.hours',
    ...inMenu(3, ClockCircleOutlined),
    load: () => import('./HoursPage.tsx'),
  }),
  page({ path: '/learning/people/$kind/$id', titleKey: 'learning.pages.person', load: () => import('./PersonPage.tsx') }),
  page({
    path: '/learning/people/$kind/$id/certificate',
    titleKey: 'learning.pages.proof',
    load: () => import('./ProofPage.tsx'),
  }),
  page({
    path: '/learning/certificates',
    titleKey: 'learning.pages.certificates',
    ...inMenu(4, SafetyCertificateOutlined),
    load: () => import('./CertificatesPage.tsx'),
  }),
  page({
    path: '/learning/courses',
    titleKey: 'learning.pages.courses',
    ...inMenu(5, BookOutlined),
    load: () => import('./CoursesPage.tsx'),
  }),
  page({ path: '/learning/courses/$id', titleKey: 'learning.pages.course', load: () => import('./CoursePage.tsx') }),
  page({
    path: '/learning/lecturers',
    titleKey: 'learning.pages.lecturers',
    ...inMenu(6, AudioOutlined),
    load: () => import('./LecturersPage.tsx'),
  }),
  page({
    path: '/learning/experts',
    titleKey: 'learning.pages.experts',
    ...inMenu(7, BulbOutlined),
    load: () => import('./ExpertsPage.tsx'),
  }),
  {
    path: '/learning/mine',
    titleKey: 'learning.pages.mine',
    navGroup: 'overview',
    navOrder: 9,
    icon: ReadOutlined,
    load: () => import('./MinePage.tsx'),
  },
]
