import { useTranslations } from 'use-intl'
import { UnitsDoor } from '../UnitsDoor.tsx'
import { RatePanel } from './RatePanel.tsx'
import type { Figures, Rate } from './types.ts'

/** The two coverages, and beside them the two that programmes watch. */
export function CoverageRates({ figures, largeFrom }: { figures: Figures; largeFrom: number }) {
  const t = useTranslations('coverage.overview')
  const missing = figures.workCoverage.den - figures.workCoverage.num
  return (
    <div className="rates">
      <RatePanel
        title={t('orgCoverage')}
        rate={figures.orgCoverage}
        parts={parts(figures.orgCoverage, { cell: 'built' }, { status: 'active' })}
        gap={<UnitsDoor of={{ cell: 'not-built' }}>{t('notYet', { count: figures.notBuilt.total })}</UnitsDoor>}
      />
      <RatePanel
        title={t('workCoverage')}
        rate={figures.workCoverage}
        parts={parts(figures.workCoverage, { workCovered: 'true' }, { status: 'active' })}
        gap={<UnitsDoor of={{ workCovered: 'false' }}>{t('missing', { count: missing })}</UnitsDoor>}
      />
      <RatePanel
        title={t('shouldHaveBuilt')}
        rate={figures.shouldHaveBuiltRate}
        parts={parts(figures.shouldHaveBuiltRate, { cell: 'built', enoughMembers: 'true' }, { enoughMembers: 'true' })}
        gap={<UnitsDoor of={{ cell: 'should-have' }}>{t('shouldHave', { count: figures.notBuilt.shouldHave })}</UnitsDoor>}
      />
      <RatePanel
        title={t('headcount30', { from: largeFrom })}
        rate={figures.headcount30}
        parts={parts(figures.headcount30, { cell: 'built', large: 'true' }, { large: 'true' })}
        gap={
          <UnitsDoor of={{ cell: 'not-built', large: 'true' }}>
            {t('notYet', { count: figures.headcount30.den - figures.headcount30.num })}
          </UnitsDoor>
        }
      />
    </div>
  )
}

type Condition = Record<string, string | number>

function parts(rate: Rate, num: Condition, den: Condition) {
  return (
    <>
      <UnitsDoor of={num}>{rate.num}</UnitsDoor> / <UnitsDoor of={den}>{rate.den}</UnitsDoor>
    </>
  )
}
