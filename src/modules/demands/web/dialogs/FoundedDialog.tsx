import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { demands } from '../../contract.ts'
import type { Order } from '../OrderPage.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Values {
  readonly unitNo?: number
  readonly words?: string
}

/** Names the registered organisation; a wrong one is changed or emptied. */
export function FoundedDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useTranslations('demands.founding')
  const required = useRequired()
  const link = useAction(demands.linkFounded)
  return (
    <ActionDialog<Values>
      title={t(order.founded ? 'change' : 'act')}
      hint={t('hint')}
      initialValues={order.founded ? { unitNo: order.founded.no } : {}}
      pending={link.isPending}
      error={link.error}
      send={({ unitNo, words }) =>
        link.mutateAsync({
          params: { id: order.id },
          body: { unitNo: unitNo ?? null, words: words ?? null },
          revision: order.revision,
        })
      }
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={t('unit')} rules={order.founded ? [] : required(t('unit'))}>
        <UnitPicker kind="social_org" known={order.founded} allowClear={order.founded !== null} />
      </Form.Item>
      <Form.Item name="words" label={t('words')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </ActionDialog>
  )
}
