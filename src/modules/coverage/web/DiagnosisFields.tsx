import { Form, Input, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import { DayInput } from '../../../web/ui/DayInput.tsx'

/** The four reasons of ZF-03, what will be done, and when to look again. */
export function DiagnosisFields() {
  const t = useTranslations()
  const required = (name: string) => [{ required: true, message: t('form.required', { name }) }]
  const reasons = (['unwilling', 'unable', 'impossible', 'dormant'] as const).map((value) => ({
    value,
    label: t(`coverage.reason.${value}`),
  }))
  return (
    <>
      <Form.Item name="reason" label={t('coverage.diagnosis.reason')} rules={required(t('coverage.diagnosis.reason'))}>
        <Radio.Group options={reasons} />
      </Form.Item>
      <Form.Item name="remedy" label={t('coverage.diagnosis.remedy')} rules={required(t('coverage.diagnosis.remedy'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="note" label={t('coverage.diagnosis.note')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="followUpOn" label={t('coverage.diagnosis.followUpOn')}>
        <DayInput />
      </Form.Item>
    </>
  )
}
