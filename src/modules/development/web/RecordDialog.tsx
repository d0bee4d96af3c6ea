import { useQuery } from '@tanstack/react-query'
import { Alert, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { call } from '../../../web/kit/client.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayItem, DocumentItem, LineItem, useRequired } from '../../../web/ui/fields.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { development } from '../contract.ts'
import './development.css'
import { type CaseAnswer, type CaseStep, useRuleWords } from '../../../web/development/use-rule-words.ts'

interface Values {
  readonly onDay?: string
  readonly outcome?: string
  readonly untilOn?: string
  readonly decidedBy?: string
  readonly approverNo?: number
  readonly documentNo?: string
  readonly people?: string[]
  readonly entitled?: number
  readonly present?: number
  readonly written?: number
  readonly votesFor?: number
  readonly days?: number
  readonly hours?: number
  readonly papers?: string[]
  readonly exception?: string
  readonly note?: string
}

interface RecordDialogProps {
  readonly one: CaseAnswer
  readonly step: CaseStep
  readonly onClose: () => void
}

function bodyOf(step: string, { entitled, present, written, votesFor, ...rest }: Values) {
  const voted = entitled !== undefined && present !== undefined && votesFor !== undefined
  return {
    ...rest,
    step,
    onDay: rest.onDay ?? '',
    ...(voted ? { vote: { entitled, present, written: written ?? 0, votesFor } } : {}),
  }
}

/** One step as people decided it; what the rules say of it stands beside the form before it is sent. */
export function RecordDialog({ one, step, onClose }: RecordDialogProps) {
  const t = useTranslations('development')
  const { word } = useRuleWords()
  const record = useAction(development.recordStep)
  const [form] = Form.useForm<Values>()
  const values = Form.useWatch([], form) as Values | undefined
  const outcomes = [...step.outcomes, ...(step.mayNotApply ? ['not-applicable'] : [])]
  return (
    <ActionDialog<Values>
      form={form}
      title={word(step)}
      width={640}
      initialValues={{ onDay: today(), ...(step.asks.includes('vote') ? { entitled: one.entitled, written: 0 } : {}) }}
      pending={record.isPending}
      error={record.error}
      send={(sent, typed) =>
        record.mutateAsync({ params: { id: one.id }, body: bodyOf(step.code, sent), revision: one.revision, typed })
      }
      onClose={onClose}
    >
      <Findings one={one} step={step} values={values} />
      <div className="grid-2">
        <DayItem name="onDay" label={t('field.day')} />
        {outcomes.length > 0 ? <OutcomeField outcomes={outcomes} required={step.outcomes.length > 0} /> : null}
        {step.asks.includes('until') ? <DayItem name="untilOn" label={t('field.untilOn')} optional /> : null}
        {step.asks.includes('document') ? <DocumentItem label={t('field.documentNo')} /> : null}
        {step.asks.includes('decided') ? (
          <Field name="decidedBy" required={step.asks.includes('approver')}>
            <Input maxLength={100} />
          </Field>
        ) : null}
        {step.asks.includes('approver') ? (
          <Field name="approverNo">
            <UnitPicker kind="party_org" />
          </Field>
        ) : null}
      </div>
      {step.asks.includes('vote') ? <VoteFields entitled={one.entitled} /> : null}
      {step.asks.includes('people') ? <PeopleField one={one} /> : null}
      {step.asks.includes('training') ? <TrainingFields /> : null}
      {step.asks.includes('papers') ? (
        <Form.Item name="papers" label={t('field.papers')}>
          <Checkbox.Group options={step.papers.map((paper) => ({ value: paper.code, label: word(paper) }))} />
        </Form.Item>
      ) : null}
      <LineItem name="note" label={t('field.note')} optional />
    </ActionDialog>
  )
}

type Named = Exclude<keyof Values, 'onDay'>
function Field({ name, required, children }: { name: Named; required?: boolean; children: React.ReactNode }) {
  const t = useTranslations('development.field')
  const rule = useRequired()
  return (
    <Form.Item name={name} label={t(name)} rules={required ? rule(t(name)) : []}>
      {children}
    </Form.Item>
  )
}

function OutcomeField({ outcomes, required }: { outcomes: readonly string[]; required: boolean }) {
  const { outcome } = useRuleWords()
  return (
    <Field name="outcome" required={required}>
      <Select allowClear={!required} options={outcomes.map((value) => ({ value, label: outcome(value) }))} />
    </Field>
  )
}

/** Numbers only: who voted how is asked nowhere. */
function VoteFields({ entitled }: { entitled: number }) {
  const t = useTranslations('development.one')
  return (
    <>
      <p className="quiet">{t('entitled', { count: entitled })}</p>
      <div className="vote-fields">
        {(['entitled', 'present', 'written', 'votesFor'] as const).map((name) => (
          <Field key={name} name={name} required>
            <InputNumber min={0} max={9999} precision={0} style={{ width: '100%' }} />
          </Field>
        ))}
      </div>
    </>
  )
}

function TrainingFields() {
  const t = useTranslations('development.field')
  return (
    <>
      <div className="grid-2">
        <Field name="days">
          <InputNumber min={0} max={365} style={{ width: '100%' }} />
        </Field>
        <Field name="hours">
          <InputNumber min={0} max={2000} style={{ width: '100%' }} />
        </Field>
      </div>
      <LineItem name="exception" label={t('exception')} optional />
    </>
  )
}

function PeopleField({ one }: { one: CaseAnswer }) {
  const people = useEndpoint(development.listPeople, { params: { id: one.id } })
  return (
    <Field name="people" required>
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  )
}

const unfilled: ReadonlySet<string> = new Set(['outcome-missing', 'vote-missing', 'until-missing', 'decider-missing'])

/** Asked again while the form is filled in; nothing is written by it. */
function Findings({ one, step, values }: { one: CaseAnswer; step: CaseStep; values: Values | undefined }) {
  const t = useTranslations('development.one')
  const { finding } = useRuleWords()
  const body = useLater(JSON.stringify(values?.onDay ? bodyOf(step.code, values) : null))
  const asked = useQuery({
    queryKey: ['development.checkEntry', one.id, one.revision, body],
    queryFn: ({ signal }) => call(development.checkEntry, { params: { id: one.id }, body: JSON.parse(body) }, { signal }),
    enabled: body !== 'null',
    placeholderData: (last) => last,
  })
  if (!asked.data) return null
  const { rule } = asked.data
  // What has simply not been filled in yet is said by the fields.
  const findings = asked.data.findings.filter(({ code, params }) => !unfilled.has(code) && params['got'] !== 0)
  return (
    <div className="case-findings" aria-live="polite">
      <span className="quiet">
        {t('findings')} · {t('version', { version: rule.version })}
      </span>
      {findings.length === 0 ? <Alert type="success" showIcon title={t('fine')} /> : null}
      {findings.map((one_) => (
        <Alert
          key={one_.code + one_.source}
          showIcon
          type={one_.severity === 'block' ? 'error' : one_.severity === 'warn' ? 'warning' : 'info'}
          title={finding(one_)}
          description={one_.code === 'note' ? one_.source : undefined}
        />
      ))}
    </div>
  )
}
