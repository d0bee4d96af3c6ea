import type { ReactNode } from 'react'
import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { type Fact, FactList } from '../../../../web/ui/FactList.tsx'
import type { places } from '../../contract.ts'
import type { PlanFactor } from '../../rules.ts'
import { useMeasures } from '../use-place-words.ts'

type Plan = AnswerOf<typeof places.getPlan>

/** The three factors of LH-26 as they stand today; each number opens the organisations it counts. */
export function ReadinessPanel({ one }: { one: Plan }) {
  const t = useTranslations('places.plan')
  const told: Record<PlanFactor, ReactNode> = {
    features: one.features ? <p data-name>{one.features}</p> : <p className="quiet">{t('noFeatures')}</p>,
    industry: <Industries one={one} />,
    population: <Population one={one} />,
  }
  return (
    <>
      {one.factors.map(({ factor, state }) => (
        <section className="panel" key={factor}>
          <div className="panel-head">
            <h2>{t(`factors.${factor}`)}</h2>
            <Tag>{t(`factorStates.${state}`)}</Tag>
          </div>
          {told[factor]}
        </section>
      ))}
      <Rule one={one} />
    </>
  )
}

/** Organisations of the area under a further filter, in the list of reach. */
function Organisations({ one, more = {}, children }: { one: Plan; more?: Record<string, string>; children: ReactNode }) {
  const search = { areaNo: String(one.area.no), metres: String(one.today.metres), ...more }
  return (
    <Door to="/places/reach" search={search}>
      {children}
    </Door>
  )
}

function Industries({ one }: { one: Plan }) {
  const t = useTranslations('places.plan')
  const { industries, industryKnown, organisations } = one.today
  if (industries.length === 0) return <p className="quiet">{t('noIndustries')}</p>
  const facts: Fact[] = industries.map((row) => [
    row.name,
    <Organisations key={row.no} one={one} more={{ industryNo: String(row.no) }}>
      {t('organisationsOf', { count: row.organisations })}
    </Organisations>,
  ])
  return (
    <>
      <FactList facts={facts} />
      <p className="quiet">{t('industryKnown', { known: industryKnown, all: organisations })}</p>
    </>
  )
}

function Population({ one }: { one: Plan }) {
  const t = useTranslations('places.plan')
  const measures = useMeasures()
  const { organisations, people, peopleKnown, far, unplaced, middleMetres } = one.today
  const counted = (count: number, more?: Record<string, string>) => (
    <Organisations one={one} more={more}>
      {t('organisationsOf', { count })}
    </Organisations>
  )
  const facts: Fact[] = [
    [t('organisations'), counted(organisations)],
    [
      t('people'),
      peopleKnown === 0 ? (
        t('noPeople')
      ) : (
        <Organisations key="people" one={one} more={{ people: 'known' }}>
          {t('peopleOf', { people, known: peopleKnown })}
        </Organisations>
      ),
    ],
    [t('far'), counted(far, { group: 'far' })],
    [t('unplaced'), counted(unplaced, { group: 'unplaced' })],
    [t('middle'), middleMetres === null ? null : t('middleOf', { distance: measures.distance(middleMetres) })],
  ]
  return <FactList facts={facts} />
}

function Rule({ one }: { one: Plan }) {
  const t = useTranslations('places.plan')
  const { rule } = one
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('rule')}</h2>
      </div>
      {rule === null ? (
        <p className="quiet">{t('noRule')}</p>
      ) : (
        <p className="quiet" style={{ margin: 0 }}>
          {t('ruleOf', {
            needs: rule.needs.map((factor) => t(`factors.${factor}`)).join(' · '),
            industry: rule.fewestInIndustry,
            organisations: rule.fewestOrganisations,
            people: rule.fewestPeople,
            far: rule.fewestFar,
            unknown: rule.mostUnknownPercent,
          })}{' '}
          {t('ruleSource', { source: rule.source, version: rule.version, stated: String(rule.stated) })}
        </p>
      )}
    </section>
  )
}
