import { useSyncExternalStore } from 'react'

/**
 * Whether there is room for tables and the side navigation. Paper always counts as wide: a list printed from a desk
 * must stay a table although a sheet has fewer pixels than a screen.
 */
export function useWide(pixels: 768 | 992): boolean {
  const query = `(min-width: ${pixels}px), print`
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
    () => true,
  )
}

/** While a sheet is being made: no fixed heads and no scrolling, which would cut or shift the columns on paper. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia('print')
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia('print').matches,
    () => false,
  )
}
