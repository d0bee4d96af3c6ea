import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { procedures } from '../../contract.ts'
import type { ProcedureView } from '../types.ts'
import { useWord } from '../words.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Body = BodyOf<typeof procedures.changeTable>
interface Values {
  readonly reason: string
  readonly remind: number | null
  /** By place in the table; a span without a number is none. */
  readonly steps: readonly {
    zh: string
    en: string
    n?: number | null
    unit?: 'day'
    source?: string
    papers?: Record<string, boolean>
  }[]
}

interface ChangeTableDialogProps {
  readonly procedure: ProcedureView
  readonly districtNo: number
  readonly onClose: () => void
}

/** Names, spans and papers of the steps, as the district wants them; each saving is another version with its reason. */
export function ChangeTableDialog({ procedure, districtNo, onClose }: ChangeTableDialogProps) {
  const t = useTranslations('procedures')
  const word = useWord()
  const change = useAction(procedures.changeTable)
  const required = useRequired()
  const initial: Values = {
    reason: '',
    remind: procedure.remind?.n ?? null,
    steps: procedure.steps.map((step) => ({
      zh: step.zh,
      en: step.en,
      n: step.deadline?.n ?? null,
      unit: (step.deadline?.unit ?? 'working-day') as 'day',
      source: step.deadline?.source ?? procedure.source,
      papers: Object.fromEntries(step.papers.map((paper) => [paper.code, paper.required])),
    })),
  }
  return (
    <ActionDialog<Values>
      title={t('tables.change', { name: word(procedure) })}
      hint={t('tables.changeHint')}
      width={640}
      initialValues={initial as never}
      pending={change.isPending}
      error={change.error}
      send={(values) => change.mutateAsync({ params: { key: procedure.key }, body: bodyOf(procedure, districtNo, values) })}
      onClose={onClose}
    >
      {procedure.steps.map((step, at) => (
        <fieldset key={step.code} className="case-step-fields">
          <legend>{word(step)}</legend>
          <div className="grid-2">
            <Form.Item name={['steps', at, 'zh']} label={t('tables.nameZh')} rules={required(t('tables.nameZh'))}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name={['steps', at, 'en']} label={t('tables.nameEn')} rules={required(t('tables.nameEn'))}>
              <Input maxLength={80} />
            </Form.Item>
            <Form.Item name={['steps', at, 'n']} label={t('detail.dueOn')} help={t('tables.noLimit')}>
              <InputNumber min={1} max={400} precision={0} />
            </Form.Item>
            <Form.Item name={['steps', at, 'unit']} label={t('tables.unit')}>
              <Select
                options={(['working-day', 'day', 'month'] as const).map((value) => ({
                  value,
                  label: t(`tables.units.${value}`),
                }))}
              />
            </Form.Item>
          </div>
          <Form.Item name={['steps', at, 'source']} label={t('tables.source')}>
            <Input maxLength={200} />
          </Form.Item>
          {step.papers.map((paper) => (
            <Form.Item key={paper.code} name={['steps', at, 'papers', paper.code]} valuePropName="checked">
              <Checkbox>{t('tables.paperRequired', { name: word(paper) })}</Checkbox>
            </Form.Item>
          ))}
        </fieldset>
      ))}
      <Form.Item name="remind" label={t('tables.remindDays')}>
        <InputNumber min={1} max={60} precision={0} />
      </Form.Item>
      <Form.Item name="reason" label={t('form.reason')} rules={required(t('form.reason'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}

function bodyOf(procedure: ProcedureView, districtNo: number, values: Values): Body {
  return {
    districtNo,
    seen: procedure.version,
    reason: values.reason,
    remind: values.remind ?? null,
    steps: procedure.steps.map((step, at) => {
      const { zh, en, n, unit = 'day', source, papers = {} } = values.steps[at]!
      return {
        code: step.code,
        zh,
        en,
        deadline: n ? { n, unit, source: source?.trim() || procedure.source } : null,
        papers: step.papers.map((paper) => ({ ...paper, required: papers[paper.code] ?? paper.required })),
      }
    }),
  }
}
