import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { members } from '../../../members/contract.ts'

/** Stations for mobile members that stand at a venue, with the project site and the association where there are any (NS-30). */
export function MemberStations({ venueNo }: { venueNo: number }) {
  const t = useTranslations('places.one')
  const may = useCan('member.read')
  const { data } = useEndpoint(members.listStations, { query: { venueNo, state: 'open' } }, { enabled: may })
  if (!data || data.total === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="in-text">
          {t('memberStations')} <Door to={`/members/mobile?list=stations&venueNo=${venueNo}`}>{data.total}</Door>
        </h2>
      </div>
      <ul className="place-list">
        {data.items.map((one) => (
          <li key={one.id}>
            <span data-name>{one.name}</span>
            <span className="quiet" data-name>
              {[one.host.name, one.association?.name, one.site].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
