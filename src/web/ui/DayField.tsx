import { CalendarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { colon } from './figures.ts'
import type { Day } from '../../kernel/dates.ts'

const DayPicker = lazy(() => import('./DayPicker.tsx'))

interface DayFieldProps {
  readonly id?: string
  readonly value: Day | null
  readonly onChange: (day: Day | null) => void
  /** Said to whoever cannot see what stands beside the field. */
  readonly label: string
  /** Shown while no day is chosen. */
  readonly placeholder: string
  /** False where there always is a day. */
  readonly clearable?: boolean
  readonly width?: number | string
}

/** A day on a page's own ground: shows it, and fetches the calendar, a heavy piece, when someone wants another one. */
export function DayField({ id, value, onChange, label, placeholder, clearable = true, width = 132 }: DayFieldProps) {
  const [choosing, setChoosing] = useState(false)
  const button = (
    <Button
      id={id}
      icon={<CalendarOutlined />}
      iconPlacement="end"
      className="day-field tnum"
      style={{ width }}
      aria-label={`${label}${colon()}${value ?? placeholder}`}
      onClick={() => setChoosing(true)}
    >
      {value ?? <span className="quiet">{placeholder}</span>}
    </Button>
  )
  if (!choosing) return button
  return (
    <Suspense fallback={button}>
      <DayPicker
        id={id}
        value={value}
        label={label}
        clearable={clearable}
        width={width}
        onChange={(day) => {
          setChoosing(false)
          onChange(day)
        }}
        onLeave={() => setChoosing(false)}
      />
    </Suspense>
  )
}
