import { App, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../../kernel/dates.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { places } from '../../contract.ts'
import { TimeSelect } from '../TimeSelect.tsx'
import { usePlaceWords } from '../use-place-words.ts'
import type { Venue } from '../venue-draft.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Of {
  readonly venueNo: number
  readonly onClose: () => void
}

export function RoomDialog({ venueNo, room, onClose }: Of & { room: Venue['roomList'][number] | null }) {
  const t = useTranslations('places')
  const must = useRequired()
  const add = useAction(places.addRoom)
  const change = useAction(places.changeRoom)
  type Said = { name: string; seats?: number | null; bookable: boolean; retired?: boolean }
  const send = (body: Said) =>
    room ? change.mutateAsync({ params: { no: room.no }, body }) : add.mutateAsync({ params: { no: venueNo }, body })
  return (
    <ActionDialog<Said>
      title={t(room ? 'one.changeRoom' : 'one.addRoom')}
      initialValues={room ?? { bookable: true }}
      pending={add.isPending || change.isPending}
      error={add.error ?? change.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('dialog.name')} rules={must(t('dialog.name'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="seats" label={t('dialog.seats')}>
        <InputNumber min={1} max={100_000} precision={0} />
      </Form.Item>
      <Form.Item name="bookable" valuePropName="checked">
        <Checkbox>{t('dialog.bookable')}</Checkbox>
      </Form.Item>
      {room ? (
        <Form.Item name="retired" valuePropName="checked">
          <Checkbox>{t('dialog.retire')}</Checkbox>
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}

export function ExceptionDialog({ venueNo, onClose }: Of) {
  const t = useTranslations('places')
  const must = useRequired()
  const { message } = App.useApp()
  const add = useAction(places.addException)
  const [form] = Form.useForm<Said>()
  const closed = Form.useWatch('closed', form)
  type Said = { fromOn: string; untilOn: string; closed: boolean; from?: number; until?: number; reason: string }
  const send = async ({ closed: shut, from, until, ...body }: Said) => {
    const { bookings } = await add.mutateAsync({ params: { no: venueNo }, body: shut ? body : { ...body, from, until } })
    if (bookings > 0) void message.warning(t('dialog.stillBooked', { count: bookings }), 8)
  }
  return (
    <ActionDialog<Said>
      form={form}
      title={t('one.addException')}
      initialValues={{ fromOn: today(), untilOn: addDays(today(), 1), closed: true, from: 540, until: 1020 }}
      pending={add.isPending}
      error={add.error}
      send={send}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="fromOn" label={t('dialog.fromOn')} rules={must(t('dialog.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={t('dialog.untilOn')} rules={must(t('dialog.untilOn'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="closed" valuePropName="checked">
        <Checkbox>{t('dialog.allDay')}</Checkbox>
      </Form.Item>
      {closed === false ? (
        <div className="grid-2" style={{ rowGap: 0 }}>
          <Form.Item name="from" label={t('dialog.from')}>
            <TimeSelect />
          </Form.Item>
          <Form.Item name="until" label={t('dialog.until')}>
            <TimeSelect />
          </Form.Item>
        </div>
      ) : null}
      <Form.Item name="reason" label={t('dialog.reason')} rules={must(t('dialog.reason'))}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}

/** A unit kept here, or the name of one that is not. */
function Named() {
  const t = useTranslations('places')
  return (
    <div className="grid-2" style={{ rowGap: 0 }}>
      <Form.Item name="unitNo" label={t('dialog.unit')}>
        <UnitPicker />
      </Form.Item>
      <Form.Item name="name" label={t('dialog.orName')}>
        <Input maxLength={100} />
      </Form.Item>
    </div>
  )
}

export function OperatorDialog({ venueNo, onClose }: Of) {
  const t = useTranslations('places')
  const must = useRequired()
  const add = useAction(places.addOperator)
  type Said = { unitNo?: number; name?: string; fromOn: string; untilOn?: string; documentNo?: string; deliverables?: string }
  return (
    <ActionDialog<Said>
      title={t('one.addOperator')}
      initialValues={{ fromOn: today() }}
      pending={add.isPending}
      error={add.error}
      send={(body) => add.mutateAsync({ params: { no: venueNo }, body })}
      onClose={onClose}
    >
      <Named />
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="fromOn" label={t('dialog.fromOn')} rules={must(t('dialog.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={t('dialog.untilOn')}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="documentNo" label={t('dialog.documentNo')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="deliverables" label={t('dialog.deliverables')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}

export function ServiceDialog({ venueNo, onClose }: Of) {
  const t = useTranslations('places')
  const must = useRequired()
  const words = usePlaceWords()
  const add = useAction(places.addService)
  type Said = { service: string; audience?: string[]; unitNo?: number; name?: string }
  return (
    <ActionDialog<Said>
      title={t('one.addService')}
      pending={add.isPending}
      error={add.error}
      send={(body) => add.mutateAsync({ params: { no: venueNo }, body })}
      onClose={onClose}
    >
      <Form.Item name="service" label={t('dialog.service')} rules={must(t('dialog.service'))}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="audience" label={t('dialog.audience')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={words.list('audiences')} />
      </Form.Item>
      <Named />
    </ActionDialog>
  )
}
