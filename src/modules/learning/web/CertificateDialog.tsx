import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { learning } from '../contract.ts'
import { ways } from '../rules/hours.ts'
import type { Person } from './HoursPanel.tsx'
import { useRequired } from '../../../web/ui/use-required.ts'

interface Values {
  issuer: string
  title: string
  way: (typeof ways)[number]
  fromOn: string
  untilOn: string
  classHours: number
  documentNo?: string
}

/** Hours that somebody else certified; they count once verified. */
export function CertificateDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const l = useTranslations('learning')
  const enter = useAction(learning.enterCertificate)
  const required = useRequired()
  return (
    <ActionDialog<Values>
      title={l('certificate.add')}
      hint={l('certificate.hint')}
      initialValues={{ way: 'centralised', fromOn: today(), untilOn: today() }}
      pending={enter.isPending}
      error={enter.error}
      send={(values) =>
        enter.mutateAsync({ body: { ...values, learner: { kind: person.kind, id: person.id }, unitNo: person.units[0]!.no } })
      }
      onClose={onClose}
    >
      <Form.Item name="issuer" label={l('field.issuer')} rules={required(l('field.issuer'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="title" label={l('field.title')} rules={required(l('field.title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="way" label={l('field.way')} rules={required(l('field.way'))}>
          <Select options={ways.map((way) => ({ value: way, label: l(`way.${way}`) }))} />
        </Form.Item>
        <Form.Item name="classHours" label={l('field.hours')} rules={required(l('field.hours'))}>
          <InputNumber min={1} max={500} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="fromOn" label={l('field.fromOn')} rules={required(l('field.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={l('field.untilOn')} rules={required(l('field.untilOn'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="documentNo" label={l('field.documentNo')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActionDialog>
  )
}
