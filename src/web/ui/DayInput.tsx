import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { Day } from '../../kernel/dates.ts'
import { writtenDays } from './written-days.ts'

interface DayInputProps {
  readonly id?: string
  readonly value?: Day | null
  readonly onChange?: (day: Day | null) => void
  readonly label?: string
  readonly width?: number | string
}

/** A form field whose value is a day in our own words, `YYYY-MM-DD`. */
export function DayInput({ id, value, onChange, label, width = '100%' }: DayInputProps) {
  return (
    <DatePicker
      id={id}
      aria-label={label}
      value={value ? dayjs(value) : null}
      format={writtenDays}
      style={{ width }}
      onChange={(next) => onChange?.(next ? next.format('YYYY-MM-DD') : null)}
    />
  )
}
