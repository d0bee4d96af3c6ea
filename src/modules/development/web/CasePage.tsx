import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Alert, Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { development } from '../contract.ts'
import { RecordTable } from './RecordTable.tsx'
import './development.css'
import { type CaseAnswer, type CaseStep, useRuleWords } from '../../../web/development/use-rule-words.ts'

const RecordDialog = lazyDialog(async () => (await import('./RecordDialog.tsx')).RecordDialog)
const OwnStepDialog = lazyDialog(async () => (await import('./OwnStepDialog.tsx')).OwnStepDialog)

/** One person's way: the table of the version it goes by, what was recorded, what may come next. */
export default function CasePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(development.getCase, { params: { id } })
  return <Answer of={answer}>{(one) => <CaseBody one={one} />}</Answer>
}

function CaseBody({ one }: { one: CaseAnswer }) {
  const t = useTranslations('development')
  const [step, setStep] = useState<CaseStep | null>(null)
  return (
    <PageFrame title={one.name} tools={<Tools one={one} />} printFilter={`${t('field.no')} ${one.no}`}>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <Tag color="blue">{t(`stage.${one.stage}`)}</Tag>
        <Door to={`/units/${one.branch.no}`}>{one.branch.name}</Door>
        <span className="quiet">
          {t('field.no')} {one.no} · {t('one.version', { version: one.rule.version })}
        </span>
        {one.memberId ? <Door to={`/members/${one.memberId}`}>{t('one.register')}</Door> : null}
      </div>
      <p className="quiet" style={{ margin: 0 }}>
        {t('one.rule', { source: one.rule.source })}
        {one.probation
          ? ` · ${t('one.probation', { from: one.probation.from, until: one.probation.until })}${one.probation.extended ? `（${t('one.extended')}）` : ''}`
          : ''}
      </p>
      {one.newer ? <Alert type="info" showIcon title={t('one.newer', { source: one.newer.source })} /> : null}
      <Dues one={one} />
      {one.can.record ? (
        <Steps steps={one.steps.filter((one_) => one_.open)} title={t('one.next')} hint={t('one.ownHint')} onRecord={setStep} />
      ) : null}
      <RecordTable one={one} />
      <Steps steps={one.steps} title={t('one.steps')} />
      {step ? <RecordDialog one={one} step={step} onClose={() => setStep(null)} /> : null}
    </PageFrame>
  )
}

/** What the own branch is reminded of; the server tells it to nobody else. */
function Dues({ one }: { one: CaseAnswer }) {
  const t = useTranslations('development')
  const { word } = useRuleWords()
  if (one.dues.length === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.dues')}</h2>
        <span className="quiet">{t('one.duesHint')}</span>
      </div>
      <PlainTable
        label={t('one.dues')}
        rows={one.dues}
        rowKey={(row) => row.step.code + row.dueOn}
        columns={[
          { key: 'step', title: t('field.step'), render: (row) => word(row.step) },
          {
            key: 'day',
            title: t('field.day'),
            className: 'tnum',
            render: (row) => `${row.dueOn}${row.provisional ? `（${t('due.provisional')}）` : ''}`,
          },
          {
            key: 'state',
            title: t('field.due'),
            render: (row) => <Tag color={row.state === 'ahead' ? undefined : 'blue'}>{t(`due.${row.state}`)}</Tag>,
          },
          { key: 'source', title: t('field.source'), render: (row) => row.source },
        ]}
      />
    </section>
  )
}

interface StepsProps {
  readonly steps: readonly CaseStep[]
  readonly title: string
  readonly hint?: string
  readonly onRecord?: (step: CaseStep) => void
}

function Steps({ steps, title, hint, onRecord }: StepsProps) {
  const t = useTranslations('development')
  const { word, limit } = useRuleWords()
  const limits = (row: CaseStep) => (
    <ul className="case-limits">
      {row.limits.map((said) => (
        <li key={`${said.kind} ${said.source}`}>
          {t(`severity.${said.severity}`)} · {limit(said)} · {said.source}
        </li>
      ))}
    </ul>
  )
  const record = {
    key: 'act',
    title: t('one.record'),
    className: 'no-print',
    render: (row: CaseStep) => (
      <Button size="small" aria-label={`${t('one.record')} ${word(row)}`} onClick={() => onRecord?.(row)}>
        {t('one.record')}
      </Button>
    ),
  }
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{title}</h2>
        {hint ? <span className="quiet">{hint}</span> : null}
      </div>
      {steps.length === 0 ? (
        <p className="quiet">{t('one.nothingNext')}</p>
      ) : (
        <PlainTable
          label={title}
          rows={steps}
          rowKey={(row) => row.code}
          columns={[
            { key: 'step', title: t('field.step'), render: (row) => word(row) },
            { key: 'part', title: t('field.stage'), render: (row) => t(`part.${row.stage as 'full'}`) },
            {
              key: 'state',
              title: t('field.state'),
              render: (row) => <Tag color={row.state === 'next' ? 'blue' : undefined}>{t(`step.${row.state}`)}</Tag>,
            },
            { key: 'limits', title: t('field.source'), render: (row) => (row.limits.length === 0 ? nothing : limits(row)) },
            ...(onRecord ? [record] : []),
          ]}
        />
      )}
    </section>
  )
}

function Tools({ one }: { one: CaseAnswer }) {
  const t = useTranslations('development.one')
  const actions = useTranslations('actions')
  const [act, setAct] = useState<'closed' | 'moved' | 'new-rules' | null>(null)
  const under = one.can.record && one.stage !== 'full'
  return (
    <>
      {under && one.newer ? <Button onClick={() => setAct('new-rules')}>{t('new-rules')}</Button> : null}
      {under ? <Button onClick={() => setAct('moved')}>{t('moved')}</Button> : null}
      {under ? <Button onClick={() => setAct('closed')}>{t('closed')}</Button> : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {actions('print')}
      </Button>
      {act ? <OwnStepDialog one={one} step={act} onClose={() => setAct(null)} /> : null}
    </>
  )
}
