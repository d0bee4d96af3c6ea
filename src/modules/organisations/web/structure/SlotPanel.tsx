import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../../web/ui/figures.ts'
import type { organisations } from '../../contract.ts'

type Slot = AnswerOf<typeof organisations.getStructure>['slots'][number]
type Occupant = Slot['occupants'][number]

/** The list that shows the units an occupant stands over, where a filter of the list says exactly that. */
export function unitsSearch(
  slot: Pick<Slot, 'line' | 'fallback'>,
  occupant: Pick<Occupant, 'hubOf'>,
): Record<string, string> | null {
  const hub = occupant.hubOf
  if (slot.fallback && hub === null) return { industryNo: 'none' }
  if (hub === null) return null
  if (hub.kind === 'street' || slot.line === 'area') return { streetNo: String(hub.no) }
  if (hub.kind === 'industry' || slot.line === 'industry') return { industryNo: String(hub.no) }
  if (hub.kind === 'district') return { districtNo: String(hub.no) }
  return null
}

export function SlotPanel({ slot, search }: { slot: Slot; search: Record<string, string> }) {
  const t = useTranslations('organisations')
  const { language } = useLanguage()
  return (
    <section className="panel" id={`slot-${slot.code}`}>
      <div className="panel-head">
        <h2>{language === 'en' ? slot.en : slot.zh}</h2>
        <span className="quiet tnum">{t('structure.occupants', { count: slot.occupants.length })}</span>
        {slot.fallback ? <Tag>{t('structure.fallback')}</Tag> : null}
      </div>
      {slot.occupants.length === 0 ? (
        <p className="quiet">{t('structure.emptySlot')}</p>
      ) : (
        <div className="scroll-x">
          <table className="plain slot-table">
            <thead>
              <tr>
                <th scope="col">{t('structure.partyOrg')}</th>
                <th scope="col">{t('structure.level')}</th>
                <th scope="col">{t('structure.hubOf')}</th>
                <th scope="col" className="num">
                  {t('structure.units')}
                </th>
                <th scope="col" className="num">
                  {t('structure.partyOrgs')}
                </th>
              </tr>
            </thead>
            <tbody>
              {slot.occupants.map((occupant) => (
                <OccupantRow key={occupant.unit.no} slot={slot} occupant={occupant} search={search} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function OccupantRow({ slot, occupant, search }: { slot: Slot; occupant: Occupant; search: Record<string, string> }) {
  const t = useTranslations('organisations.level')
  const { count } = useFigures()
  const units = unitsSearch(slot, occupant)
  const street: Record<string, string> = occupant.hubOf?.kind === 'street' ? { streetNo: String(occupant.hubOf.no) } : {}
  return (
    <tr>
      <td>
        <Door to={`/units/${occupant.unit.no}`} search={search}>
          {occupant.unit.name}
        </Door>
      </td>
      <td>{occupant.level ? t(occupant.level as 'branch') : nothing}</td>
      <td>{occupant.hubOf?.name ?? nothing}</td>
      <td className="num">
        {units ? (
          <Door to="/units" search={{ ...search, ...units }}>
            {occupant.units}
          </Door>
        ) : (
          count(occupant.units)
        )}
      </td>
      <td className="num">
        <Door to="/party-orgs" search={{ ...search, ...street }}>
          {occupant.partyOrgs}
        </Door>
      </td>
    </tr>
  )
}
