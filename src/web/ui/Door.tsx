import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFormatter } from 'use-intl'

interface DoorProps {
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
  /** A number is shown with separators and even figures; anything else as it is. */
  readonly children: ReactNode
  readonly label?: string
}

/** A figure or a name that leads to the list behind it. */
export function Door({ to, search, children, label }: DoorProps) {
  const format = useFormatter()
  return (
    <Link className="door tnum" to={to as never} search={(search ?? {}) as never} aria-label={label}>
      {typeof children === 'number' ? format.number(children) : children}
    </Link>
  )
}
