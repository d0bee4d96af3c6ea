import { type ComponentType, lazy, Suspense } from 'react'

/** A dialog fetched when somebody opens it: its fields are heavy, and most who look at the page never need them. */
export function lazyDialog<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load() }))
  return function LazyDialog(props: Props) {
    return (
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    )
  }
}
