import { useTranslations } from 'use-intl'
import type { ElectionDetail } from '../types.ts'

/** What happened, the latest first. */
export function Timeline({ one }: { one: ElectionDetail }) {
  const t = useTranslations('elections')
  return (
    <ul className="line-list">
      {one.steps.toReversed().map((step, index) => (
        <li key={one.steps.length - index}>
          <span>
            {t(`step.${step.action as 'count'}`, { office: step.office ? t(`offices.${step.office as 'secretary'}`) : '' })}
            {step.reason ? ` · ${step.reason}` : ''}
          </span>
          <span className="quiet tnum" data-name="">
            {[step.onDay, step.by, step.documentNo].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
