import { useFormatter, useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma } from '../../../web/ui/figures.ts'
import type { planner } from '../contract.ts'

type Relaxation = NonNullable<AnswerOf<typeof planner.explain>['relaxation']>

/** Whoever stands nowhere is told the least that would have to be given, and what it would cost exactly. */
export function LeastThatWouldHelp({ relaxation }: { relaxation: Relaxation }) {
  const t = useTranslations('planner.least')
  const format = useFormatter()
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const { host, kind, needs, others, price } = relaxation
  return (
    <>
      <h3>{t('title')}</h3>
      <ul>
        {needs.map(({ code, amount, limit }) => (
          <li key={code} className="tnum">
            {t(`needs.${code as 'DISTANCE'}`, { amount: number(amount), limit: number(limit) })}
          </li>
        ))}
      </ul>
      <p>
        {t(`way.${kind}`)} <Door to={`/units/${host.no}`}>{host.name}</Door>
        {others.length > 0 ? (
          <span className="quiet"> {t('with', { names: others.map((one) => one.name).join(comma()) })}</span>
        ) : null}
      </p>
      <p className="quiet tnum">{t(price > 0 ? 'more' : 'less', { km: number(Math.abs(price)) })}</p>
    </>
  )
}
