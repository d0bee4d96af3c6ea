import type { ReactNode } from 'react'
import './fact-list.css'

/** What a fact is called, what it is, and whether that is the words of a record, whatever language they are in. */
export type Fact = readonly [label: string, value: ReactNode, names?: boolean]

interface FactListProps {
  readonly facts: readonly Fact[]
  /** All values are words of records. */
  readonly names?: boolean
}

/** Facts of one record beside their names, on a phone below them. What is not there is not listed. Two facts may be called the same in a language. */
export function FactList({ facts, names: all = false }: FactListProps) {
  return (
    <dl className="record-facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value, names = all], at) => (
          <div key={`${at} ${label}`}>
            <dt>{label}</dt>
            <dd data-name={names ? '' : undefined}>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
