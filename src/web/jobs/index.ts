import { HourglassOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/jobs',
    titleKey: 'jobs.title',
    navGroup: 'system',
    navOrder: 9,
    icon: HourglassOutlined,
    load: () => import('./JobsPage.tsx'),
  },
]
