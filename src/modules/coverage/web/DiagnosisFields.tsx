import { Button, Form, Input, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { coverage } from '../contract.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

/** The four reasons of ZF-03, what will be done, and when to look again. */
export function DiagnosisFields() {
  const t = useTranslations()
  const required = useRequired()
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
      <KnownRemedies />
      <Form.Item name="note" label={t('coverage.diagnosis.note')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="followUpOn" label={t('coverage.diagnosis.followUpOn')}>
        <DayInput />
      </Form.Item>
    </>
  )
}

/** What the programme knows to be done about the chosen reason; one is taken over with a click and may be reworded. */
function KnownRemedies() {
  const t = useTranslations('coverage.diagnosis')
  const { language } = useLanguage()
  const form = Form.useFormInstance()
  const reason = Form.useWatch('reason', form) as string | undefined
  const answer = useEndpoint(coverage.listRemedies)
  const known = answer.data?.items.find((item) => item.reason === reason)?.remedies ?? []
  if (known.length === 0) return null
  return (
    <div className="known-remedies">
      <span className="quiet">{t('knownRemedies')}</span>
      {known.map((remedy) => {
        const words = language === 'en' ? remedy.en : remedy.zh
        return (
          <Button key={remedy.zh} size="small" type="link" onClick={() => form.setFieldValue('remedy', words)}>
            {words}
          </Button>
        )
      })}
    </div>
  )
}
