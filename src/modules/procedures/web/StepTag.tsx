import { Tag } from 'antd'
import type { CaseSummary } from './types.ts'
import { useWord } from './words.ts'

const colours = { done: 'green', refused: 'default', withdrawn: 'default' } as const

/** Where a case stands: its step, or how it ended. */
export function StepTag({ of }: { of: Pick<CaseSummary, 'step' | 'outcome'> }) {
  const word = useWord()
  return <Tag color={of.outcome ? colours[of.outcome] : 'blue'}>{word(of.step)}</Tag>
}
