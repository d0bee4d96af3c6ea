import { useFormatter, useTranslations } from 'use-intl'
import { coverage } from '../../modules/coverage/contract.ts'
import { today } from '../kit/today.ts'
import { cellFigures } from './cells.ts'
import { Empty, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'

/** The two coverages of everything in one's scope, and the cells behind them. */
export function Summary() {
  const t = useTranslations()
  const format = useFormatter()
  const summary = useAnswer(coverage.getSummary)
  return (
    <>
      <h1>{t('phone.summary.title')}</h1>
      <Shown of={summary}>
        {({ figures }) =>
          figures.active === 0 ? (
            <Empty title={t('phone.summary.empty')} />
          ) : (
            <>
              <div className="rates">
                {(['orgCoverage', 'workCoverage'] as const).map((key) => (
                  <section key={key} className="card">
                    <h2>{t(`phone.summary.${key}`)}</h2>
                    <p className="rate">
                      {figures[key].percent === null
                        ? '—'
                        : `${format.number(figures[key].percent, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}%`}
                    </p>
                    <div className="bar" aria-hidden>
                      <i style={{ width: `${figures[key].percent ?? 0}%` }} />
                    </div>
                    <p className="quiet">{t('phone.summary.of', { num: figures[key].num, den: figures[key].den })}</p>
                  </section>
                ))}
              </div>
              <ul className="card doors">
                {cellFigures(figures).map(({ cell, count, colour }) => (
                  <li key={cell}>
                    <Link to={addressOf('/units', { cell })}>
                      <i className="dot" style={{ background: colour }} />
                      <span>{t(`coverage.cell.${cell}`)}</span>
                      <b>{format.number(count)}</b>
                    </Link>
                  </li>
                ))}
                <li className="sum">
                  <Link to={addressOf('/units')}>
                    <span>{t('phone.summary.active')}</span>
                    <b>{format.number(figures.active)}</b>
                  </Link>
                </li>
              </ul>
              <p className="quiet">{t('phone.summary.asOf', { day: today() })}</p>
            </>
          )
        }
      </Shown>
    </>
  )
}
