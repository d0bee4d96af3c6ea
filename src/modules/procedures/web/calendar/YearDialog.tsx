import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, DatePicker, Form, Input, InputNumber } from 'antd'
import dayjs from 'dayjs'
import { useTranslations } from 'use-intl'
import type { Day } from '../../../../kernel/dates.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { procedures } from '../../contract.ts'
import type { CalendarYear } from '../types.ts'
import { daysOf, type HolidayRow, rowsOf } from './ranges.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Values {
  readonly year: number
  readonly source: string
  readonly rows: HolidayRow[]
}

/** The holiday notice of a year, typed in the way it is worded. */
export function YearDialog({ year, known, onClose }: { year: number; known: CalendarYear | undefined; onClose: () => void }) {
  const t = useTranslations()
  const { message } = App.useApp()
  const record = useAction(procedures.recordYear)
  const required = useRequired()
  const send = async ({ year: chosen, source, rows }: Values) => {
    const answer = await record.mutateAsync({ params: { year: chosen }, body: { source, days: daysOf(rows) } })
    void message.success(t('procedures.calendar.done', { year: String(answer.year), count: answer.recomputed }))
  }
  return (
    <ActionDialog<Values>
      title={known ? t('procedures.calendar.amend', { year: String(year) }) : t('procedures.calendar.record')}
      initialValues={{ year, source: known?.source, rows: known ? rowsOf(known.days) : [{} as HolidayRow] }}
      pending={record.isPending}
      error={record.error}
      submitText={t('procedures.calendar.submit')}
      width={860}
      send={send}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="year" label={t('procedures.calendar.year')} rules={required(t('procedures.calendar.year'))}>
          <InputNumber min={2000} max={2100} disabled={known !== undefined} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="source" label={t('procedures.calendar.source')} rules={required(t('procedures.calendar.source'))}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <Form.List name="rows">
        {(fields, { add, remove }) => (
          <div className="calendar-rows">
            {fields.map((field, index) => (
              <HolidayLine
                key={field.key}
                name={field.name}
                onRemove={() => remove(field.name)}
                position={index + 1}
                year={year}
              />
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})} style={{ justifySelf: 'start' }}>
              {t('procedures.calendar.addHoliday')}
            </Button>
          </div>
        )}
      </Form.List>
    </ActionDialog>
  )
}

interface HolidayLineProps {
  readonly name: number
  readonly position: number
  readonly year: number
  readonly onRemove: () => void
}

function HolidayLine({ name, position, year, onRemove }: HolidayLineProps) {
  const t = useTranslations()
  const word = (key: 'name' | 'from' | 'until' | 'work') => t(`procedures.calendar.${key}`)
  const required = useRequired()
  return (
    <div className="calendar-row" role="group" aria-label={`${position}`}>
      <Form.Item name={[name, 'name']} label={word('name')} rules={required(word('name'))}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={[name, 'from']} label={word('from')} rules={required(word('from'))}>
        <DayInput />
      </Form.Item>
      <Form.Item name={[name, 'until']} label={word('until')}>
        <DayInput />
      </Form.Item>
      <Form.Item name={[name, 'work']} label={word('work')}>
        <DaysInput year={year} />
      </Form.Item>
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('procedures.calendar.removeHoliday', { no: String(position) })}
        onClick={onRemove}
      />
    </div>
  )
}

interface DaysInputProps {
  readonly id?: string
  readonly value?: Day[]
  readonly onChange?: (days: Day[]) => void
  readonly year: number
}

const none: Day[] = []

/** Several days at once, in our own words. */
function DaysInput({ id, value = none, onChange, year }: DaysInputProps) {
  return (
    <DatePicker
      id={id}
      multiple
      defaultPickerValue={dayjs(`${year}-01-01`)}
      value={value.map((day) => dayjs(day)) as never}
      format="MM-DD"
      style={{ width: '100%' }}
      onChange={(days) =>
        onChange?.(((days ?? []) as unknown as { format(pattern: string): string }[]).map((day) => day.format('YYYY-MM-DD')))
      }
    />
  )
}
