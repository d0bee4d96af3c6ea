import { useTranslations } from 'use-intl'
import type { Order } from './OrderPage.tsx'

/** What happened to an order, the latest first: who, to whom, why. */
export function OrderChain({ steps }: { steps: Order['steps'] }) {
  const t = useTranslations('demands')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.chain')}</h2>
      </div>
      <ol className="demand-chain">
        {steps.toReversed().map((step, index) => (
          <li key={steps.length - index}>
            <div className="row" style={{ columnGap: 8, rowGap: 0 }}>
              <span>{t(`step.${step.kind as 'receive'}`)}</span>
              <span className="quiet tnum">{step.onDay}</span>
              <span className="quiet" data-name="">
                {[step.by?.name ?? (step.kind === 'rate' || step.kind === 'reopen' ? t('requesterSelf') : null), step.account]
                  .filter(Boolean)
                  .join(' · ')}
                {step.to ? ` → ${step.to.name}` : ''}
              </span>
            </div>
            {step.words ? <p data-name="">{step.words}</p> : null}
            {step.news ? (
              <p className="quiet" data-name="">
                {step.news}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
