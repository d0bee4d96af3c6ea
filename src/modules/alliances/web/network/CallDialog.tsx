import { useNavigate } from '@tanstack/react-router'
import { Alert, Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { colon } from '../../../../web/ui/figures.ts'
import { alliances } from '../../contract.ts'
import { SidePicker } from '../SidePicker.tsx'
import { useKinds } from './use-kinds.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Values {
  readonly unitNo: number
  readonly basis: string
  readonly unitNos: number[]
  readonly kind: string
  readonly title: string
  readonly body?: string
  readonly place?: string
  readonly onDay: string
}

/** A linked organisation calls on others: on what basis, whom, for what and when. Everybody linked is chosen at first. */
export function CallDialog({ onClose }: { onClose: () => void }) {
  const a = useTranslations('alliances.network')
  const kinds = useKinds()
  const make = useAction(alliances.makeCall)
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const unitNo = Form.useWatch('unitNo', form) as number | undefined
  const basis = Form.useWatch('basis', form) as string | undefined
  const linked = useEndpoint(alliances.findLinked, { query: { unitNo: unitNo ?? 0 } }, { enabled: unitNo !== undefined })
  const required = useRequired()
  const bases = [
    ...(linked.data?.networks ?? []).map((one) => ({
      value: `lead ${one.lead.no}`,
      label: `${a('basis.network')}${colon()}${one.lead.name}`,
      units: one.units,
    })),
    ...(linked.data?.agreements ?? []).map((one) => ({
      value: `agreement ${one.id}`,
      label: `${a('basis.agreement')}${colon()}${one.title}`,
      units: one.units,
    })),
  ]
  const others = (value: string | undefined) =>
    (bases.find((one) => one.value === value)?.units ?? []).filter((unit) => unit.no !== unitNo)
  const send = async ({ basis: on, ...body }: Values) => {
    const [kind, id = ''] = on.split(' ')
    const { id: made } = await make.mutateAsync({
      body: { ...body, ...(kind === 'lead' ? { leadNo: Number(id) } : { agreementId: id }) },
    })
    await navigate({ to: `/network/calls/${made}` as never })
  }
  return (
    <ActionDialog<Values>
      title={a('call')}
      hint={a('callHint')}
      form={form}
      width={640}
      initialValues={{ onDay: today(), kind: 'cobuilding' }}
      pending={make.isPending}
      error={make.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={a('ownUnit')} rules={required(a('ownUnit'))}>
        <SidePicker own />
      </Form.Item>
      {linked.data && bases.length === 0 ? (
        <Alert type="info" showIcon title={a('notLinked')} style={{ marginBottom: 16 }} />
      ) : null}
      <Form.Item name="basis" label={a('onBasis')} rules={required(a('onBasis'))}>
        <Select
          options={bases.map(({ value, label }) => ({ value, label }))}
          onChange={(value: string) => form.setFieldsValue({ unitNos: others(value).map((unit) => unit.no) })}
        />
      </Form.Item>
      <Form.Item name="unitNos" label={a('asked')} rules={required(a('asked'))}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={others(basis).map((unit) => ({ value: unit.no, label: unit.name }))}
        />
      </Form.Item>
      <Form.Item name="title" label={a('callTitle')} rules={required(a('callTitle'))}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="kind" label={a('kind')} rules={required(a('kind'))}>
          <Select options={kinds.list} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="onDay" label={a('onDay')} rules={required(a('onDay'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="place" label={a('place')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="body" label={a('body')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActionDialog>
  )
}
