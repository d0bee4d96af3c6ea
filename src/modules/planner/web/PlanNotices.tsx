import { Alert } from 'antd'
import { useTranslations } from 'use-intl'
import { comma } from '../../../web/ui/figures.ts'
import { OvertakenAlert } from './OvertakenAlert.tsx'
import type { PlanView } from './PlanPage.tsx'
import { pinText } from './pin-text.ts'

/** What somebody has to know before using the plan: it is overtaken, or pins cannot be kept. */
export function PlanNotices({ plan, onAgain }: { plan: PlanView; onAgain: () => void }) {
  const t = useTranslations('planner')
  const { overtaken, conflicts, pins } = plan
  const unmet = pins.filter((pin) => pin.unmet)
  return (
    <>
      <OvertakenAlert
        title={t('overtaken.title', { count: overtaken.length })}
        overtaken={overtaken.map(({ name, what }) => ({ name, what: t(`overtaken.${what}`) }))}
        onAgain={plan.can.change ? onAgain : null}
      />
      {conflicts.length + unmet.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('conflicts.title')}
          description={
            <ul className="planner-plain">
              {conflicts.map((conflict) => (
                <li key={conflict.pins.join(' ')}>
                  {conflict.pins
                    .map((id) =>
                      pinText(
                        t,
                        pins.find((pin) => pin.id === id),
                      ),
                    )
                    .join(comma())}{' '}
                  {conflict.limit === null
                    ? t('conflicts.together')
                    : t('conflicts.limit', { limit: t(`limits.${conflict.limit as 'minFull'}`) })}
                </li>
              ))}
              {unmet.map((pin) => (
                <li key={pin.id}>
                  {pinText(t, pin)} · {t('pins.unmet')}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
    </>
  )
}
