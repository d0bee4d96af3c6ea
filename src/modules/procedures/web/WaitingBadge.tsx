import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { procedures } from '../contract.ts'

/** Beside the entry of the navigation: how many cases wait for the reader. A number, no colour, and nothing when there are none. */
export default function WaitingBadge() {
  const t = useTranslations('procedures.waiting')
  const may = useCan('case.read')
  const { data } = useEndpoint(procedures.getWaiting, {}, { enabled: may })
  const total = data?.mine.total ?? 0
  if (total === 0) return null
  return (
    <span className="nav-count tnum">
      <span aria-hidden>{total > 99 ? '99+' : total}</span>
      <span className="unseen">{t('badge', { count: total })}</span>
    </span>
  )
}
