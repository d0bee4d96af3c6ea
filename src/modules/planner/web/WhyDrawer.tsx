import { Button, Drawer, Tag } from 'antd'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { colon, comma } from '../../../web/ui/figures.ts'
import { Answer } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import { LeastThatWouldHelp } from './LeastThatWouldHelp.tsx'
import { PinDialog } from './PinDialog.tsx'
import type { PlanView } from './PlanPage.tsx'

type Why = AnswerOf<typeof planner.explain>
export type Pin = BodyOf<typeof planner.setPin>

interface WhyDrawerProps {
  readonly plan: PlanView
  readonly unitNo: number
  readonly onClose: () => void
  readonly onWhy: (no: number) => void
}

/** Why an organisation stands where it stands, what else was possible at which difference, and putting it there. */
export function WhyDrawer({ plan, unitNo, onClose }: WhyDrawerProps) {
  const t = useTranslations('planner')
  const answer = useEndpoint(planner.explain, { params: { id: plan.id, no: unitNo } })
  const [pin, setPin] = useState<Pin | null>(null)
  return (
    <Drawer open onClose={onClose} size="large" title={answer.data?.unit.name ?? t('why.title')}>
      <Answer of={answer}>
        {(why) => (
          <>
            <Facts why={why} />
            {why.relaxation ? <LeastThatWouldHelp relaxation={why.relaxation} /> : null}
            <Alternatives why={why} onPin={plan.can.change ? (host) => setPin({ kind: 'in', unitNo, otherNo: host }) : null} />
            {plan.can.change && why.rule.clause === 'R3' ? (
              <Button onClick={() => setPin({ kind: 'lead', unitNo })}>{t('why.lead')}</Button>
            ) : null}
          </>
        )}
      </Answer>
      {pin ? <PinDialog plan={plan} pin={pin} onClose={() => setPin(null)} /> : null}
    </Drawer>
  )
}

function Facts({ why }: { why: Why }) {
  const t = useTranslations('planner')
  const format = useFormatter()
  const km = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const terms = Object.entries(why.terms ?? {}).filter(([, value]) => value !== 0)
  return (
    <dl className="planner-why">
      <dt>{t('why.rule')}</dt>
      <dd>
        {t(`clause.${why.rule.clause as 'R1'}`)}
        <div className="quiet">{t('why.inputs', { full: why.rule.full, mobile: why.rule.mobile })}</div>
        <div className="quiet">
          {t('why.source')} {why.rule.source}
        </div>
      </dd>
      {why.host ? (
        <>
          <dt>{t('why.host')}</dt>
          <dd>
            <Door to={`/units/${why.host.no}`}>{why.host.name}</Door>
            <div>
              {why.hits.map((hit) => (
                <Tag key={hit.code}>{t(`hits.${hit.code as 'FAR'}`)}</Tag>
              ))}
            </div>
          </dd>
        </>
      ) : null}
      {terms.length > 0 ? (
        <>
          <dt>{t('why.cost')}</dt>
          <dd className="tnum">
            {terms.map(([key, value]) => `${t(`terms.${key as 'opening'}`)} ${km(value)}`).join(comma())}
            {why.price === null ? null : <div className="quiet">{t('why.price', { km: km(why.price) })}</div>}
          </dd>
        </>
      ) : null}
    </dl>
  )
}

function Alternatives({ why, onPin }: { why: Why; onPin: ((host: number) => void) | null }) {
  const t = useTranslations('planner')
  const format = useFormatter()
  const difference = (delta: number) => {
    const km = format.number(Math.abs(delta), { maximumFractionDigits: 2 })
    if (Math.abs(delta) < 0.005) return t('why.same')
    return delta > 0 ? t('why.more', { km }) : t('why.less', { km })
  }
  if (why.alternatives.length === 0) return <p className="quiet">{t('why.noAlternatives')}</p>
  return (
    <>
      <h3>{t('why.alternatives')}</h3>
      <ul className="planner-alternatives">
        {why.alternatives.map((one) => (
          <li key={one.host.no}>
            <div>
              {one.host.name}
              <div className="quiet tnum">
                {one.km === null ? null : `${t('branches.km', { km: one.km.toFixed(1) })} · `}
                {one.delta === null ? `${t('why.impossible')}${colon()}${blockedText(t, one.blocked)}` : difference(one.delta)}
              </div>
            </div>
            {onPin ? (
              <Button size="small" onClick={() => onPin(one.host.no)}>
                {t('why.pin')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function blockedText(t: ReturnType<typeof useTranslations<'planner'>>, codes: readonly string[]): string {
  return codes.map((code) => t(`blocked.${code as 'PINNED'}`)).join(comma())
}
