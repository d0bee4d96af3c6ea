import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { Terms } from '../contract-posts.ts'
import { useWords } from './use-words.ts'

/** Fields of how a post is held; `otherName` and its companions make one connection to another unit. */
export interface TermsValues extends Omit<Terms, 'other'> {
  readonly otherKind?: 'secondment' | 'cross' | null
  readonly otherName?: string | null
  readonly otherPosition?: string | null
}

export function termsOf({ otherKind, otherName, otherPosition, ...terms }: TermsValues): Terms {
  const named = otherName?.trim()
  return {
    ...terms,
    other: otherKind && named ? { kind: otherKind, name: named, position: otherPosition?.trim() || null } : null,
  }
}

export function TermsFields({ unitNo, instructor }: { unitNo: number; instructor: boolean }) {
  const t = useTranslations('workforce')
  const { options } = useWords(unitNo)
  const form = Form.useFormInstance<TermsValues>()
  const kind = Form.useWatch('otherKind', form)
  const sides = (['business', 'locality'] as const).map((value) => ({ value, label: t(`side.${value}`) }))
  const times = (['full', 'concurrent'] as const).map((value) => ({ value, label: t(`time.${value}`) }))
  const kinds = (['secondment', 'cross'] as const).map((value) => ({ value, label: t(`otherKind.${value}`) }))
  return (
    <>
      <div className="grid-2" style={{ rowGap: 0 }}>
        {instructor ? (
          <Form.Item name="side" label={t('terms.side')} extra={t('terms.sideHint')}>
            <Select allowClear options={sides} />
          </Form.Item>
        ) : null}
        <Form.Item name="source" label={t('terms.source')}>
          <Select allowClear options={options('sources')} />
        </Form.Item>
        <Form.Item name="mode" label={t('terms.mode')}>
          <Select allowClear options={options('modes')} />
        </Form.Item>
        <Form.Item name="workingTime" label={t('terms.time')}>
          <Select allowClear options={times} />
        </Form.Item>
        <Form.Item name="otherKind" label={t('terms.other')}>
          <Select allowClear options={kinds} />
        </Form.Item>
      </div>
      {kind ? (
        <div className="grid-2" style={{ rowGap: 0 }}>
          <Form.Item name="otherName" label={t('terms.otherName')} rules={[{ required: true, message: t('terms.otherName') }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="otherPosition" label={t('terms.otherPosition')}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
      ) : null}
      <Form.Item name="decisionLevel" valuePropName="checked">
        <Checkbox>{t('terms.decisionLevel')}</Checkbox>
      </Form.Item>
    </>
  )
}
