import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useListWords } from './use-list-words.ts'

interface Told {
  readonly kind?: string
  readonly category?: string
}

/** Of talent: how skilled, and when it can be had. The organisation is asked; nobody is named. */
export function TalentItems() {
  const t = useTranslations('lists')
  const words = useListWords()
  return (
    <Form.Item noStyle shouldUpdate={(was: Told, is: Told) => was.kind !== is.kind || was.category !== is.category}>
      {({ getFieldsValue }) => {
        const { kind, category } = getFieldsValue(['kind', 'category']) as Told
        if (kind !== 'resource' || !words.talents.includes(category ?? '')) return null
        return (
          <>
            <Form.Item name="skillLevel" label={t('field.skillLevel')}>
              <Select allowClear options={words.options('levels')} />
            </Form.Item>
            <Form.Item name="hours" label={t('field.hours')} extra={t('talent.hint')}>
              <Input maxLength={120} />
            </Form.Item>
          </>
        )
      }}
    </Form.Item>
  )
}
