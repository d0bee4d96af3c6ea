import { App, Form, Input, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { lists } from '../contract.ts'

interface Props {
  readonly ids: readonly string[]
  readonly onDone: () => void
  readonly onClose: () => void
}

type Outcome = Omit<BodyOf<typeof lists.checkEntries>, 'ids'>

/** Publishes or returns many entries at once; what the reader wrote is left for somebody else, and that is told. */
export function BulkCheckDialog({ ids, onDone, onClose }: Props) {
  const t = useTranslations('lists')
  const required = useTranslations('form')
  const { message } = App.useApp()
  const check = useAction(lists.checkEntries)
  const [form] = Form.useForm<Outcome>()
  const outcome = Form.useWatch('outcome', form) ?? 'publish'
  const send = async (body: Outcome) => {
    const { checked, own, already } = await check.mutateAsync({ body: { ...body, ids: [...ids] } })
    const parts = [
      t('bulk.done', { checked }),
      own > 0 ? t('bulk.own', { count: own }) : '',
      already > 0 ? t('bulk.already', { count: already }) : '',
    ]
    void message.info(parts.filter(Boolean).join(' '))
    onDone()
  }
  return (
    <ActionDialog<Outcome>
      form={form}
      title={t('bulk.check', { count: ids.length })}
      hint={t('bulk.hint')}
      initialValues={{ outcome: 'publish' }}
      pending={check.isPending}
      error={check.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="outcome" label={t('entry.outcome')}>
        <Radio.Group
          options={(['publish', 'return'] as const).map((value) => ({ value, label: t(`entry.outcomes.${value}`) }))}
        />
      </Form.Item>
      {outcome === 'return' ? (
        <Form.Item
          name="reason"
          label={t('field.reason')}
          rules={[{ required: true, message: required('required', { name: t('field.reason') }) }]}
        >
          <Input.TextArea rows={3} maxLength={300} />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}
