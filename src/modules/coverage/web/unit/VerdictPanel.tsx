import { colon, comma } from '../../../../web/ui/figures.ts'
import { Alert } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'
import { activityOf } from '../activity.ts'
import { CellMark } from '../CellMark.tsx'

type Verdict = AnswerOf<typeof coverage.getVerdict>
type Step = Verdict['steps'][number]

/** The verdict of a unit, and how it came about: rule, version, source, the data it saw and the records behind them. */
export function VerdictPanel({ unitNo, asOf }: { unitNo: number; asOf: string | undefined }) {
  const t = useTranslations('coverage')
  const answer = useEndpoint(coverage.getVerdict, { params: { no: unitNo }, query: { asOf } }, { keep: true })
  return (
    <section className="panel">
      <h2>{t('unit.verdict')}</h2>
      <Answer of={answer}>
        {(verdict) => (
          <>
            <VerdictHead verdict={verdict} />
            {verdict.notices.map((notice) => (
              <Alert
                key={notice}
                type="info"
                title={t.has(`unit.notice.${notice}` as never) ? (t(`unit.notice.${notice}` as never) as string) : notice}
                style={{ marginBlock: 8 }}
              />
            ))}
            <h3 className="small-title">{t('unit.steps')}</h3>
            <ol className="steps">
              {verdict.steps.map((step) => (
                <StepLine key={`${step.rule.key}:${step.finding}`} step={step} />
              ))}
            </ol>
          </>
        )}
      </Answer>
    </section>
  )
}

function VerdictHead({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('coverage')
  return (
    <div className="verdict-head">
      <div>
        <span className="quiet">{t('field.cell')}</span>
        <b>
          <CellMark cell={verdict.cell} />
        </b>
      </div>
      <div>
        <span className="quiet">{t('field.work')}</span>
        <b>{t(verdict.workCovered ? 'work.covered' : 'work.open')}</b>
        <span className="quiet">{verdict.helpers.map((helper) => t(`helper.${helper}`)).join(comma())}</span>
      </div>
      <div>
        <span className="quiet">{t('field.activity')}</span>
        <b>{t(`activity.${activityOf(verdict)}`)}</b>
      </div>
    </div>
  )
}

function StepLine({ step }: { step: Step }) {
  const t = useTranslations('coverage')
  const words = useTranslations()
  const finding = t.has(`unit.finding.${step.finding}` as never)
    ? (t(`unit.finding.${step.finding}` as never, step.inputs as never) as string)
    : t('unit.finding.checked')
  const inputWord = (name: string) =>
    words.has(`coverage.field.${name}` as never) ? (words(`coverage.field.${name}` as never) as string) : name
  // Codes of statuses, forms, levels and helpers have words of their own; numbers and names stand for themselves.
  const valueWord = (value: string | number | boolean | null) => {
    if (typeof value !== 'string') return String(value ?? '—')
    const wordOf = (code: string) => {
      const key = ['coverage.status', 'coverage.helper', 'coverage.choice', 'organisations.form', 'organisations.level'].find(
        (group) => words.has(`${group}.${code}` as never),
      )
      return key ? (words(`${key}.${code}` as never) as string) : code
    }
    return value.split(', ').map(wordOf).join(comma())
  }
  const inputs = Object.entries(step.inputs).map(([name, value]) => `${inputWord(name)} ${valueWord(value)}`)
  return (
    <li>
      <div>{finding}</div>
      {inputs.length > 0 ? <div className="quiet tnum">{inputs.join(' · ')}</div> : null}
      {step.records.length > 0 ? (
        <div>
          <span className="quiet">{t('unit.records') + colon()}</span>
          {step.records.map((record) => (
            <RecordName key={`${record.kind}:${record.id}`} record={record} />
          ))}
        </div>
      ) : null}
      <div className="quiet rule-line">
        <code>{step.rule.key}</code> · {t('unit.rules.version', { version: step.rule.version })} · {step.rule.source}
      </div>
    </li>
  )
}

function RecordName({ record }: { record: Step['records'][number] }) {
  const name = `${record.label}${record.fromOn ? ` (${record.fromOn})` : ''}`
  return <span className="record-name">{record.link ? <Door to={record.link}>{name}</Door> : name}</span>
}
