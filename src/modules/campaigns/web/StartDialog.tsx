import { useNavigate } from '@tanstack/react-router'
import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { campaigns } from '../contract.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Values = BodyOf<typeof campaigns.startCampaign>
type Aims = AnswerOf<typeof campaigns.listCampaigns>['aims']

/** What is to be reached, where, by when, and by which document. The part to be reached is the programme's where it states one. */
export function StartDialog({ aims, onClose }: { aims: Aims; onClose: () => void }) {
  const c = useTranslations('campaigns')
  const start = useAction(campaigns.startCampaign)
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const nodes = useNodes()
  const required = useRequired()
  const chosen = Form.useWatch('aim', form) ?? aims[0]?.aim
  const aim = aims.find((one) => one.aim === chosen)
  const send = async (body: Values) => {
    const { id } = await start.mutateAsync({ body })
    await navigate({ to: `/campaigns/${id}` as never })
  }
  const year = today().slice(0, 4)
  return (
    <ActionDialog<Values>
      title={c('list.start')}
      form={form}
      initialValues={{
        aim: aims[0]?.aim,
        percent: aims[0]?.percent,
        fromOn: today(),
        untilOn: `${year}-12-31`,
        nodeNo: nodes.first,
      }}
      pending={start.isPending}
      error={start.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="name" label={c('field.name')} rules={required(c('field.name'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="nodeNo" label={c('field.node')} rules={required(c('field.node'))}>
        <Select options={nodes.options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item
        name="aim"
        label={c('field.aim')}
        rules={required(c('field.aim'))}
        extra={aim ? c('start.aimHint', { what: c(`aimHint.${aim.aim}`), source: aim.source }) : undefined}
      >
        <Select
          options={aims.map((one) => ({ value: one.aim, label: c(`aim.${one.aim}`) }))}
          onChange={(value: string) => form.setFieldValue('percent', aims.find((one) => one.aim === value)?.percent ?? undefined)}
        />
      </Form.Item>
      <Form.Item name="percent" label={c('field.percent')} rules={required(c('field.percent'))}>
        <InputNumber min={0} max={100} suffix="%" style={{ width: '100%' }} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="fromOn" label={c('field.fromOn')} rules={required(c('field.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={c('field.untilOn')} rules={required(c('field.untilOn'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="document" label={c('field.document')} rules={required(c('field.document'))}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}

function useNodes() {
  const { districts, streets, industries } = useCatalogue()
  const t = useTranslations('campaigns.line')
  const of = (rows: readonly { no: number; name: string }[]) => rows.map((row) => ({ value: row.no, label: row.name }))
  return {
    first: districts[0]?.no,
    options: [
      { label: t('district'), options: of(districts) },
      { label: t('street'), options: of(streets) },
      { label: t('industry'), options: of(industries) },
    ],
  }
}
