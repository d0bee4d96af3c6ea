import { App, Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import { pinText } from './pin-text.ts'
import type { PlanView } from './PlanPage.tsx'

/** What people have decided beforehand, and taking it off again. */
export function PinList({ plan }: { plan: PlanView }) {
  const t = useTranslations('planner')
  const text = useProblemText()
  const { message } = App.useApp()
  const remove = useAction(planner.removePin)
  const takeOff = (pinId: string) =>
    remove.mutate(
      { params: { id: plan.id, pinId }, revision: plan.revision },
      { onError: (error) => void message.error(text(error)) },
    )
  return (
    <section className="panel long">
      {plan.pins.length === 0 ? (
        <State hint={t('pins.none')} />
      ) : (
        <ul className="planner-pins">
          {plan.pins.map((pin) => (
            <li key={pin.id}>
              <div>
                {pinText(t, pin)}
                {pin.unmet ? <b> · {t('pins.unmet')}</b> : null}
                {pin.reason ? <div className="quiet">{pin.reason}</div> : null}
              </div>
              {plan.can.change ? (
                <Button size="small" loading={remove.isPending} onClick={() => takeOff(pin.id)}>
                  {t('pins.remove')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
