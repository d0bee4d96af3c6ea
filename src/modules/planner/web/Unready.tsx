import { Alert, Button } from 'antd'
import { useTranslations } from 'use-intl'
import { keptProblem } from '../../../web/kit/call-problem.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { Loading } from '../../../web/ui/states.tsx'
import type { DispatchView } from './DispatchPage.tsx'
import type { PlanView } from './PlanPage.tsx'

/** A plan with nothing to show yet: it is being made, or could not be made and why. */
export function Unready({ plan, onAgain }: { plan: PlanView | DispatchView; onAgain: () => void }) {
  const t = useTranslations('planner')
  const text = useProblemText()
  if (plan.state === 'computing')
    return (
      <section className="panel" role="status" aria-live="polite">
        <Loading />
        <p className="quiet planner-centre">
          {t('job.computing')} {t('job.leave')}
        </p>
      </section>
    )
  return (
    <Alert
      type="error"
      showIcon
      title={plan.problem ? text(keptProblem(plan.problem)) : t('states.failed')}
      action={plan.can.change ? <Button onClick={onAgain}>{t('actions.again')}</Button> : null}
    />
  )
}
