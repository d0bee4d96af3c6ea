import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { onSessionExpired } from '../kit/client.ts'

const dialog = () => import('./SessionRenewalDialog.tsx')
const SessionRenewalDialog = lazy(dialog)

/** Fetched well before a session can end, so that the form is there even when the platform was updated meanwhile. */
const fetchAfterMs = 10_000

/**
 * When the session has ended, the page stays as it is and a dialog stands above it. Every call that was refused meanwhile waits,
 * and is sent again with the same idempotency key once the same person has signed in.
 */
export function SessionRenewal({ loginName }: { loginName: string }) {
  const [open, setOpen] = useState(false)
  const waiting = useRef<(() => void)[]>([])
  useEffect(() => {
    onSessionExpired(
      () =>
        new Promise((resolve) => {
          waiting.current.push(resolve)
          setOpen(true)
        }),
    )
    return () => onSessionExpired(null)
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => void dialog().catch(() => undefined), fetchAfterMs)
    return () => clearTimeout(timer)
  }, [])
  const goOn = useCallback(() => {
    setOpen(false)
    for (const resolve of waiting.current.splice(0)) resolve()
  }, [])
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <SessionRenewalDialog loginName={loginName} onSignedIn={goOn} />
    </Suspense>
  )
}
