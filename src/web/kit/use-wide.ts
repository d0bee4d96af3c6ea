import { useSyncExternalStore } from 'react'

/** Whether a media query holds now, and again whenever that turns. */
function useMedia(query: string, elsewhere: boolean): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
    () => elsewhere,
  )
}

/**
 * Whether there is room for tables and the side navigation. Paper always counts as wide: a list printed from a desk
 * must stay a table although a sheet has fewer pixels than a screen.
 */
export function useWide(pixels: 768 | 992): boolean {
  return useMedia(`(min-width: ${pixels}px), print`, true)
}

/** While a sheet is being made: no fixed heads and no scrolling, which would cut or shift the columns on paper. */
export function usePrinting(): boolean {
  return useMedia('print', false)
}

/** Whoever asked their device for less motion gets none: dialogs and lists stand at once. */
export function useStill(): boolean {
  return useMedia('(prefers-reduced-motion: reduce)', false)
}
