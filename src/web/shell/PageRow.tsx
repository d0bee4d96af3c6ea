import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMe } from '../kit/session.ts'
import { rowOf } from './folds.ts'
import { pages } from './pages.ts'

/** Pages that belong together, in a row on top of each of them; nothing where one stands alone. */
export function PageRow({ path }: { path: string }) {
  const t = useTranslations()
  const { abilities } = useMe()
  const row = rowOf(pages, path, abilities)
  if (row.length < 2) return null
  return (
    <nav className="page-row no-print" aria-label={t('nav.beside')}>
      {row.map((page) => (
        <Link key={page.path} to={page.path as never} activeOptions={{ exact: true, includeSearch: false }}>
          {t(page.titleKey as never) as string}
        </Link>
      ))}
    </nav>
  )
}
