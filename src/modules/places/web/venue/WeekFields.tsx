import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { readSpans, type VenueDraft } from '../venue-draft.ts'

type Week = Pick<VenueDraft, 'week'>

/** Weekly hours of a venue, weekday by weekday, and what holds on public holidays. */
export function WeekFields() {
  const t = useTranslations('places')
  const form = Form.useFormInstance<Week>()
  const week = Form.useWatch('week', form) as VenueDraft['week'] | undefined
  return (
    <>
      <Form.Item label={t('enter.weekly')} required={false}>
        <div className="place-hours">
          {[1, 2, 3, 4, 5, 6, 7].map((weekday, index) => {
            const day = t(`weekdays.${String(weekday) as '1'}`)
            return (
              <div key={weekday} style={{ display: 'contents' }}>
                <Form.Item name={['week', index, 'open']} valuePropName="checked" noStyle>
                  <Checkbox>{day}</Checkbox>
                </Form.Item>
                <Form.Item
                  name={['week', index, 'spans']}
                  style={{ margin: 0 }}
                  rules={[
                    {
                      validator: (_, text: string) =>
                        !week?.[index]?.open || readSpans(text ?? '')
                          ? Promise.resolve()
                          : Promise.reject(new Error('09:00-12:00, 14:00-18:00')),
                    },
                  ]}
                >
                  <Input
                    aria-label={day}
                    disabled={!week?.[index]?.open}
                    placeholder={week?.[index]?.open ? '09:00-12:00, 14:00-18:00' : t('enter.closed')}
                  />
                </Form.Item>
              </div>
            )
          })}
        </div>
      </Form.Item>
      <Form.Item name="onHolidays" label={t('one.holidays')}>
        <Select options={(['closed', 'usual'] as const).map((value) => ({ value, label: t(`one.onHolidays.${value}`) }))} />
      </Form.Item>
    </>
  )
}
