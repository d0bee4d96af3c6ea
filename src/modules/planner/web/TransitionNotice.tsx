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
        <>
          <p>
            {t('branches', counts)} {t('units', counts)} {counts.keep > 0 ? t('keep', counts) : null}
          </p>
          <p>
            {t('how')}{' '}
            <Door to={`/plans/${plan.id}`} search={{ tab: 'openings' }}>
              {t('list')}
            </Door>
          </p>
        </>
      }
    />
  )
}
