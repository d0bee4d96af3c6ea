import { type ReactNode, useSyncExternalStore } from 'react'

/** Five pages need no router: the address is read here, changed here, and watched by everyone. */
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
addEventListener('popstate', tell)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export interface Place {
  /** Parts of the path below `/m`, e.g. `['units', '17']`. */
  readonly parts: readonly string[]
  readonly search: URLSearchParams
}

export function usePlace(): Place {
  const address = useSyncExternalStore(subscribe, () => location.pathname + location.search)
  const url = new URL(address, location.origin)
  return { parts: url.pathname.split('/').slice(2).filter(Boolean), search: url.searchParams }
}

export function addressOf(path: string, search: Readonly<Record<string, string | undefined>> = {}): string {
  const params = new URLSearchParams(Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])))
  const text = params.toString()
  return `/m${path}${text === '' ? '' : `?${text}`}`
}

export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', address)
  else history.replaceState(null, '', address)
  if (how === 'push') scrollTo(0, 0)
  tell()
}

interface LinkProps {
  readonly to: string
  readonly className?: string
  readonly current?: boolean
  readonly children: ReactNode
}

export function Link({ to, className, current, children }: LinkProps) {
  return (
    <a
      href={to}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        go(to)
      }}
    >
      {children}
    </a>
  )
}
