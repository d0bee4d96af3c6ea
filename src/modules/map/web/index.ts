import { EnvironmentOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

/** For drawings of other modules over the same areas. */
export { boundsOf, projectionOf, ringsOf } from './drawing.ts'

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
