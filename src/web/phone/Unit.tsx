import { comma } from '../ui/figures.ts'
import { useFormatter, useTranslations } from 'use-intl'
import { coverage } from '../../modules/coverage/contract.ts'
import { organisations } from '../../modules/organisations/contract.ts'
import { cellColours } from './cells.ts'
import { Shown } from './parts.tsx'
import { addressOf } from './route.tsx'
import { useAnswer } from './use-answer.ts'

/** One organisation: its verdict first, then the facts it rests on. */
export function Unit({ no }: { no: number }) {
  const t = useTranslations('phone')
  const unit = useAnswer(organisations.getUnit, { params: { no } })
  return (
    <>
      <button
        type="button"
        className="back"
        onClick={() => (history.length > 1 ? history.back() : location.assign(addressOf('/units')))}
      >
        ‹ {t('back')}
      </button>
      <Shown of={unit}>
        {({ kind, facts, uscc, certNo }) => (
          <>
            <h1>{facts?.name}</h1>
            {kind === 'social_org' ? <Verdict no={no} /> : null}
            <section className="card">
              <h2>{t('unit.facts')}</h2>
              <Facts
                rows={[
                  [t('unit.code'), uscc ?? certNo],
                  [t('unit.place'), [facts?.street?.name, facts?.community?.name].filter(Boolean).join(' · ')],
                  [t('unit.industry'), facts?.industry?.name],
                  [t('unit.headcount'), facts?.headcount],
                  [t('unit.full'), facts?.fullMembers],
                  [t('unit.probationary'), facts?.probationaryMembers],
                  [t('unit.floating'), facts?.floatingMembers],
                  [t('unit.registeredOn'), facts?.registeredOn],
                ]}
              />
            </section>
            <a className="button wide" href={`/units/${no}`}>
              {t('unit.desktop')}
            </a>
          </>
        )}
      </Shown>
    </>
  )
}

function Verdict({ no }: { no: number }) {
  const t = useTranslations()
  const verdict = useAnswer(coverage.getVerdict, { params: { no } })
  return (
    <Shown of={verdict}>
      {({ cell, workCovered, helpers, steps }) => (
        <section className="card">
          <h2>{t('phone.unit.verdict')}</h2>
          <p className="verdict">
            <i className="dot" style={{ background: cell ? cellColours[cell] : '#c8ced8' }} />
            {t(cell ? `coverage.cell.${cell}` : 'coverage.cell.outside')}
          </p>
          <p>
            {workCovered
              ? t('phone.unit.by', { helpers: helpers.map((helper) => t(`coverage.helper.${helper}`)).join(comma()) })
              : t('phone.unit.notCovered')}
          </p>
          {steps.length > 0 ? (
            <p className="quiet">
              {t('phone.unit.rules')}: {[...new Set(steps.map((step) => step.rule.source))].join('; ')}
            </p>
          ) : null}
        </section>
      )}
    </Shown>
  )
}

function Facts({ rows }: { rows: readonly (readonly [string, string | number | null | undefined])[] }) {
  const format = useFormatter()
  const unknown = useTranslations('phone.unit')('unknown')
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value === null || value === undefined || value === ''
              ? unknown
              : typeof value === 'number'
                ? format.number(value)
                : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
