import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { notices } from '../contract.ts'

/** Beside the entry of the navigation: a number once a week until the digest is opened, no colour, and nothing when it is muted. */
export default function DigestBadge() {
  const t = useTranslations('notices')
  const { data } = useEndpoint(notices.getMark, {})
  if (!data?.fresh) return null
  return (
    <span className="nav-count tnum">
      <span aria-hidden>{data.total > 99 ? '99+' : data.total}</span>
      <span className="unseen">{t('badge', { count: data.total })}</span>
    </span>
  )
}
