import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

export interface Refused<T> {
  readonly item: T
  readonly error: unknown
}

interface Progress<T> {
  readonly running: boolean
  readonly done: number
  readonly total: number
  readonly refused: readonly Refused<T>[]
}

/** Does one act for many, one after the other: a refused one stops nobody and is named at the end. */
export function useMany<T>() {
  const client = useQueryClient()
  const [progress, setProgress] = useState<Progress<T> | null>(null)
  const run = async (items: readonly T[], act: (item: T) => Promise<unknown>) => {
    const refused: Refused<T>[] = []
    for (const [index, item] of items.entries()) {
      setProgress({ running: true, done: index, total: items.length, refused })
      try {
        await act(item)
      } catch (error) {
        refused.push({ item, error })
      }
    }
    setProgress({ running: false, done: items.length, total: items.length, refused })
    await client.invalidateQueries()
    return refused.length === 0
  }
  return { progress, run }
}
