import { Select } from 'antd'
import { clock } from './use-place-words.ts'

interface TimeSelectProps {
  readonly id?: string
  readonly value?: number
  readonly onChange?: (minutes: number) => void
  readonly label?: string
  /** Minutes between two choices. */
  readonly step?: number
}

/** A form field whose value is minutes after midnight. */
export function TimeSelect({ id, value, onChange, label, step = 30 }: TimeSelectProps) {
  const options = Array.from({ length: Math.floor(1440 / step) + 1 }, (_, index) => ({
    value: index * step,
    label: clock(index * step),
  }))
  return (
    <Select
      id={id}
      aria-label={label}
      value={value}
      onChange={onChange}
      options={value !== undefined && value % step !== 0 ? [{ value, label: clock(value) }, ...options] : options}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
    />
  )
}
