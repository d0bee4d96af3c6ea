import { useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { yuanOfFen } from '../../../kernel/money.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { places } from '../contract.ts'
import { weekdayOf } from '../rules.ts'
import { TimeSelect } from './TimeSelect.tsx'
import { usePlaceWords } from './use-place-words.ts'
import { type WishDraft, WishFields } from './WishFields.tsx'
import { useRequired } from '../../../web/ui/use-required.ts'

interface SeriesDialogProps {
  readonly room: { readonly roomNo: number; readonly room: string; readonly venue: string }
  readonly unitNo: number | undefined
  readonly units: readonly { readonly no: number; readonly name: string }[] | undefined
  readonly day: string
  /** Minutes. */
  readonly length: number
  readonly onClose: () => void
}

interface Said extends WishDraft {
  fromOn: string
  times: number
  everyWeeks: number
  from: number
  until: number
  skipHolidays: boolean
}

/** The same hour week after week. Which days can be had, and why the others cannot, is shown before anything is kept. */
export function SeriesDialog({ room, unitNo, units, day, length, onClose }: SeriesDialogProps) {
  const t = useTranslations('places')
  const navigate = useNavigate()
  const words = usePlaceWords()
  const [form] = Form.useForm<Said>()
  const look = useAction(places.previewSeries)
  const book = useAction(places.bookSeries)
  const [shown, setShown] = useState<AnswerOf<typeof places.previewSeries> | null>(null)
  const must = useRequired()
  const bodyOf = (said: Said) => ({ ...said, roomNo: room.roomNo })
  const preview = async () => {
    const said = await form.validateFields()
    await look.mutateAsync({ body: bodyOf(said) }).then(setShown, () => setShown(null))
  }
  const send = async (said: Said) => {
    const { id } = await book.mutateAsync({ body: bodyOf(said) })
    void navigate({ to: `/places/series/${id}` as never })
  }
  return (
    <ActionDialog<Said>
      form={form}
      title={`${t('book.seriesTitle')} · ${room.venue} ${room.room}`}
      submitText={t('book.submit')}
      width={640}
      initialValues={{
        unitNo,
        purpose: 'culture',
        fromOn: day,
        times: 10,
        everyWeeks: 1,
        from: 1140,
        until: 1140 + length,
        skipHolidays: true,
      }}
      pending={book.isPending}
      error={book.error ?? look.error}
      send={send}
      onClose={onClose}
    >
      <WishFields units={units} />
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="fromOn" label={t('book.fromOn')} rules={must(t('book.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="times" label={t('book.times')} rules={must(t('book.times'))}>
          <InputNumber min={1} max={60} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="from" label={t('book.from')}>
          <TimeSelect step={words.slot} />
        </Form.Item>
        <Form.Item name="until" label={t('book.until')}>
          <TimeSelect step={words.slot} />
        </Form.Item>
        <Form.Item name="everyWeeks" label={t('book.everyWeeks')}>
          <Select options={[1, 2, 3, 4].map((weeks) => ({ value: weeks, label: t('book.weeks', { weeks }) }))} />
        </Form.Item>
        <Form.Item name="skipHolidays" valuePropName="checked" label={t('one.holidays')}>
          <Checkbox>{t('book.skipHolidays')}</Checkbox>
        </Form.Item>
      </div>
      <Button loading={look.isPending} onClick={() => void preview().catch(() => undefined)}>
        {t('book.preview')}
      </Button>
      {shown ? <Days shown={shown} /> : null}
    </ActionDialog>
  )
}

function Days({ shown: { days, feeFen } }: { shown: AnswerOf<typeof places.previewSeries> }) {
  const t = useTranslations('places')
  const kept = days.filter((one) => one.outcome !== 'skipped').length
  return (
    <div role="status">
      <p>
        {t('book.kept', { count: kept })} {kept < days.length ? t('book.skippedCount', { count: days.length - kept }) : null}
      </p>
      <ul>
        {days.map((one) => (
          <li key={one.day} className="tnum">
            {one.day} {t(`weekdays.${String(weekdayOf(one.day)) as '1'}`)}{' '}
            <span className="quiet">
              {[one.reason ? t(`skipped.${one.reason}`) : null, one.provisional ? t('book.provisional') : null]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {feeFen > 0 ? <p>{t('book.sum', { yuan: yuanOfFen(feeFen) })}</p> : null}
    </div>
  )
}
