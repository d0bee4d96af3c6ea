import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { places, venueStates } from '../contract.ts'
import { WeekFields } from './venue/WeekFields.tsx'
import { usePlaceWords } from './use-place-words.ts'
import { bodyOf, draftOf, type Venue, type VenueDraft } from './venue-draft.ts'

/** Enter a venue, or say what it is from a day on. */
export function VenueDialog({ venue, onClose }: { venue: Venue | null; onClose: () => void }) {
  const t = useTranslations('places')
  const [form] = Form.useForm<VenueDraft>()
  const enter = useAction(places.enterVenue)
  const change = useAction(places.changeVenue)
  const send = (draft: VenueDraft) => {
    const body = bodyOf(draft, venue)
    if (!venue) return enter.mutateAsync({ body })
    const { ownerNo: _, rooms: _r, ...facts } = body
    return change.mutateAsync({
      params: { no: venue.no },
      body: { ...facts, reason: draft.reason ?? '' },
      revision: venue.revision,
    })
  }
  return (
    <ActionDialog<VenueDraft>
      form={form}
      title={t(venue ? 'enter.changeTitle' : 'enter.title')}
      hint={venue ? t('enter.changeHint') : undefined}
      width={760}
      initialValues={draftOf(venue, today())}
      pending={enter.isPending || change.isPending}
      error={enter.error ?? change.error}
      send={send}
      onClose={onClose}
    >
      <What venue={venue} />
      <Where />
      <WeekFields />
      <Terms />
      {venue ? (
        <Needed name="reason" label={t('enter.reason')}>
          <Input maxLength={300} />
        </Needed>
      ) : (
        <Form.Item name="roomLines" label={t('enter.rooms')} extra={t('enter.roomsHint')}>
          <Input.TextArea rows={3} />
        </Form.Item>
      )}
    </ActionDialog>
  )
}

function Needed({ name, label, children }: { name: string; label: string; children: React.ReactNode }) {
  const required = useTranslations('form')
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: required('required', { name: label }) }]}>
      {children}
    </Form.Item>
  )
}

function What({ venue }: { venue: Venue | null }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const centres = useEndpoint(places.listVenues, { query: { pageSize: 200 } })
  const others = (centres.data?.items ?? []).filter((one) => one.no !== venue?.no)
  return (
    <div className="grid-2" style={{ rowGap: 0 }}>
      <Needed name="name" label={t('enter.name')}>
        <Input maxLength={80} />
      </Needed>
      {venue ? null : (
        <Needed name="ownerNo" label={t('enter.owner')}>
          <UnitPicker />
        </Needed>
      )}
      <Needed name="kind" label={t('list.kind')}>
        <Select options={words.list('kinds')} />
      </Needed>
      <Form.Item name="tier" label={t('list.tier')}>
        <Select allowClear options={words.list('tiers')} />
      </Form.Item>
      <Form.Item name="state" label={t('list.state')}>
        <Select options={venueStates.map((value) => ({ value, label: t(`states.${value}`) }))} />
      </Form.Item>
      <Needed name="fromOn" label={t('enter.fromOn')}>
        <DayInput />
      </Needed>
      <Form.Item name="areaM2" label={t('enter.area')}>
        <InputNumber min={1} max={1_000_000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="audience" label={t('one.audience')} extra={t('enter.publicHint')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={words.list('audiences')} />
      </Form.Item>
      <Form.Item name="leadNo" label={t('enter.lead')}>
        <UnitPicker kind="party_org" known={venue?.lead} />
      </Form.Item>
      <Form.Item name="withinNo" label={t('enter.within')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={others.map((one) => ({ value: one.no, label: one.name }))}
        />
      </Form.Item>
      <Form.Item name="facilities" label={t('one.facilities')}>
        <Input maxLength={1000} />
      </Form.Item>
      <Form.Item name="note" label={t('one.note')}>
        <Input maxLength={1000} />
      </Form.Item>
      <Form.Item name="shared" valuePropName="checked">
        <Checkbox>{t('enter.shared')}</Checkbox>
      </Form.Item>
      <Form.Item name="model" valuePropName="checked">
        <Checkbox>{t('enter.model')}</Checkbox>
      </Form.Item>
    </div>
  )
}

function Where() {
  const t = useTranslations('places')
  const { streets } = useCatalogue()
  return (
    <div className="grid-2" style={{ rowGap: 0 }}>
      <Form.Item name="address" label={t('list.address')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="streetNo" label={t('enter.street')}>
        <Select allowClear options={streets.map((one) => ({ value: one.no, label: one.name }))} />
      </Form.Item>
      <Form.Item name="lon" label={t('enter.lon')}>
        <InputNumber min={70} max={140} step={0.0001} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="lat" label={t('enter.lat')}>
        <InputNumber min={0} max={60} step={0.0001} style={{ width: '100%' }} />
      </Form.Item>
    </div>
  )
}

function Terms() {
  const t = useTranslations('places')
  return (
    <div className="grid-2" style={{ rowGap: 0 }}>
      <Form.Item name="approval" valuePropName="checked">
        <Checkbox>{t('enter.approval')}</Checkbox>
      </Form.Item>
      <Form.Item name="quotaMonth" label={t('enter.quota')}>
        <InputNumber min={1} max={1000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="feeYuan" label={t('enter.fee')} extra={t('enter.feeHint')}>
        <InputNumber min={0} max={1_000_000} precision={2} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="feeNote" label={t('enter.feeNote')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="setupMinutes" label={t('enter.setup')}>
        <InputNumber min={0} max={480} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="cleanupMinutes" label={t('enter.cleanup')}>
        <InputNumber min={0} max={480} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </div>
  )
}
