import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { DispatchView } from './DispatchPage.tsx'
import { pinText } from './pin-text.ts'
import type { PlanView } from './PlanPage.tsx'

/** What people have decided beforehand for branches. */
export function PlanPins({ plan }: { plan: PlanView }) {
  const t = useTranslations('planner')
  const pins = plan.pins.map((pin) => ({ ...pin, text: pinText(t, pin) }))
  return <PinLines plan={plan} pins={pins} none={t('pins.none')} endpoint={planner.removePin} />
}

/** Who must, or must never, guide an organisation. */
export function DispatchPins({ plan }: { plan: DispatchView }) {
  const t = useTranslations('planner.dispatch')
  const pins = plan.pins.map((pin) => ({
    ...pin,
    text: t(`pins.${pin.kind}`, { unit: pin.unit.name, person: pin.person.name ?? t('list.someone') }),
  }))
  return <PinLines plan={plan} pins={pins} none={t('pins.none')} endpoint={planner.removeDispatchPin} />
}

interface PinLinesProps {
  readonly plan: PlanView | DispatchView
  readonly pins: readonly {
    readonly id: string
    readonly text: string
    readonly unmet: boolean
    readonly reason: string | null
  }[]
  /** What to do where there are none. */
  readonly none: string
  /** Takes one off again. */
  readonly endpoint: typeof planner.removePin | typeof planner.removeDispatchPin
}

function PinLines({ plan, pins, none, endpoint }: PinLinesProps) {
  const t = useTranslations('planner')
  const tell = useTellProblem()
  const remove = useAction(endpoint)
  const takeOff = (pinId: string) => remove.mutate({ params: { id: plan.id, pinId }, revision: plan.revision }, { onError: tell })
  return (
    <section className="panel long">
      {pins.length === 0 ? (
        <State hint={none} />
      ) : (
        <ul className="planner-pins">
          {pins.map((pin) => (
            <li key={pin.id}>
              <div>
                {pin.text}
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
