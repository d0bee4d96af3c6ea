import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { today } from '../kit/today.ts'
import { DayInput } from './DayInput.tsx'

export interface ActValues {
  readonly reason: string
  readonly documentNo?: string | null
  readonly documentOn?: string | null
  readonly effectiveOn: string
}

export function newAct(): Pick<ActValues, 'effectiveOn'> {
  return { effectiveOn: today() }
}

/** Every change of a unit says why, on which paper and from which day. */
export function ActFields() {
  const t = useTranslations('form')
  return (
    <>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('required', { name: t('reason') }) }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <div className="grid-3">
        <Form.Item name="documentNo" label={t('documentNo')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="documentOn" label={t('documentOn')}>
          <DayInput />
        </Form.Item>
        <Form.Item
          name="effectiveOn"
          label={t('effectiveOn')}
          rules={[{ required: true, message: t('required', { name: t('effectiveOn') }) }]}
        >
          <DayInput />
        </Form.Item>
      </div>
    </>
  )
}
