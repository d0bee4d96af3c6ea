import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { alliances } from '../../contract.ts'
import { SidePicker } from '../SidePicker.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Values = BodyOf<typeof alliances.designateLead>

/** The committee designates a lead unit: its field, why it, from when, and who guides it. */
export function DesignateDialog({ onClose }: { onClose: () => void }) {
  const a = useTranslations('alliances.network')
  const designate = useAction(alliances.designateLead)
  const required = useRequired()
  return (
    <ActionDialog<Values>
      title={a('designate')}
      hint={a('designateHint')}
      initialValues={{ fromOn: today() }}
      pending={designate.isPending}
      error={designate.error}
      send={(body) => designate.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={a('lead')} rules={required(a('lead'))}>
        <SidePicker own />
      </Form.Item>
      <Form.Item name="field" label={a('field')} rules={required(a('field'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="strength" label={a('strength')} rules={required(a('strength'))}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Form.Item name="guideNo" label={a('guidedBy')}>
        <SidePicker own />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="fromOn" label={a('fromOn')} rules={required(a('fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="documentNo" label={a('documentNo')}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}
