import { useState } from 'react'
import { readPlace, writePlace } from '../../../../web/phrases/language.ts'
import { type ColumnKey, columnKeys, usualColumns } from './columns.tsx'

const place = 'lianjian.unit-columns'

function remembered(): readonly ColumnKey[] {
  const kept = (readPlace(place) ?? '').split(',')
  const known = columnKeys.filter((key) => kept.includes(key))
  return known.length > 0 ? known : usualColumns
}

/** Columns this person last chose on this machine; the name is always there. */
export function useColumnsChoice(): [readonly ColumnKey[], (keys: readonly ColumnKey[]) => void] {
  const [chosen, setChosen] = useState(remembered)
  return [
    chosen,
    (keys) => {
      const next = columnKeys.filter((key) => key === 'name' || keys.includes(key))
      writePlace(place, next.join(','))
      setChosen(next)
    },
  ]
}
