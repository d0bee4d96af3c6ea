import { Descriptions } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../../web/ui/figures.ts'
import type { UnitDetail, UnitFacts } from '../types.ts'
import { PhoneNumber } from './PhoneNumber.tsx'

const words = ['registeredOn', 'legalRep', 'address', 'serviceAddress'] as const
const numbers = ['headcount', 'fullMembers', 'probationaryMembers', 'floatingMembers'] as const
const places = ['district', 'street', 'community', 'industry', 'registrar', 'supervisor'] as const

type Field =
  | 'kind'
  | 'uscc'
  | 'certNo'
  | 'type'
  | 'phone'
  | 'remarks'
  | 'level'
  | 'form'
  | (typeof words | typeof numbers | typeof places)[number]

/** What is known of a unit on the chosen day. What is not known is a dash. */
export default function UnitFactsPanel({ unit }: { unit: UnitDetail }) {
  const t = useTranslations('organisations')
  const { kind, type } = useCatalogue()
  const { count } = useFigures()
  const { facts } = unit
  const item = (field: Field, children: ReactNode) => ({ key: field, label: t(`fact.${field}`), children: children ?? nothing })
  return (
    <section className="panel">
      <h2>{t('unit.facts')}</h2>
      {facts === null ? (
        <p className="quiet">{t('unit.noFacts')}</p>
      ) : (
        <Descriptions
          size="small"
          column={1}
          className="unit-facts"
          styles={{ label: { width: 104 } }}
          colon={false}
          items={[
            item('kind', kind(unit.kind)),
            item('uscc', unit.uscc),
            ...(unit.certNo ? [item('certNo', unit.certNo)] : []),
            ...partyItems(facts).map((field) =>
              item(field, facts[field] ? t(`${field}.${facts[field]}` as 'level.branch') : null),
            ),
            ...(facts.type ? [item('type', type(facts.type))] : []),
            ...places.filter((field) => facts[field]).map((field) => item(field, placeDoor(facts[field]!))),
            ...words.map((field) => item(field, facts[field])),
            ...numbers.map((field) => item(field, <span className="tnum">{count(facts[field])}</span>)),
            item('phone', <PhoneNumber unitNo={unit.no} masked={facts.phone} mayReveal={unit.can.revealPhone} />),
            ...(facts.remarks ? [item('remarks', facts.remarks)] : []),
          ]}
        />
      )}
    </section>
  )
}

function partyItems(facts: UnitFacts): ('level' | 'form')[] {
  return facts.level === null && facts.form === null ? [] : ['level', 'form']
}

function placeDoor(place: { no: number; name: string }) {
  return <Door to={`/units/${place.no}`}>{place.name}</Door>
}
