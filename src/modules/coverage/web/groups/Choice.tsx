import { Segmented, Select } from 'antd'
import { useWide } from '../../../../web/kit/use-wide.ts'

interface ChoiceProps {
  readonly label: string
  readonly words: Readonly<Record<string, string>>
  readonly chosen: string
  readonly onChoose: (value: string) => void
}

/** One of a few: side by side where there is room, else a list that opens. */
export function Choice({ label, words, chosen, onChoose }: ChoiceProps) {
  const wide = useWide(768)
  const options = Object.entries(words).map(([value, word]) => ({ value, label: word }))
  if (wide) return <Segmented aria-label={label} value={chosen} onChange={onChoose} options={options} />
  return <Select aria-label={label} value={chosen} onChange={onChoose} options={options} style={{ width: '100%' }} />
}
