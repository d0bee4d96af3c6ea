import { lazy, Suspense } from 'react'

const Drawer = lazy(() => import('./FilterDrawer.tsx').then(({ FilterDrawer }) => ({ default: FilterDrawer })))

/** The filter drawer for other modules' pages; its form is fetched when it is first opened, not with the first page. */
export function LaterFilterDrawer({ onClose }: { onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <Drawer onClose={onClose} />
    </Suspense>
  )
}
