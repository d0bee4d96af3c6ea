import { AuditOutlined, EyeOutlined, KeyOutlined, TableOutlined, TeamOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

// The forms of the door, fetched only by who stands before it.
export const SignInForm = lazy(async () => ({ default: (await import('./SignInForm.tsx')).SignInForm }))
export const PasswordForm = lazy(async () => ({ default: (await import('./PasswordForm.tsx')).PasswordForm }))

export const pages: PageDefinition[] = [
  {
    path: '/accounts',
    titleKey: 'access.pages.accounts',
    navGroup: 'system',
    navOrder: 1,
    icon: TeamOutlined,
    action: 'access.list-accounts',
    load: () => import('./AccountsPage.tsx'),
  },
  {
    path: '/grants',
    titleKey: 'access.pages.grants',
    navGroup: 'system',
    navOrder: 2,
    icon: KeyOutlined,
    action: 'access.list-grants',
    load: () => import('./GrantsPage.tsx'),
  },
  {
    path: '/rights',
    titleKey: 'access.pages.rights',
    navGroup: 'system',
    navOrder: 3,
    icon: TableOutlined,
    load: () => import('./RightsPage.tsx'),
  },
  {
    path: '/audit',
    titleKey: 'access.pages.audit',
    navGroup: 'system',
    navOrder: 4,
    icon: AuditOutlined,
    action: 'access.read-audit',
    load: () => import('./AuditPage.tsx'),
  },
  {
    path: '/reads',
    titleKey: 'access.pages.reads',
    navGroup: 'system',
    navOrder: 5,
    icon: EyeOutlined,
    load: () => import('./ReadsPage.tsx'),
  },
  { path: '/password', titleKey: 'access.password.title', load: () => import('./PasswordPage.tsx') },
]
