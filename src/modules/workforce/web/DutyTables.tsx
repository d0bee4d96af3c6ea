import { useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { colon, comma, useFigures } from '../../../web/ui/figures.ts'
import { type Summary, useKept } from './use-kept.ts'

/** Rules that speak of nobody here are left out. */
const asked = (duties: Summary['duties']) => duties.filter(({ met, missing, unknown }) => met + missing + unknown > 0)

export function DutyTable({ duties }: { duties: Summary['duties'] }) {
  const t = useTranslations('workforce')
  const kept = useKept()
  const { percent } = useFigures()
  return (
    <section className="panel" aria-label={t('overview.duties')}>
      <div className="panel-head">
        <h2>{t('overview.duties')}</h2>
      </div>
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th>{t('overview.duty')}</th>
              <th className="num">{t('overview.met')}</th>
              <th className="num">{t('overview.missing')}</th>
              <th className="num">{t('overview.unknown')}</th>
              <th className="num">{t('overview.rate')}</th>
            </tr>
          </thead>
          <tbody>
            {asked(duties).map(({ duty, met, missing, unknown, rate }) => (
              <tr key={duty}>
                <td>{t(`duty.${duty}`)}</td>
                {Object.entries({ met, missing, unknown }).map(([state, count]) => (
                  <td key={state} className="num">
                    <Door to="/workforce/units" search={{ ...kept, duty, state }}>
                      {count}
                    </Door>
                  </td>
                ))}
                <td className="num tnum">{percent(rate.percent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

export function StreetTable({ summary }: { summary: Summary }) {
  const t = useTranslations('workforce')
  const kept = useKept()
  const { count } = useFigures()
  const columns = asked(summary.duties).map(({ duty }) => duty)
  return (
    <section className="panel" aria-label={t('overview.streets')}>
      <div className="panel-head">
        <h2>{t('overview.streets')}</h2>
      </div>
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th>{t('overview.street')}</th>
              <th className="num">{t('overview.active')}</th>
              <th className="num">{t('overview.withInstructor')}</th>
              {columns.map((duty) => (
                <th key={duty} className="num">
                  {t(`duty.${duty}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {summary.streets.map((street) => (
              <tr key={street.no ?? 0}>
                <td className="nowrap">{street.name || t('overview.noStreet')}</td>
                <td className="num">{count(street.active)}</td>
                <td className="num">{count(street.withInstructor)}</td>
                {columns.map((duty) => (
                  <td key={duty} className="num">
                    {street.no === null ? (
                      count(street.missing[duty])
                    ) : (
                      <Door to="/workforce/units" search={{ ...kept, streetNo: String(street.no), duty }}>
                        {street.missing[duty] ?? 0}
                      </Door>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet sources-line">
        {t('overview.rules') + colon()}
        <span data-name>{summary.rules.map((rule) => `${rule.source} (${rule.version})`).join(comma())}</span>
      </p>
    </section>
  )
}
