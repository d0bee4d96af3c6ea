import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface AsOfPickerProps {
  readonly day: string
  readonly label: string
  readonly onChoose: (day: string | undefined) => void
  readonly onLeave: () => void
}

export default function AsOfPicker({ day, label, onChoose, onLeave }: AsOfPickerProps) {
  return (
    <DatePicker
      autoFocus
      defaultOpen
      aria-label={label}
      defaultValue={dayjs(day)}
      allowClear={false}
      format="YYYY-MM-DD"
      style={{ width: 132 }}
      onChange={(value) => onChoose(value?.format('YYYY-MM-DD'))}
      onOpenChange={(open) => (open ? undefined : onLeave())}
    />
  )
}
