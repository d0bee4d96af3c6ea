import { FileDoneOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/agreements',
    titleKey: 'alliances.pages.agreements',
    navGroup: 'alliances',
    navOrder: 2,
    icon: FileDoneOutlined,
    action: 'agreement.read',
    load: () => import('./AgreementsPage.tsx'),
  },
  {
    path: '/agreements/$id',
    titleKey: 'alliances.pages.agreement',
    action: 'agreement.read',
    load: () => import('./AgreementPage.tsx'),
  },
]
