import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { alliances } from '../../contract.ts'
import { SidePicker } from '../SidePicker.tsx'
import type { Network } from './NetworkPage.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Values = BodyOf<typeof alliances.askTie>

/** An organisation asks to be attached to a lead unit; nothing of the hierarchy changes by it. */
export function AskDialog({ leads, onClose }: { leads: Network['leads']; onClose: () => void }) {
  const a = useTranslations('alliances.network')
  const ask = useAction(alliances.askTie)
  const required = useRequired()
  const options = leads.map((lead) => ({ value: lead.no, label: [lead.name, lead.field].filter(Boolean).join(' · ') }))
  return (
    <ActionDialog<Values>
      title={a('ask')}
      hint={a('askHint')}
      initialValues={{ fromOn: today() }}
      pending={ask.isPending}
      error={ask.error}
      send={(body) => ask.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={a('ownUnit')} rules={required(a('ownUnit'))}>
        <SidePicker own />
      </Form.Item>
      <Form.Item name="leadNo" label={a('lead')} rules={required(a('lead'))}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <Form.Item name="fromOn" label={a('fromOn')} rules={required(a('fromOn'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="note" label={a('note')}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
