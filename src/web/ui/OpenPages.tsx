import { useTranslations } from 'use-intl'
import './open-pages.css'

const open = ['ask', 'venues', 'wishes', 'deliberate', 'join', 'verify'] as const

/** What a resident can do without an account, for whoever meets the sign-in form and has none. */
export function OpenPages() {
  const t = useTranslations('open')
  return (
    <nav className="open-pages" aria-label={t('label')}>
      <span>{t('label')}</span>
      {open.map((page) => (
        <a key={page} href={`/m/${page}`}>
          {t(page)}
        </a>
      ))}
    </nav>
  )
}
