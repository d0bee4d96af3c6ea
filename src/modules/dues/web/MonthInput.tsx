import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface MonthInputProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (month: string | null) => void
  readonly label?: string
  readonly width?: number | string
  /** Last month that may be chosen. */
  readonly until?: string
}

/** A form field whose value is a month in our own words, `YYYY-MM`. */
export function MonthInput({ id, value, onChange, label, width = '100%', until }: MonthInputProps) {
  return (
    <DatePicker
      id={id}
      aria-label={label}
      picker="month"
      allowClear={false}
      value={value ? dayjs(`${value}-01`) : null}
      format="YYYY-MM"
      maxDate={until ? dayjs(`${until}-01`).endOf('month') : undefined}
      style={{ width }}
      onChange={(next) => onChange?.(next ? next.format('YYYY-MM') : null)}
    />
  )
}
