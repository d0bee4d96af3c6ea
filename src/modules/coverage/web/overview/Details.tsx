import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { GroupDoor, UnitsDoor } from '../UnitsDoor.tsx'
import type { Figures, Summary } from './types.ts'

/** Small tables of words and figures. */
export function FactList({ title, rows }: { title: string; rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <dl className="fact-list">
        {rows.map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd className="tnum">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function Blanks({ figures: { notBuilt } }: { figures: Figures }) {
  const t = useTranslations('coverage.overview')
  const blank = { cell: 'not-built' }
  return (
    <FactList
      title={t('blanks')}
      rows={[
        [
          t('total'),
          <UnitsDoor key="all" of={blank}>
            {notBuilt.total}
          </UnitsDoor>,
        ],
        [
          t('withInstructor'),
          <UnitsDoor key="i" of={{ ...blank, helper: 'instructor' }}>
            {notBuilt.withInstructor}
          </UnitsDoor>,
        ],
        [
          t('withLiaison'),
          <UnitsDoor key="l" of={{ ...blank, helper: 'liaison' }}>
            {notBuilt.withLiaison}
          </UnitsDoor>,
        ],
        [
          t('withEither'),
          <UnitsDoor key="e" of={{ ...blank, workCovered: 'true' }}>
            {notBuilt.withEither}
          </UnitsDoor>,
        ],
        [
          t('noneWithFloating'),
          <UnitsDoor key="f" of={{ cell: 'no-members', floatingOnly: 'true' }}>
            {notBuilt.noneWithFloating}
          </UnitsDoor>,
        ],
      ]}
    />
  )
}

export function Joint({ summary: { figures, jointDetail, thresholds } }: { summary: Summary }) {
  const t = useTranslations('coverage.overview')
  const sizes = Object.entries(jointDetail.bySize).sort(([a], [b]) => Number(a) - Number(b))
  const partyOrgs = (value: number, of: Record<string, string> = {}) => (
    <GroupDoor to="/joint-party-orgs" of={of}>
      {value}
    </GroupDoor>
  )
  return (
    <FactList
      title={t('jointTitle')}
      rows={[
        [t('jointOrgs'), partyOrgs(figures.joint.partyOrgs)],
        [
          t('jointUnits'),
          <UnitsDoor key="u" of={{ cell: 'joint' }}>
            {figures.joint.units}
          </UnitsDoor>,
        ],
        [
          t('jointWithEnough', { min: thresholds.minFull }),
          <UnitsDoor key="3" of={{ cell: 'joint', enoughMembers: 'true' }}>
            {figures.joint.unitsWith3Full}
          </UnitsDoor>,
        ],
        [t('jointOverUsual', { most: thresholds.usualMostUnits }), partyOrgs(jointDetail.overUsual, { joint: 'over-usual' })],
        [t('jointUnderMinimum', { min: thresholds.minFull }), partyOrgs(jointDetail.underMinimum, { joint: 'under-minimum' })],
        [
          t('jointBySize'),
          <span key="sizes" className="joint-sizes">
            {sizes.map(([size, count]) => (
              <span key={size} className="nowrap">
                {t('jointSize', { size })} × {partyOrgs(count, { size })}
              </span>
            ))}
          </span>,
        ],
      ]}
    />
  )
}

export function Helpers({ summary: { helpers, thresholds } }: { summary: Summary }) {
  const t = useTranslations('coverage.overview')
  const instructors = (value: number, of: Record<string, string> = {}) => (
    <GroupDoor to="/instructors" of={of}>
      {value}
    </GroupDoor>
  )
  const band = { low: thresholds.bandLow, high: thresholds.bandHigh }
  return (
    <FactList
      title={t('helpersTitle')}
      rows={[
        [t('instructors'), instructors(helpers.instructors)],
        [t('belowBand', band), instructors(helpers.belowBand, { load: 'below' })],
        [t('withinBand', band), instructors(helpers.withinBand, { load: 'within' })],
        [t('aboveBand', band), instructors(helpers.aboveBand, { load: 'above' })],
        [
          t('withInstructor'),
          <UnitsDoor key="i" of={{ helper: 'instructor' }}>
            {helpers.orgsWithInstructor}
          </UnitsDoor>,
        ],
        [
          t('withLiaison'),
          <UnitsDoor key="l" of={{ helper: 'liaison' }}>
            {helpers.orgsWithLiaison}
          </UnitsDoor>,
        ],
        ...(thresholds.liaisonReading === 'none'
          ? []
          : ([
              [
                t('liaisonNeeded'),
                <UnitsDoor key="n" of={{ liaison: 'needed' }}>
                  {helpers.liaisonNeeded}
                </UnitsDoor>,
              ],
              [
                t('liaisonMissing'),
                <UnitsDoor key="m" of={{ liaison: 'missing' }}>
                  {helpers.liaisonMissing}
                </UnitsDoor>,
              ],
            ] as const)),
      ]}
    />
  )
}

export function Floating({ summary: { floatingOnly, thresholds } }: { summary: Summary }) {
  const t = useTranslations('coverage.overview')
  return (
    <FactList
      title={t('floatingTitle')}
      rows={[
        [
          t('floatingEnough', { min: thresholds.minFloating }),
          <UnitsDoor key="3" of={{ floatingOnly: 'true', enoughFloating: 'true' }}>
            {floatingOnly.enough}
          </UnitsDoor>,
        ],
        [
          t('floatingFewer', { min: thresholds.minFloating }),
          <UnitsDoor key="u" of={{ floatingOnly: 'true', enoughFloating: 'false' }}>
            {floatingOnly.fewer}
          </UnitsDoor>,
        ],
      ]}
    />
  )
}

export function Dormancy({ summary: { dormancy } }: { summary: Summary }) {
  const t = useTranslations('coverage.overview')
  return (
    <FactList
      title={t('dormancyTitle')}
      rows={[
        [
          t('dormant'),
          <UnitsDoor key="d" of={{ dormancy: 'dormant' }}>
            {dormancy.dormant}
          </UnitsDoor>,
        ],
        [
          t('dormancyUnknown'),
          <UnitsDoor key="u" of={{ dormancy: 'unknown' }}>
            {dormancy.unknown}
          </UnitsDoor>,
        ],
      ]}
    />
  )
}
