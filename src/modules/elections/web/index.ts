import { FieldTimeOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

/** Section of the page of a Party organisation; fetched when opened, because this file is part of the first load. */
export const UnitTerm = lazy(async () => ({ default: (await import('./unit/UnitTerm.tsx')).UnitTerm }))

export const pages: PageDefinition[] = [
  {
    path: '/elections',
    titleKey: 'elections.pages.elections',
    navGroup: 'structure',
    navOrder: 5,
    icon: FieldTimeOutlined,
    action: 'election.read',
    load: () => import('./ElectionsPage.tsx'),
  },
  {
    path: '/elections/$id',
    titleKey: 'elections.pages.election',
    action: 'election.read',
    load: () => import('./election/ElectionPage.tsx'),
  },
]
