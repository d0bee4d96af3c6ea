import { useFormatter, useTranslations } from 'use-intl'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import type { PlanView } from './PlanPage.tsx'

const figures = ['jointBranches', 'placed', 'attached', 'uncovered', 'meanSize', 'meanKm', 'farthestKm', 'sameIndustry', 'sameStreet', 'standIns'] as const // prettier-ignore
const shares: ReadonlySet<string> = new Set(['sameIndustry', 'sameStreet'])

/** The plan in ten numbers, how good it is, and what its cost is made of. */
export function PlanHead({ plan }: { plan: PlanView }) {
  const t = useTranslations('planner')
  const format = useFormatter()
  const { percent, moment } = useFigures()
  const totals = plan.totals!
  const show = (key: (typeof figures)[number]) => {
    const value = totals[key]
    if (value === null) return nothing
    return shares.has(key) ? percent(value * 100) : format.number(value, { maximumFractionDigits: 2 })
  }
  const terms = Object.entries(plan.byTerm ?? {}).filter(([, km]) => km > 0)
  const whole = terms.reduce((sum, [, km]) => sum + km, 0)
  return (
    <section className="panel">
      <dl className="planner-figures">
        {figures.map((key) => (
          <div key={key}>
            <dt>{t(`head.${key}`)}</dt>
            <dd className="tnum">{show(key)}</dd>
          </div>
        ))}
        <div title={t('head.gapHint')}>
          <dt>{t('head.gap')}</dt>
          <dd className="tnum">
            {plan.status === 'optimal' ? t('head.proved') : percent(plan.gap === null ? null : plan.gap * 100)}
          </dd>
        </div>
      </dl>
      {whole > 0 ? (
        <div className="planner-cost">
          <span className="quiet">{t('head.parts')}</span>
          <ul>
            {terms.map(([key, km]) => (
              <li key={key}>
                <span className={`planner-swatch planner-${key}`} aria-hidden style={{ width: `${(km / whole) * 160}px` }} />
                {t(`terms.${key as 'opening'}`)} <b className="tnum">{format.number(km, { maximumFractionDigits: 1 })}</b>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className="quiet">
        {t('head.asOf', { day: plan.asOf })} · {t('head.made', { who: plan.madeBy ?? nothing, at: moment(plan.madeAt) })} ·{' '}
        {t('head.rule')} {plan.rule.key} {plan.rule.version}
        {plan.receipt ? <code> #{plan.receipt.inputHash.slice(0, 12)}</code> : null}
      </p>
    </section>
  )
}
