import { App, Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { DispatchView } from './DispatchPage.tsx'

/** Who must, or must never, guide an organisation; and taking it off again. */
export function DispatchPins({ plan }: { plan: DispatchView }) {
  const t = useTranslations('planner')
  const text = useProblemText()
  const { message } = App.useApp()
  const remove = useAction(planner.removeDispatchPin)
  const takeOff = (pinId: string) =>
    remove.mutate(
      { params: { id: plan.id, pinId }, revision: plan.revision },
      { onError: (error) => void message.error(text(error)) },
    )
  return (
    <section className="panel long">
      {plan.pins.length === 0 ? (
        <State hint={t('dispatch.pins.none')} />
      ) : (
        <ul className="planner-pins">
          {plan.pins.map((pin) => (
            <li key={pin.id}>
              <div>
                {t(`dispatch.pins.${pin.kind}`, { unit: pin.unit.name, person: pin.person.name ?? t('dispatch.list.someone') })}
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
