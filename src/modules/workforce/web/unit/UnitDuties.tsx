import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { nothing } from '../../../../web/ui/figures.ts'
import { Flag } from '../../../../web/ui/Flag.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { workforce } from '../../contract.ts'

const told = ['headcount', 'members', 'hasPartyOrg', 'supervised', 'instructors'] as const

/** What the rules owe a unit: whether it is there, which rule says so, what it saw, and the posts it counted. */
export function UnitDuties({ unitNo, asOf }: { unitNo: number; asOf: string | undefined }) {
  const t = useTranslations('workforce')
  const states = useTranslations('states')
  const answer = useEndpoint(workforce.explainUnitDuties, { params: { no: unitNo }, query: { asOf } }, { keep: true })
  const shown = (value: string | number | boolean | null | undefined) =>
    value === null || value === undefined ? nothing : typeof value === 'boolean' ? states(value ? 'yes' : 'no') : String(value)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('unit.duties')}</h2>
      </div>
      <Answer of={answer} height={60}>
        {({ steps }) => {
          const asked = steps.filter((step) => step.state !== 'not-applicable')
          if (asked.length === 0) return <p className="quiet">{t('unit.noDuties')}</p>
          return (
            <ul className="line-list">
              {asked.map(({ duty, state, rule, inputs, records }) => (
                <li key={duty}>
                  <span>
                    {t(`duty.${duty}`)}{' '}
                    {state === 'missing' ? <Flag>{t(`dutyState.${state}`)}</Flag> : <Tag>{t(`dutyState.${state}`)}</Tag>}
                  </span>
                  <span className="quiet tnum">
                    {told.map((name) => `${t(`unit.input.${name}`)} ${shown(inputs[name])}`).join(' · ')}
                  </span>
                  {records.length > 0 ? (
                    <span className="quiet">{records.map((record) => `${record.label} ${record.fromOn}`).join(' · ')}</span>
                  ) : null}
                  <span className="quiet">{t('unit.rule', { source: rule.source, version: rule.version })}</span>
                </li>
              ))}
            </ul>
          )
        }}
      </Answer>
    </section>
  )
}
