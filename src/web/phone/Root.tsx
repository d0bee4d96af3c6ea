import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { getMe } from '../../modules/access/contract.ts'
import { notices } from '../../modules/notices/contract.ts'
import { onSessionExpired } from '../kit/client.ts'
import { brings } from './brings.tsx'
import { Empty, Shown } from './parts.tsx'
import { pageOf, tabOf, tabsFor, type TabKey } from './places.tsx'
import { addressOf, Link, usePlace } from './route.tsx'
import { SignIn } from './SignIn.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'
import { visitDrafts } from './visit-draft.ts'

const signs = {
  double: 'M4 8h13l-3-3m6 11H7l3 3',
  own: 'M5 4h14v16H5Zm4 11a3 3 0 0 1 6 0m-3-4a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  activity: 'M6 4h12v16H6Zm3 5h6m-6 4h6m-6 4h3',
  mine: 'M5 20V9l7-5 7 5v11h-5v-6h-4v6Z',
  summary: 'M4 19V9m5 10V5m5 14v-7m5 7V8',
  find: 'M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13Zm5-1.5L20 20',
  todo: 'M5 12.5l4.5 4.5L19 7',
  tasks: 'M5 12.5l4.5 4.5L19 7',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8a7.5 7.5 0 0 1 15 0',
} as const satisfies Record<TabKey, string>

const Claim = lazy(() => import('./Claim.tsx'))
const Ask = brings('demands', async () => (await import('./Ask.tsx')).default)
const AskFollow = brings('demands', async () => (await import('./AskFollow.tsx')).default)
const Deliberate = brings('demands', async () => (await import('./Deliberate.tsx')).default)
const Join = lazy(() => import('./Join.tsx'))
const DoorScreen = brings('places', async () => (await import('./DoorScreen.tsx')).DoorScreen)
const OpenVenues = brings('places', async () => (await import('./OpenVenues.tsx')).default)
const OpenVenue = brings('places', async () => (await import('./OpenVenue.tsx')).default)
const OpenFollow = brings('places', async () => (await import('./OpenFollow.tsx')).default)
const Wishes = brings('lists', async () => (await import('./Wishes.tsx')).default)
const PublicMenu = lazy(async () => ({ default: (await import('./PublicMenu.tsx')).PublicMenu }))
const OpenNeed = brings('service', async () => (await import('./OpenNeed.tsx')).default)
const ByCode = brings('service', async () => (await import('./OwnByCode.tsx')).default)
const Verify = brings('service', async () => (await import('./Verify.tsx')).default)

/** What needs no account, by the first word of its address; what follows it is handed on. Everything else is behind the door. */
const openPages: Readonly<Record<string, (rest: string | undefined) => ReactNode>> = {
  ask: (rest) => (rest === 'follow' ? <AskFollow /> : <Ask />),
  deliberate: (rest) => <Deliberate rest={rest} />,
  join: () => <Join />,
  claim: () => <Claim />,
  verify: () => <Verify />,
  served: () => <ByCode />,
  venues: (rest) => (rest === 'follow' ? <OpenFollow /> : rest ? <OpenVenue no={Number(rest)} /> : <OpenVenues />),
  wishes: () => <Wishes />,
  door: (secret) => (secret ? <DoorScreen secret={secret} /> : null),
  volunteer: (id) => (id ? <OpenNeed id={id} /> : null),
  menu: (id) => (id ? <PublicMenu id={id} /> : null),
}

export function Entry() {
  const { parts } = usePlace()
  return <Suspense fallback={<p className="wait" />}>{openPages[parts[0] ?? '']?.(parts[1]) ?? <Root />}</Suspense>
}

/** Signs in, then shows the page of the address over a bar of four. */
function Root() {
  const t = useTranslations('phone')
  const me = useAnswer(getMe, {}, false)
  const [goOn, setGoOn] = useState<(() => void) | null>(null)
  useEffect(() => {
    onSessionExpired(() => new Promise((resolve) => setGoOn(() => resolve)))
    return () => onSessionExpired(null)
  }, [])
  const { parts } = usePlace()
  const signedIn = () => {
    goOn?.()
    setGoOn(null)
    me.retry()
  }
  if (goOn || me.error?.code === 'not-signed-in') return <SignIn onSignedIn={signedIn} />
  return (
    <Shown of={me}>
      {({ accountId, displayName, mustChangePassword, abilities }) => {
        const tabs = tabsFor(abilities)
        const tab = tabOf(tabs, parts)
        const person = { accountId, displayName, abilities, onSignedOut: me.retry }
        return (
          <>
            <SendWhenBack account={accountId} />
            <main className="page" key={parts.join('/')}>
              <Suspense fallback={<p className="wait" />}>
                {parts.length === 0 && !mustChangePassword ? <DigestMark /> : null}
                {mustChangePassword ? <Empty title={t('me.firstPassword')} /> : pageOf(parts, tab, person)}
              </Suspense>
            </main>
            <nav className="tabs" aria-label={t('nav.label')}>
              {tabs.map(({ key, path }) => (
                <Link key={key} to={addressOf(path)} current={key === tab.key}>
                  <svg viewBox="0 0 24 24" width={22} height={22} aria-hidden>
                    <path
                      d={signs[key]}
                      fill="none"
                      stroke="currentColor"
                      strokeWidth={1.8}
                      strokeLinecap="round"
                      strokeLinejoin="round"
                    />
                  </svg>
                  {t(`nav.${key}`)}
                </Link>
              ))}
            </nav>
          </>
        )
      }}
    </Shown>
  )
}

/** On the first page, once a week: how much waits. A touch opens it, and then it is gone for the week. */
function DigestMark() {
  const t = useTranslations('phone.me')
  const { data } = useAnswer(notices.getMark)
  if (!data?.fresh) return null
  return (
    <Link to={addressOf('/digest')} className="button wide">
      {t('waiting', { count: data.total })}
    </Link>
  )
}

/** Visits written down without a network leave when it is back, and when the phone is opened again. */
function SendWhenBack({ account }: { account: string }) {
  useEffect(() => {
    const send = () => void visitDrafts.sendWaiting(account).then((went) => (went ? forgetAnswers() : undefined))
    send()
    addEventListener('online', send)
    return () => removeEventListener('online', send)
  }, [account])
  return null
}
