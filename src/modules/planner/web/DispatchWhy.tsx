import { Button, Drawer, Tag } from 'antd'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma } from '../../../web/ui/figures.ts'
import { Answer } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import { AnybodyPicker } from './AnybodyPicker.tsx'
import { DispatchPinDialog } from './DispatchPinDialog.tsx'
import type { DispatchView } from './DispatchPage.tsx'
import { PersonName } from './PersonName.tsx'

type Why = AnswerOf<typeof planner.explainDispatch>
type WhySide = Why['sides'][number]
export type DispatchPin = BodyOf<typeof planner.setDispatchPin> & { readonly name: string | null }

interface DispatchWhyProps {
  readonly plan: DispatchView
  readonly unitNo: number
  readonly onClose: () => void
}

/** Why these instructors guide an organisation, who else could at which exact difference, and deciding it by hand. */
export function DispatchWhy({ plan, unitNo, onClose }: DispatchWhyProps) {
  const t = useTranslations('planner.dispatch')
  const answer = useEndpoint(planner.explainDispatch, { params: { id: plan.id, no: unitNo } })
  const [pin, setPin] = useState<DispatchPin | null>(null)
  const onPin = plan.can.change
    ? (kind: DispatchPin['kind'], person: { id: string; name: string | null }) =>
        setPin({ kind, unitNo, personId: person.id, name: person.name })
    : null
  return (
    <Drawer open onClose={onClose} size="large" title={answer.data?.unit.name ?? t('why.title')}>
      <Answer of={answer}>
        {(why) => (
          <>
            <div className="row quiet">
              <Door to={`/units/${why.unit.no}`}>{why.unit.name}</Door>
              <span>{[why.unit.street, why.unit.department, why.unit.industry].filter(Boolean).join(' · ')}</span>
              {why.unit.large ? <Tag>{t('list.large')}</Tag> : null}
            </div>
            {why.sides.map((side) => (
              <Side key={side.side} plan={plan} side={side} onPin={onPin} />
            ))}
          </>
        )}
      </Answer>
      {pin ? <DispatchPinDialog plan={plan} pin={pin} unit={answer.data?.unit.name ?? ''} onClose={() => setPin(null)} /> : null}
    </Drawer>
  )
}

type OnPin = ((kind: DispatchPin['kind'], person: { id: string; name: string | null }) => void) | null

function Side({ plan, side, onPin }: { plan: DispatchView; side: WhySide; onPin: OnPin }) {
  const t = useTranslations('planner.dispatch')
  const format = useFormatter()
  const km = (value: number) => format.number(Math.abs(value), { maximumFractionDigits: 2 })
  const terms = Object.entries(side.terms ?? {}).filter(([, value]) => value !== 0)
  const { person } = side
  return (
    <section>
      <h3>{t(`sides.${side.side}`)}</h3>
      <div className="row">
        {person ? <PersonName person={person} /> : <span>{t(`unserved.${side.unserved ?? 'nobody-permitted'}`)}</span>}
        {side.dedicated ? <Tag>{t('states.dedicated')}</Tag> : null}
        {side.change ? <Tag color="blue">{t(`changes.${side.change}`)}</Tag> : null}
        {side.marks.map((mark) => (
          <Tag key={mark}>{t(`marks.${mark as 'handover'}`)}</Tag>
        ))}
        {side.before ? <span className="quiet">{t('list.before', { name: side.before.name ?? t('list.someone') })}</span> : null}
      </div>
      {terms.length > 0 ? (
        <p className="quiet tnum">
          {t('why.cost')} {terms.map(([key, value]) => `${t(`terms.${key as 'travel'}`)} ${km(value)}`).join(comma())}
          {side.nextSlot === null ? null : <span> · {t('why.next', { km: km(side.nextSlot) })}</span>}
        </p>
      ) : null}
      {person && onPin ? (
        <p>
          <Button size="small" onClick={() => onPin('must', person)}>
            {t('why.must')}
          </Button>{' '}
          <Button size="small" onClick={() => onPin('never', person)}>
            {t('why.never')}
          </Button>
        </p>
      ) : null}
      <Others side={side} onPin={onPin} />
      {onPin ? <AnybodyPicker plan={plan} side={side.side} onPick={(one) => onPin('must', one)} /> : null}
    </section>
  )
}

function Others({ side, onPin }: { side: WhySide; onPin: OnPin }) {
  const t = useTranslations('planner.dispatch')
  const format = useFormatter()
  const km = (value: number) => format.number(Math.abs(value), { maximumFractionDigits: 2 })
  const difference = (delta: number) =>
    Math.abs(delta) < 0.005 ? t('why.same') : t(delta > 0 ? 'why.more' : 'why.less', { km: km(delta) })
  if (side.alternatives.length === 0) return <p className="quiet">{t('why.none')}</p>
  return (
    <>
      <h4>{t('why.others')}</h4>
      <ul className="planner-alternatives">
        {side.alternatives.map((one) => (
          <li key={one.person.id}>
            <div>
              <PersonName person={one.person} />
              <div className="quiet tnum">
                {one.km === null ? null : `${t('list.km', { km: one.km.toFixed(1) })} · `}
                {one.delta === null
                  ? t('why.impossible', { why: one.blocked.map((code) => t(`blocked.${code as 'full'}`)).join(comma()) })
                  : difference(one.delta)}
                {one.delta === null && one.bestDelta !== null ? ` · ${t('why.best', { km: km(one.bestDelta) })}` : null}
              </div>
              <div>
                {one.marks.map((mark) => (
                  <Tag key={mark}>{t(`marks.${mark as 'handover'}`)}</Tag>
                ))}
              </div>
            </div>
            {onPin ? (
              <Button size="small" onClick={() => onPin('must', one.person)}>
                {t('why.must')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
