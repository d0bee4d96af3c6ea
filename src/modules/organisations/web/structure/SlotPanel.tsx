import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { usePrinting } from '../../../../web/kit/use-wide.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../../web/ui/figures.ts'
import { type PlainColumn, PlainTable } from '../../../../web/ui/PlainTable.tsx'
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

/** So many stand on the page at once; a longer slot is unfolded, and printed whole. */
const most = 12

interface SlotPanelProps {
  readonly slot: Slot
  readonly search: Record<string, string>
  /** The slot was asked for by itself. */
  readonly whole: boolean
}

export function SlotPanel({ slot, search, whole }: SlotPanelProps) {
  const t = useTranslations('organisations')
  const { language } = useLanguage()
  const [unfolded, unfold] = useState(whole)
  const printing = usePrinting()
  const all = unfolded || printing
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
        <SlotTable slot={all ? slot : { ...slot, occupants: slot.occupants.slice(0, most) }} search={search} />
      )}
      {!all && slot.occupants.length > most ? (
        <Button type="link" onClick={() => unfold(true)}>
          {t('structure.unfold', { count: slot.occupants.length })}
        </Button>
      ) : null}
    </section>
  )
}

function SlotTable({ slot, search }: { slot: Slot; search: Record<string, string> }) {
  const t = useTranslations('organisations')
  const { language } = useLanguage()
  const columns: readonly PlainColumn<Occupant>[] = [
    {
      key: 'partyOrg',
      title: t('structure.partyOrg'),
      render: ({ unit }) => (
        <Door to={`/units/${unit.no}`} search={search}>
          {unit.name}
        </Door>
      ),
    },
    {
      key: 'level',
      title: t('structure.level'),
      render: ({ level }) => (level ? t(`level.${level as 'branch'}`) : nothing),
    },
    { key: 'hubOf', title: t('structure.hubOf'), render: ({ hubOf }) => hubOf?.name ?? nothing },
    {
      key: 'units',
      title: t('structure.units'),
      align: 'right',
      render: (occupant) => <UnitsUnder slot={slot} occupant={occupant} search={search} />,
    },
    {
      key: 'partyOrgs',
      title: t('structure.partyOrgs'),
      align: 'right',
      render: ({ hubOf, partyOrgs }) => (
        <Door to="/party-orgs" search={{ ...search, ...(hubOf?.kind === 'street' ? { streetNo: String(hubOf.no) } : {}) }}>
          {partyOrgs}
        </Door>
      ),
    },
  ]
  const label = language === 'en' ? slot.en : slot.zh
  return (
    <PlainTable
      className="slot-table"
      rows={slot.occupants}
      rowKey={(occupant) => occupant.unit.no}
      columns={columns}
      label={label}
    />
  )
}

function UnitsUnder({ slot, occupant, search }: { slot: Slot; occupant: Occupant; search: Record<string, string> }) {
  const { count } = useFigures()
  const units = unitsSearch(slot, occupant)
  if (units === null) return count(occupant.units)
  return (
    <Door to="/units" search={{ ...search, ...units }}>
      {occupant.units}
    </Door>
  )
}
