import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { Day } from '../../kernel/dates.ts'
import { writtenDays } from './written-days.ts'

interface DayPickerProps {
  readonly id: string | undefined
  readonly value: Day | null
  readonly label: string
  readonly clearable: boolean
  readonly width: number | string
  readonly onChange: (day: Day | null) => void
  readonly onLeave: () => void
}

/** The calendar itself, open at once; in a file of its own so that pages start without it. */
export default function DayPicker({ id, value, label, clearable, width, onChange, onLeave }: DayPickerProps) {
  return (
    <DatePicker
      id={id}
      autoFocus
      defaultOpen
      aria-label={label}
      defaultValue={value ? dayjs(value) : null}
      allowClear={clearable}
      format={writtenDays}
      style={{ width }}
      onChange={(next) => onChange(next ? next.format('YYYY-MM-DD') : null)}
      onOpenChange={(open) => (open ? undefined : onLeave())}
    />
  )
}
