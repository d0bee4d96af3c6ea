import { Checkbox, Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { comma } from '../../../web/ui/figures.ts'
import { places } from '../contract.ts'
import { TimeSelect } from './TimeSelect.tsx'
import { clocks, usePlaceWords } from './use-place-words.ts'
import { type WishDraft, WishFields } from './WishFields.tsx'
import { useRequired } from '../../../web/ui/use-required.ts'

interface RoomChoice {
  readonly roomNo: number
  readonly room: string
  readonly venueNo: number
  readonly venue: string
}

interface BookDialogProps {
  readonly rooms: readonly RoomChoice[]
  readonly unitNo?: number
  readonly units?: readonly { readonly no: number; readonly name: string }[]
  readonly day?: string
  readonly from?: number
  /** Minutes. */
  readonly length?: number
  readonly onClose: () => void
}

interface Said extends WishDraft {
  roomNo: number
  day: string
  from: number
  until: number
  wait: boolean
}

/** One booking; what is free of the day is told beside the hours. */
export function BookDialog({ rooms, unitNo, units, day, from = 540, length = 60, onClose }: BookDialogProps) {
  const t = useTranslations('places.book')
  const words = usePlaceWords()
  const [form] = Form.useForm<Said>()
  const book = useAction(places.book)
  const chosen = { day: Form.useWatch('day', form) ?? day ?? today(), roomNo: Form.useWatch('roomNo', form) ?? rooms[0]!.roomNo }
  const venueNo = rooms.find((one) => one.roomNo === chosen.roomNo)?.venueNo ?? rooms[0]!.venueNo
  const free = useEndpoint(places.listFree, { query: { fromOn: chosen.day, days: 1, venueNo } })
  const spans = free.data?.rooms.find((one) => one.roomNo === chosen.roomNo)?.free[0]
  const must = useRequired()
  return (
    <ActionDialog<Said>
      form={form}
      title={t('title')}
      submitText={t('submit')}
      initialValues={{
        roomNo: rooms[0]!.roomNo,
        unitNo,
        day: day ?? today(),
        from,
        until: from + length,
        wait: false,
        purpose: 'exchange',
      }}
      pending={book.isPending}
      error={book.error}
      send={(body) => book.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="roomNo" label={t('room')}>
        <Select options={rooms.map((one) => ({ value: one.roomNo, label: `${one.venue} ${one.room}` }))} />
      </Form.Item>
      <Form.Item name="day" label={t('day')} rules={must(t('day'))}>
        <DayInput />
      </Form.Item>
      {spans ? (
        <p className="quiet tnum">{t('free', { spans: spans.length === 0 ? '—' : spans.map(clocks).join(comma()) })}</p>
      ) : null}
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="from" label={t('from')}>
          <TimeSelect step={words.slot} />
        </Form.Item>
        <Form.Item name="until" label={t('until')}>
          <TimeSelect step={words.slot} />
        </Form.Item>
      </div>
      <WishFields units={units} />
      <Form.Item name="wait" valuePropName="checked">
        <Checkbox>{t('wait')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}
