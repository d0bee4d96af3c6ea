import { Alert, Button } from 'antd'
import { useTranslations } from 'use-intl'
import { comma } from '../../../web/ui/figures.ts'
import type { PlanView } from './PlanPage.tsx'
import { pinText } from './pin-text.ts'

const shown = 8

/** What somebody has to know before using the plan: it is overtaken, or pins cannot be kept. */
export function PlanNotices({ plan, onAgain }: { plan: PlanView; onAgain: () => void }) {
  const t = useTranslations('planner')
  const { overtaken, conflicts, pins } = plan
  const unmet = pins.filter((pin) => pin.unmet)
  return (
    <>
      {overtaken.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('overtaken.title', { count: overtaken.length })}
          description={overtaken
            .slice(0, shown)
            .map((unit) => `${unit.name}（${t(`overtaken.${unit.what}`)}）`)
            .join(comma())}
          action={plan.can.change ? <Button onClick={onAgain}>{t('overtaken.refresh')}</Button> : null}
        />
      ) : null}
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
