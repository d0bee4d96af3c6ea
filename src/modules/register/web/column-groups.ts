import type { ImportView } from './words.ts'

type Column = ImportView['columns'][number]

/** One header as it stands on one or more sheets and is read the same way there. */
export interface ColumnGroup {
  readonly key: string
  readonly header: string
  readonly field: string | null
  readonly confidence: number
  readonly basis: string
  readonly samples: readonly string[]
  readonly places: readonly { sheet: string; column: number }[]
}

/** Six offices with one header are one question, not six; the least certain reading of a group counts, doubtful groups come first. */
export function groupColumns(columns: readonly Column[]): ColumnGroup[] {
  const groups = new Map<string, Column[]>()
  for (const column of columns) {
    const key = JSON.stringify([column.header, column.field])
    groups.set(key, [...(groups.get(key) ?? []), column])
  }
  return [...groups]
    .map(([key, members]) => {
      const least = members.reduce((a, b) => (b.confidence < a.confidence ? b : a))
      return {
        key,
        header: least.header,
        field: least.field,
        confidence: least.confidence,
        basis: least.basis,
        samples: [...new Set(members.flatMap((member) => member.samples))].slice(0, 4),
        places: members.map(({ sheet, column }) => ({ sheet, column })),
      }
    })
    .toSorted((a, b) => Number(isSure(a)) - Number(isSure(b)))
}

export type Certainty = 'sure' | 'likely' | 'check'

export function certaintyOf({ confidence, field }: Pick<ColumnGroup, 'confidence' | 'field'>): Certainty {
  if (field === null) return 'check'
  return confidence >= 0.9 ? 'sure' : confidence >= 0.6 ? 'likely' : 'check'
}

function isSure(group: ColumnGroup): boolean {
  return certaintyOf(group) === 'sure'
}
