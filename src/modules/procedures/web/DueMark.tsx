import { Tag, Tooltip } from 'antd'
import { useTranslations } from 'use-intl'
import type { CaseSummary } from './types.ts'

type Due = Pick<CaseSummary, 'dueOn' | 'dueProvisional' | 'overdue' | 'dueSoon'>

/** A due day with what has to be said of it: past, near, provisional. Quiet words, no alarm. */
export function DueMark({ due }: { due: Due }) {
  const t = useTranslations('procedures.due')
  return (
    <span className="case-due">
      <span className="tnum nowrap">{due.dueOn}</span>
      {due.overdue ? <Tag color="orange">{t('overdue')}</Tag> : due.dueSoon ? <Tag color="blue">{t('soon')}</Tag> : null}
      {due.dueProvisional ? (
        <Tooltip title={t('provisionalHint')}>
          <Tag tabIndex={0}>{t('provisional')}</Tag>
        </Tooltip>
      ) : null}
    </span>
  )
}
