import { AuditOutlined, CalendarOutlined, FileWordOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

/** Sections of other pages; fetched when shown, because this file is part of the first load. */
export const UnitCases = lazy(async () => ({ default: (await import('./unit/UnitCases.tsx')).UnitCases }))
export const WaitingPanel = lazy(() => import('./WaitingPanel.tsx'))
const WaitingBadge = lazy(() => import('./WaitingBadge.tsx'))

export const pages: PageDefinition[] = [
  {
    path: '/cases',
    titleKey: 'procedures.pages.cases',
    navGroup: 'structure',
    navOrder: 4,
    icon: AuditOutlined,
    action: 'case.read',
    badge: WaitingBadge,
    load: () => import('./list/CasesPage.tsx'),
  },
  { path: '/cases/new', titleKey: 'procedures.pages.open', action: 'case.act', load: () => import('./open/OpenCasePage.tsx') },
  { path: '/cases/$id', titleKey: 'procedures.pages.case', action: 'case.read', load: () => import('./case/CasePage.tsx') },
  {
    path: '/procedures',
    titleKey: 'procedures.pages.tables',
    action: 'case.read',
    load: () => import('./tables/ProceduresPage.tsx'),
  },
  {
    path: '/letters',
    titleKey: 'procedures.pages.letters',
    navGroup: 'system',
    navOrder: 7,
    icon: FileWordOutlined,
    action: 'case.template',
    load: () => import('./TemplatesPage.tsx'),
  },
  {
    path: '/calendar',
    titleKey: 'procedures.pages.calendar',
    navGroup: 'system',
    navOrder: 8,
    icon: CalendarOutlined,
    load: () => import('./calendar/CalendarPage.tsx'),
  },
]
