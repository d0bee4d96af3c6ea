import { AutoComplete, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { riskKinds, volunteering } from '../contract.ts'
import { useOfferings } from './OfferingDialog.tsx'
import { useWords } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Need = AnswerOf<typeof volunteering.getNeed>
interface Values extends Pick<Need, 'title' | 'kind' | 'place' | 'risk' | 'risks'> {
  unitNo: number
  project?: string | null
  about?: string | null
  insurance?: string | null
  insuredUntil?: string | null
  training?: string | null
  minAge?: number | null
  ledBy?: string | null
  campaign?: string | null
  offeringId?: string | null
  teamId?: string | null
}

/** What is needed, where, and which risks there are: said before anybody signs up. */
export function NeedDialog({ need, onClose }: { need?: Need; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const { list, campaigns } = useWords()
  const offerings = useOfferings()
  const [form] = Form.useForm<Values>()
  const unitNo = Form.useWatch('unitNo', form) ?? need?.organiser.no
  const teams = useEndpoint(volunteering.listTeams, { query: { pageSize: '200' } as never }).data?.items ?? []
  const [open, change] = [useAction(volunteering.openNeed), useAction(volunteering.changeNeed)]
  const act = need ? change : open
  const must = useRequired()
  const send = (values: Values) =>
    need ? change.mutateAsync({ params: { id: need.id }, body: values }) : open.mutateAsync({ body: { ...values, shifts: [] } })
  return (
    <ActionDialog<Values>
      form={form}
      title={need ? v('needs.edit') : v('needs.open')}
      hint={v('needs.hint')}
      initialValues={need ? { ...need } : { risk: 'none' }}
      pending={act.isPending}
      error={act.error}
      send={send}
      onClose={onClose}
      width={640}
    >
      {need ? null : (
        <Form.Item name="unitNo" label={v('field.organiser')} rules={must(v('field.organiser'))}>
          <UnitPicker />
        </Form.Item>
      )}
      <Form.Item name="title" label={v('field.title')} rules={must(v('field.title'))}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="kind" label={v('field.kind')} rules={must(v('field.kind'))}>
          <Select options={list('kinds')} />
        </Form.Item>
        <Form.Item name="project" label={v('field.project')}>
          <Select allowClear options={list('projects')} />
        </Form.Item>
        <Form.Item name="offeringId" label={v('field.offering')}>
          <Select allowClear options={offerings} />
        </Form.Item>
        <Form.Item name="teamId" label={v('field.team')}>
          <Select
            allowClear
            options={teams.flatMap((one) =>
              one.host.no === unitNo && one.closedOn === null ? [{ value: one.id, label: one.name }] : [],
            )}
          />
        </Form.Item>
        <Form.Item name="place" label={v('field.place')} rules={must(v('field.place'))}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="risk" label={v('field.risk')} rules={must(v('field.risk'))}>
          <Select options={riskKinds.map((value) => ({ value, label: v(`risk.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="risks" label={v('field.risks')} rules={must(v('field.risks'))}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="insurance" label={v('field.insurance')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="insuredUntil" label={v('field.insuredUntil')}>
          <DayInput />
        </Form.Item>
        <Form.Item name="training" label={v('field.training')}>
          <Input maxLength={1000} />
        </Form.Item>
        <Form.Item name="minAge" label={v('field.minAge')}>
          <InputNumber min={8} max={100} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="ledBy" label={v('field.ledBy')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="campaign" label={v('field.campaign')}>
          <AutoComplete maxLength={100} options={campaigns} />
        </Form.Item>
      </div>
      <Form.Item name="about" label={v('field.about')}>
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
    </ActionDialog>
  )
}
