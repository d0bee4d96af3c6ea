import { useNavigate } from '@tanstack/react-router'
import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { learning } from '../contract.ts'
import { audiences } from '../contract-shapes.ts'
import { useBodies, useLearningWords } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Values = BodyOf<typeof learning.planSession>

interface SessionDialogProps {
  /** The plan the session belongs to; none for one outside a plan. */
  readonly plan?: { readonly id: string; readonly nodeNo: number }
  readonly onClose: () => void
}

/** Plan a session, or record one that was held: by the clock, or as so many half-days. */
export function SessionDialog({ plan, onClose }: SessionDialogProps) {
  const l = useTranslations('learning')
  const send = useAction(learning.planSession)
  const navigate = useNavigate()
  const bodies = useBodies()
  const { kinds, levels, campaigns, words } = useLearningWords()
  const required = useRequired()
  const time = [{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: l('session.timeHint') }]
  const keep = async (body: Values) => {
    const { id } = await send.mutateAsync({ body: { ...body, planId: plan?.id ?? null } })
    await navigate({ to: `/learning/sessions/${id}` as never })
  }
  // The form takes its first values once.
  if (!words || bodies.first === undefined) return null
  return (
    <ActionDialog<Values>
      title={l('session.add')}
      width={640}
      initialValues={{
        nodeNo: plan?.nodeNo ?? bodies.first,
        kind: words?.kinds[0]?.code,
        fromOn: today(),
        startTime: '09:00',
        endTime: '12:00',
        audiences: ['secretary'],
      }}
      pending={send.isPending}
      error={send.error}
      send={keep}
      onClose={onClose}
    >
      <Form.Item name="title" label={l('field.title')} rules={required(l('field.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="nodeNo" label={l('field.organiser')} rules={required(l('field.organiser'))}>
          <Select options={bodies.options} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="kind" label={l('field.kind')} rules={required(l('field.kind'))}>
          <Select options={kinds.options} />
        </Form.Item>
        <Form.Item name="fromOn" label={l('field.fromOn')} rules={required(l('field.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={l('field.untilOn')}>
          <DayInput />
        </Form.Item>
        <Form.Item name="startTime" label={l('field.startTime')} rules={time}>
          <Input className="tnum" maxLength={5} />
        </Form.Item>
        <Form.Item name="endTime" label={l('field.endTime')} rules={time}>
          <Input className="tnum" maxLength={5} />
        </Form.Item>
      </div>
      <Form.Item name="halfDays" label={l('field.halfDays')} extra={l('session.halfDaysHint')}>
        <InputNumber min={1} max={120} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="audiences" label={l('field.audiences')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={audiences.map((one) => ({ value: one, label: l(`audience.${one}`) }))}
        />
      </Form.Item>
      <Form.Item name="partnerNos" label={l('field.partners')} extra={l('session.partnersHint')}>
        <UnitPicker several />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="level" label={l('field.level')}>
          <Select allowClear options={levels.options} />
        </Form.Item>
        <Form.Item name="campaign" label={l('field.campaign')}>
          <Select allowClear options={campaigns.options} />
        </Form.Item>
      </div>
      <Form.Item name="place" label={l('field.place')}>
        <Input maxLength={120} />
      </Form.Item>
    </ActionDialog>
  )
}
