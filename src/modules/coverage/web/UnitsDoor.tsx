import type { ReactNode } from 'react'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { withinPage } from './filter.ts'

/** A figure of this page that leads to the list of exactly the units it counts. */
export function UnitsDoor({ of, children }: { of: Record<string, string | number | boolean | null>; children: ReactNode }) {
  const [state] = useUrlState()
  return (
    <Door to="/units" search={withinPage(state, of)}>
      {children}
    </Door>
  )
}
