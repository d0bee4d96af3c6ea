import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { getMe } from '../../modules/access/contract.ts'
import { call } from '../kit/client.ts'
import type { CallProblem } from '../kit/call-problem.ts'
import { type Me, MeContext } from '../kit/session.ts'
import { Failed, Loading } from '../ui/states.tsx'
import { useQuery } from '@tanstack/react-query'
import { FirstPasswordPage, SignInPage } from './doors.tsx'
import { SessionRenewal } from './SessionRenewal.tsx'
import { Shell } from './Shell.tsx'

/** Lets someone in: the sign-in form stands at every address, so that a link from a mail opens what it points to afterwards. */
export function SignedIn() {
  const question = useQuery<Me, CallProblem>({
    queryKey: [getMe.name],
    queryFn: ({ signal }) => call(getMe, {}, { signal, renewSession: false }),
    retry: false,
    staleTime: 60_000,
  })
  const { data: me, error, refetch } = question
  if (!me) {
    if (error?.code === 'not-signed-in') {
      return (
        <Suspense fallback={<Loading height={400} />}>
          <SignInPage onSignedIn={() => void refetch()} />
        </Suspense>
      )
    }
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading height={400} />
  }
  if (me.mustChangePassword) {
    return (
      <MeContext value={me}>
        <Suspense fallback={<Loading height={400} />}>
          <FirstPasswordPage onChanged={() => void refetch()} />
        </Suspense>
      </MeContext>
    )
  }
  return (
    <MeContext value={me}>
      <Shell>
        <Outlet />
      </Shell>
      <SessionRenewal loginName={me.loginName} />
    </MeContext>
  )
}
