import { type ReactNode, Suspense } from 'react'
import { useCan } from '../kit/session.ts'
import { Loading } from '../ui/states.tsx'
import { Forbidden } from './dead-ends.tsx'

export function GuardedPage({ action, children }: { action: string | undefined; children: ReactNode }) {
  if (!useCan(action)) return <Forbidden />
  return <Suspense fallback={<Loading height={320} />}>{children}</Suspense>
}
