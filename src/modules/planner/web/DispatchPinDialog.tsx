import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { planner } from '../contract.ts'
import type { DispatchView } from './DispatchPage.tsx'
import type { DispatchPin } from './DispatchWhy.tsx'

interface DispatchPinDialogProps {
  readonly plan: DispatchView
  readonly pin: DispatchPin
  readonly unit: string
  readonly onClose: () => void
}

/** An instructor is decided beforehand, with a reason; the plan is made anew around it at once. */
export function DispatchPinDialog({ plan, pin, unit, onClose }: DispatchPinDialogProps) {
  const t = useTranslations('planner.dispatch')
  const set = useAction(planner.setDispatchPin)
  const { name, ...body } = pin
  return (
    <ActionDialog<{ reason?: string }>
      title={t('pins.title')}
      hint={t(`pins.${pin.kind}`, { unit, person: name ?? t('list.someone') })}
      submitText={t('pins.keep')}
      pending={set.isPending}
      error={set.error}
      send={({ reason }) => set.mutateAsync({ params: { id: plan.id }, body: { ...body, reason }, revision: plan.revision })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('pins.reason')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActionDialog>
  )
}
