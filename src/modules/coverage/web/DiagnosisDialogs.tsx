import { Checkbox, Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { colon } from '../../../web/ui/figures.ts'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { coverage } from '../contract.ts'
import { DiagnosisFields } from './DiagnosisFields.tsx'

export type Diagnosis = AnswerOf<typeof coverage.listDiagnoses>['items'][number]

export function DiagnoseDialog({ unitNo, onClose }: { unitNo: number; onClose: () => void }) {
  const t = useTranslations('coverage.diagnosis')
  const diagnose = useAction(coverage.diagnose)
  return (
    <ActionDialog<BodyOf<typeof coverage.diagnose>>
      title={t('new')}
      pending={diagnose.isPending}
      error={diagnose.error}
      send={(body) => diagnose.mutateAsync({ params: { no: unitNo }, body })}
      onClose={onClose}
    >
      <DiagnosisFields />
    </ActionDialog>
  )
}

export function FollowUpDialog({ diagnosis, onClose }: { diagnosis: Diagnosis; onClose: () => void }) {
  const t = useTranslations()
  const followUp = useAction(coverage.followUp)
  const name = t('coverage.diagnosis.note')
  return (
    <ActionDialog<BodyOf<typeof coverage.followUp>>
      title={`${t('coverage.diagnosis.followUp')}${colon()}${diagnosis.unit.name}`}
      hint={diagnosis.remedy}
      pending={followUp.isPending}
      error={followUp.error}
      send={(body) => followUp.mutateAsync({ params: { id: diagnosis.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="note" label={name} rules={[{ required: true, message: t('form.required', { name }) }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item name="close" valuePropName="checked">
        <Checkbox>{t('coverage.diagnosis.close')}</Checkbox>
      </Form.Item>
      <Form.Item noStyle dependencies={['close']}>
        {({ getFieldValue }) =>
          getFieldValue('close') ? null : (
            <Form.Item name="nextOn" label={t('coverage.diagnosis.followUpOn')}>
              <DayInput />
            </Form.Item>
          )
        }
      </Form.Item>
    </ActionDialog>
  )
}
