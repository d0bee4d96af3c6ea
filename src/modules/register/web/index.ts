import { FileExcelOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/register',
    titleKey: 'register.pages.list',
    navGroup: 'register',
    navOrder: 10,
    icon: FileExcelOutlined,
    action: 'register.import',
    load: () => import('./RegisterPage.tsx'),
  },
  { path: '/register/$id', titleKey: 'register.pages.list', action: 'register.import', load: () => import('./ImportPage.tsx') },
]
