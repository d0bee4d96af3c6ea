import { Alert } from 'antd'
import { useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import type { PlanView } from './PlanPage.tsx'

/** What a plan that arranges standing joint branches anew changes of what stands, and how nobody is uncovered on the way. */
export function TransitionNotice({ plan }: { plan: PlanView }) {
  const t = useTranslations('planner.transition')
  const counts = plan.transition
  if (counts === null) return null
  return (
    <Alert
      type="info"
      showIcon
      title={t('title')}
      description={
        <ul className="planner-plain">
          <li>{t('branches', counts)}</li>
          <li>{t('units', counts)}</li>
          {counts.keep > 0 ? <li>{t('keep', counts)}</li> : null}
          <li>{t('how')}</li>
        </ul>
      }
      action={
        <Door to={`/plans/${plan.id}`} search={{ tab: 'openings' }}>
          {t('list')}
        </Door>
      }
    />
  )
}
