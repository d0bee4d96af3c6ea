import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { offeringKinds, volunteering } from '../contract.ts'
import { useWords } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Offering = AnswerOf<typeof volunteering.listOfferings>['items'][number]
interface Values {
  kind: Offering['kind']
  unitNo: number
  title: string
  providerType: string
  fromOn: string
  brandId?: string | null
  ledBy?: string | null
  consent?: boolean
  about?: string | null
}

/** Brands and platforms that go on, to choose from. */
export function useOfferings(kind?: Offering['kind']) {
  const { data } = useEndpoint(volunteering.listOfferings, { query: { ...(kind ? { kind } : {}), pageSize: '200' } as never })
  return (data?.items ?? []).flatMap(({ id, title, untilOn }) => (untilOn === null ? [{ value: id, label: title }] : []))
}

export function OfferingDialog({ offering, onClose }: { offering?: Offering; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const { list } = useWords()
  const brands = useOfferings('brand')
  const [open, change] = [useAction(volunteering.openOffering), useAction(volunteering.changeOffering)]
  const act = offering ? change : open
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? offering?.kind
  const must = useRequired()
  const send = (values: Values) =>
    offering ? change.mutateAsync({ params: { id: offering.id }, body: values }) : open.mutateAsync({ body: values })
  return (
    <ActionDialog<Values>
      form={form}
      title={offering ? v('offerings.edit') : v('offerings.open')}
      hint={v('offerings.hint')}
      initialValues={
        offering ? { ...offering, brandId: offering.brand?.id ?? null, consent: offering.ledBy !== null } : { kind: 'brand' }
      }
      pending={act.isPending}
      error={act.error}
      send={send}
      onClose={onClose}
    >
      {offering ? null : (
        <>
          <Form.Item name="kind" label={v('field.sort')} rules={must(v('field.sort'))}>
            <Select options={offeringKinds.map((value) => ({ value, label: v(`offering.${value}`) }))} />
          </Form.Item>
          <Form.Item name="unitNo" label={v('field.provider')} rules={must(v('field.provider'))}>
            <UnitPicker />
          </Form.Item>
        </>
      )}
      <Form.Item name="title" label={v('field.title')} rules={must(v('field.title'))}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="providerType" label={v('field.providerType')} rules={must(v('field.providerType'))}>
          <Select options={list('providers')} />
        </Form.Item>
        {offering ? null : (
          <Form.Item name="fromOn" label={v('field.fromOn')} rules={must(v('field.fromOn'))}>
            <DayInput />
          </Form.Item>
        )}
      </div>
      {kind === 'platform' ? (
        <Form.Item name="brandId" label={v('field.brand')}>
          <Select allowClear options={brands} />
        </Form.Item>
      ) : null}
      <Form.Item name="ledBy" label={v('field.ledBy')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="consent" valuePropName="checked">
        <Checkbox>{v('offerings.consent')}</Checkbox>
      </Form.Item>
      <Form.Item name="about" label={v('field.about')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </ActionDialog>
  )
}

export function EndOfferingDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const end = useAction(volunteering.endOffering)
  const must = useRequired()
  return (
    <ActionDialog<{ untilOn: string; reason: string }>
      title={v('offerings.end')}
      hint={v('offerings.endHint')}
      pending={end.isPending}
      error={end.error}
      send={(body) => end.mutateAsync({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="untilOn" label={v('field.untilOn')} rules={must(v('field.untilOn'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label={v('field.endReason')} rules={must(v('field.endReason'))}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
