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
type Body = NonNullable<Slot['bodies']>[number]
/** What stands in a slot: a unit, or a body beside the register. */
type Standing = { readonly occupant: Occupant } | { readonly body: Body }

const standingIn = ({ occupants, bodies }: Slot): Standing[] => [
  ...occupants.map((occupant) => ({ occupant })),
  ...(bodies ?? []).map((body) => ({ body })),
]
export const countIn = (slot: Slot): number => slot.occupants.length + (slot.bodies?.length ?? 0)

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
  const standing = standingIn(slot)
  return (
    <section className="panel" id={`slot-${slot.code}`}>
      <div className="panel-head">
        <h2>{language === 'en' ? slot.en : slot.zh}</h2>
        <span className="quiet tnum">{t('structure.occupants', { count: standing.length })}</span>
        {slot.fallback ? <Tag>{t('structure.fallback')}</Tag> : null}
      </div>
      {standing.length === 0 ? (
        <p className="quiet">{t(slot.bodies ? 'structure.emptyBodies' : 'structure.emptySlot')}</p>
      ) : (
        <SlotTable slot={slot} rows={all ? standing : standing.slice(0, most)} search={search} />
      )}
      {!all && standing.length > most ? (
        <Button type="link" onClick={() => unfold(true)}>
          {t('structure.unfold', { count: standing.length })}
        </Button>
      ) : null}
    </section>
  )
}

interface SlotTableProps {
  readonly slot: Slot
  readonly rows: readonly Standing[]
  readonly search: Record<string, string>
}

function SlotTable({ slot, rows, search }: SlotTableProps) {
  const t = useTranslations('organisations')
  const { language } = useLanguage()
  const { count } = useFigures()
  const columns: readonly PlainColumn<Standing>[] = [
    {
      key: 'partyOrg',
      title: t(slot.bodies ? 'structure.body' : 'structure.partyOrg'),
      render: (row) =>
        'body' in row ? (
          <Door to={row.body.page}>
            <span data-name>{row.body.name}</span>
          </Door>
        ) : (
          <Door to={`/units/${row.occupant.unit.no}`} search={search}>
            {row.occupant.unit.name}
          </Door>
        ),
    },
    ...(slot.bodies ? [] : unitColumns(t)),
    {
      key: 'units',
      title: t('structure.units'),
      align: 'right',
      render: (row) =>
        'body' in row ? count(row.body.units) : <UnitsUnder slot={slot} occupant={row.occupant} search={search} />,
    },
    {
      key: 'partyOrgs',
      title: t('structure.partyOrgs'),
      align: 'right',
      render: (row) =>
        'body' in row ? (
          <Door to={row.body.page} search={{ tab: 'members' }}>
            {row.body.partyOrgs}
          </Door>
        ) : (
          <PartyOrgsUnder occupant={row.occupant} search={search} />
        ),
    },
  ]
  const label = language === 'en' ? slot.en : slot.zh
  return (
    <PlainTable
      className="slot-table"
      rows={[...rows]}
      rowKey={(row) => ('body' in row ? row.body.id : row.occupant.unit.no)}
      columns={columns}
      label={label}
    />
  )
}

/** Level and hub are facts of units; a community has neither. */
function unitColumns(t: ReturnType<typeof useTranslations<'organisations'>>): readonly PlainColumn<Standing>[] {
  return [
    {
      key: 'level',
      title: t('structure.level'),
      render: (row) => ('occupant' in row && row.occupant.level ? t(`level.${row.occupant.level as 'branch'}`) : nothing),
    },
    {
      key: 'hubOf',
      title: t('structure.hubOf'),
      render: (row) => ('occupant' in row ? row.occupant.hubOf?.name : null) ?? nothing,
    },
  ]
}

function PartyOrgsUnder({ occupant: { hubOf, partyOrgs }, search }: { occupant: Occupant; search: Record<string, string> }) {
  return (
    <Door to="/party-orgs" search={{ ...search, ...(hubOf?.kind === 'street' ? { streetNo: String(hubOf.no) } : {}) }}>
      {partyOrgs}
    </Door>
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
