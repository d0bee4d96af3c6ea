import { MinusCircleOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { lists } from '../contract.ts'
import { OwnUnitPicker } from './OwnUnitPicker.tsx'
import { useRecordColumns } from './record-columns.tsx'
import { RecordsPage } from './RecordsPage.tsx'
import { useListWords } from './use-list-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Visit = AnswerOf<typeof lists.listVisits>['items'][number]
type Body = BodyOf<typeof lists.recordVisit>

/** Survey visits: what each organisation can offer. */
export default function VisitsPage() {
  const t = useTranslations('lists')
  const { day, unit, said } = useRecordColumns<Visit>()
  return (
    <RecordsPage<Visit>
      kind="visits"
      columns={[
        unit(t('visits.unit'), true),
        day,
        said('visitors', t('visits.visitors'), 160),
        said('finding', t('visits.finding'), 320),
      ]}
      Dialog={VisitDialog}
    />
  )
}

function VisitDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('lists')
  const record = useAction(lists.recordVisit)
  const must = useRequired()
  return (
    <ActionDialog<Body>
      title={t('visits.record')}
      hint={t('visits.hint')}
      width={640}
      initialValues={{ madeOn: today(), offers: [] }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ body })}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="unitNo" label={t('visits.unit')} rules={must(t('visits.unit'))}>
          <OwnUnitPicker />
        </Form.Item>
        <Form.Item name="madeOn" label={t('record.day')} rules={must(t('record.day'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="visitors" label={t('visits.visitors')} rules={must(t('visits.visitors'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="finding" label={t('visits.finding')} rules={must(t('visits.finding'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Offers />
    </ActionDialog>
  )
}

/** What the organisation can offer, a line each; it waits to be looked at before others see it. */
function Offers() {
  const t = useTranslations('lists')
  const words = useListWords()
  const must = useRequired()
  return (
    <Form.List name="offers">
      {(rows, { add, remove }) => (
        <div className="stack">
          {rows.map(({ key, name }) => (
            <div key={key} className="row" style={{ alignItems: 'flex-start', flexWrap: 'wrap' }}>
              <Form.Item
                name={[name, 'title']}
                label={t('visits.offer')}
                rules={must(t('visits.offer'))}
                style={{ flex: '2 1 160px', marginBottom: 0 }}
              >
                <Input maxLength={120} />
              </Form.Item>
              <Form.Item
                name={[name, 'category']}
                label={t('field.category')}
                rules={must(t('field.category'))}
                style={{ flex: '1 1 110px', marginBottom: 0 }}
              >
                <Select options={words.options('categories')} />
              </Form.Item>
              <Form.Item name={[name, 'quantity']} label={t('field.quantity')} style={{ width: 80, marginBottom: 0 }}>
                <InputNumber min={1} precision={0} style={{ width: '100%' }} />
              </Form.Item>
              <Form.Item
                name={[name, 'unit']}
                label={t('field.unit')}
                rules={must(t('field.unit'))}
                style={{ width: 80, marginBottom: 0 }}
              >
                <Input maxLength={20} />
              </Form.Item>
              <Button
                type="text"
                icon={<MinusCircleOutlined />}
                aria-label={t('visits.removeOffer')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button onClick={() => add({ quantity: 1, visibility: 'district' })}>{t('visits.addOffer')}</Button>
        </div>
      )}
    </Form.List>
  )
}
