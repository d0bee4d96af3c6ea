import { EnvironmentOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/map',
    titleKey: 'map.page.title',
    navGroup: 'map',
    navOrder: 10,
    icon: EnvironmentOutlined,
    action: 'map.read',
    load: () => import('./MapPage.tsx'),
  },
]
