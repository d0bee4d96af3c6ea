import { Alert } from 'antd'
import { useTranslations } from 'use-intl'
import type { DispatchView } from './DispatchPage.tsx'
import { OvertakenAlert } from './OvertakenAlert.tsx'

/** What somebody has to know before using the plan: it is overtaken, or the facts left something out. */
export function DispatchNotices({ plan, onAgain }: { plan: DispatchView; onAgain: () => void }) {
  const t = useTranslations('planner.dispatch')
  const { overtaken, notices } = plan
  const told = Object.entries(notices).filter(([, count]) => count > 0)
  return (
    <>
      <OvertakenAlert
        title={t('overtaken.title', { count: overtaken.length })}
        overtaken={overtaken.map(({ name, what }) => ({ name: name ?? t('overtaken.person'), what: t(`overtaken.${what}`) }))}
        onAgain={plan.can.change ? onAgain : null}
      />
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
