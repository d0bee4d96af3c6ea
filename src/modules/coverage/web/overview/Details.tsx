import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Door } from '../../../../web/ui/Door.tsx'
import { useFigures } from '../../../../web/ui/figures.ts'
import { UnitsDoor } from '../UnitsDoor.tsx'
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

function partyOrgs(value: number) {
  return (
    <Door to="/party-orgs" search={{ form: 'joint' }}>
      {value}
    </Door>
  )
}

export function Joint({ summary: { figures, jointDetail } }: { summary: Summary }) {
  const t = useTranslations('coverage.overview')
  const sizes = Object.entries(jointDetail.bySize).sort(([a], [b]) => Number(a) - Number(b))
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
          t('jointWith3'),
          <UnitsDoor key="3" of={{ cell: 'joint', fullMembersMin: 3 }}>
            {figures.joint.unitsWith3Full}
          </UnitsDoor>,
        ],
        [t('jointOver5'), partyOrgs(jointDetail.over5Units)],
        [t('jointUnder3'), partyOrgs(jointDetail.under3Members)],
        [t('jointBySize'), sizes.map(([size, count]) => `${t('jointSize', { size })} × ${count}`).join(' · ')],
      ]}
    />
  )
}

export function Helpers({ summary: { helpers, floatingOnly } }: { summary: Summary }) {
  const t = useTranslations('coverage.overview')
  const { count } = useFigures()
  return (
    <>
      <FactList
        title={t('helpersTitle')}
        rows={[
          [t('instructors'), count(helpers.instructors)],
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
          [`${t('load')} ${t('load1to4')}`, count(helpers.load1to4)],
          [`${t('load')} ${t('load5to10')}`, count(helpers.load5to10)],
          [`${t('load')} ${t('load11up')}`, count(helpers.load11up)],
        ]}
      />
      <FactList
        title={t('floatingTitle')}
        rows={[
          [
            t('floating3'),
            <UnitsDoor key="3" of={{ floatingOnly: 'true' }}>
              {floatingOnly.threeOrMore}
            </UnitsDoor>,
          ],
          [
            t('floatingUnder3'),
            <UnitsDoor key="u" of={{ floatingOnly: 'true' }}>
              {floatingOnly.underThree}
            </UnitsDoor>,
          ],
        ]}
      />
    </>
  )
}
