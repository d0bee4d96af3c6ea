import { BellOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/notices',
    titleKey: 'notices.pages.digest',
    navGroup: 'overview',
    navOrder: 9,
    icon: BellOutlined,
    badge: lazy(() => import('./DigestBadge.tsx')),
    load: () => import('./DigestPage.tsx'),
  },
]
