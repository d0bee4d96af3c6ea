import { Form, Input, InputNumber } from 'antd'
import { useTranslations } from 'use-intl'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

export interface TalkTimeValues {
  readonly onDay: string
  /** `09:30`. */
  readonly at: string
  readonly minutes: number
  readonly place?: string | null
}

export const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5))

/** Day, hour, length and place of a talk. `note` says where the length proposed comes from. */
export function TalkTime({ note }: { note?: string }) {
  const t = useTranslations('demands.talk.field')
  const required = useRequired()
  return (
    <>
      <div className="grid-3">
        <Form.Item name="onDay" label={t('day')} rules={required(t('day'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="at" label={t('from')} rules={required(t('from'))}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="minutes" label={t('minutes')} rules={required(t('minutes'))}>
          <InputNumber min={5} max={720} step={5} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      {note ? <p className="quiet">{note}</p> : null}
      <Form.Item name="place" label={t('place')}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  )
}
