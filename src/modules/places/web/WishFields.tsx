import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { usePlaceWords } from './use-place-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

interface Unit {
  readonly no: number
  readonly name: string
}

/** For whom, what for, how many: what a booking and a series both say. */
export function WishFields({ units }: { units: readonly Unit[] | undefined }) {
  const t = useTranslations('places.book')
  const words = usePlaceWords()
  const must = useRequired()
  return (
    <>
      <Form.Item name="unitNo" label={t('unit')} rules={must(t('unit'))}>
        {units && units.length > 0 ? (
          <Select options={units.map((one) => ({ value: one.no, label: one.name }))} />
        ) : (
          <UnitPicker />
        )}
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="purpose" label={t('purpose')} rules={must(t('purpose'))}>
          <Select options={words.list('purposes')} />
        </Form.Item>
        <Form.Item name="people" label={t('people')}>
          <InputNumber min={1} max={100_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="title" label={t('what')}>
        <Input maxLength={120} />
      </Form.Item>
    </>
  )
}

/** What both forms begin with. */
export interface WishDraft {
  unitNo: number
  purpose: string
  title?: string
  people?: number | null
}
