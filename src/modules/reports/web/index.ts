import { BarChartOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/figures',
    titleKey: 'reports.pages.figures',
    navGroup: 'figures',
    navOrder: 1,
    icon: BarChartOutlined,
    action: 'report.read',
    load: () => import('./FiguresPage.tsx'),
  },
]
