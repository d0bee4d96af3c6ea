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

/** A figure that counts who stands over units: it leads to the list of them, under the filter of this page. */
export function GroupDoor({ to, of, children }: { to: string; of: Record<string, string>; children: ReactNode }) {
  const [state] = useUrlState()
  return (
    <Door to={to} search={withinPage(state, { status: null, ...of })}>
      {children}
    </Door>
  )
}
