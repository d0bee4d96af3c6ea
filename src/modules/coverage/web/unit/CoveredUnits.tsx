import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { useFigures } from '../../../../web/ui/figures.ts'
import { Answer } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'

/** The social organisations a Party organisation covers. */
export function CoveredUnits({ partyOrgNo, asOf }: { partyOrgNo: number; asOf: string | undefined }) {
  const t = useTranslations('coverage')
  const { count } = useFigures()
  const answer = useEndpoint(coverage.listUnits, { query: { partyOrgNo, asOf, pageSize: 50, page: 1 } })
  const search: Record<string, string> = { partyOrgNo: String(partyOrgNo), ...(asOf ? { asOf } : {}) }
  return (
    <section className="panel">
      <Answer of={answer}>
        {(list) => (
          <>
            <div className="panel-head">
              <h2>{t('overview.jointUnits')}</h2>
              <Door to="/units" search={search}>
                {t('list.shown', { total: list.total })}
              </Door>
            </div>
            <ul className="line-list">
              {list.items.map((row) => (
                <li key={row.no}>
                  <Door to={`/units/${row.no}`}>{row.name}</Door>
                  <span className="quiet tnum">
                    {t('field.fullMembers')} {count(row.fullMembers)}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </section>
  )
}
