import { Alert, Button } from 'antd'
import { useTranslations } from 'use-intl'
import { comma } from '../../../web/ui/figures.ts'
import type { DispatchView } from './DispatchPage.tsx'

const shown = 8

/** What somebody has to know before using the plan: it is overtaken, or the facts left something out. */
export function DispatchNotices({ plan, onAgain }: { plan: DispatchView; onAgain: () => void }) {
  const t = useTranslations('planner.dispatch')
  const { overtaken, notices } = plan
  const told = Object.entries(notices).filter(([, count]) => count > 0)
  return (
    <>
      {overtaken.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('overtaken.title', { count: overtaken.length })}
          description={overtaken
            .slice(0, shown)
            .map((one) => `${one.name ?? t('overtaken.person')}（${t(`overtaken.${one.what}`)}）`)
            .join(comma())}
          action={plan.can.change ? <Button onClick={onAgain}>{t('overtaken.refresh')}</Button> : null}
        />
      ) : null}
      {told.length > 0 ? (
        <Alert
          type="info"
          showIcon
          title={
            <ul className="planner-plain">
              {told.map(([code, count]) => (
                <li key={code}>{t(`notices.${code as 'second'}`, { count })}</li>
              ))}
            </ul>
          }
        />
      ) : null}
    </>
  )
}
