import { InputNumber } from 'antd'

interface YuanInputProps {
  readonly id?: string
  /** Fen. */
  readonly value?: number | null
  readonly onChange?: (fen: number | null) => void
  readonly label?: string
}

/** A form field typed in yuan to the fen, whose value is whole fen. */
export function YuanInput({ id, value, onChange, label }: YuanInputProps) {
  return (
    <InputNumber
      id={id}
      aria-label={label}
      value={value === null || value === undefined ? null : value / 100}
      min={0}
      max={10_000_000}
      precision={2}
      style={{ width: '100%' }}
      onChange={(next) => onChange?.(next === null ? null : Math.round(Number(next) * 100))}
    />
  )
}
