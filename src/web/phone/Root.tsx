import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { getMe, signOut } from '../../modules/access/contract.ts'
import { notices } from '../../modules/notices/contract.ts'
import { call, onSessionExpired } from '../kit/client.ts'
import { useLanguage } from '../phrases/language.ts'
import { Case } from './Case.tsx'
import { Find } from './Find.tsx'
import { Mine } from './Mine.tsx'
import { Empty, Shown } from './parts.tsx'
import { addressOf, Link, usePlace } from './route.tsx'
import { SignIn } from './SignIn.tsx'
import { Summary } from './Summary.tsx'
import { Tasks } from './Tasks.tsx'
import { Todo } from './Todo.tsx'
import { Unit } from './Unit.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'
import { visitDrafts } from './visit-draft.ts'
import { Visit } from './Visit.tsx'

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
} as const

interface Tab {
  readonly key: keyof typeof signs
  readonly path: string
}
const find: Tab = { key: 'find', path: '/units' }
const meTab: Tab = { key: 'me', path: '/me' }
const officeTabs: readonly Tab[] = [{ key: 'summary', path: '' }, find, { key: 'tasks', path: '/tasks' }, meTab]
/** Who records visits and manages nobody else's begins with the own organisations. */
const instructorTabs: readonly Tab[] = [{ key: 'mine', path: '' }, { key: 'todo', path: '/tasks' }, find, meTab]
/** Who records what the own branch did and visits nobody begins with that. */
const secretaryTabs: readonly Tab[] = [{ key: 'activity', path: '' }, { key: 'tasks', path: '/tasks' }, find, meTab]
/** Who holds no office has the own record and nothing else. */
const memberTabs: readonly Tab[] = [{ key: 'own', path: '' }, { key: 'double', path: '/double' }, meTab]
const tabsFor = (abilities: readonly string[]) => {
  if (abilities.length === 0) return memberTabs
  if (abilities.includes('activity.record') && !abilities.includes('visit.read')) return secretaryTabs
  return abilities.includes('visit.record') && !abilities.includes('visit.manage') ? instructorTabs : officeTabs
}

/** The tab a page without one belongs to: a case to what is to be done, hours and courses to oneself. */
const under: Readonly<Record<string, string>> = {
  cases: 'tasks',
  hours: 'me',
  courses: 'me',
  digest: 'me',
  own: 'me',
  double: 'me',
}

const Claim = lazy(() => import('./Claim.tsx'))
const Double = lazy(() => import('./Double.tsx'))
const Own = lazy(() => import('./Own.tsx'))
const Join = lazy(() => import('./Join.tsx'))
const PublicMenu = lazy(async () => ({ default: (await import('./PublicMenu.tsx')).PublicMenu }))
const Activities = lazy(async () => ({ default: (await import('./Activity.tsx')).Activities }))
const MyHours = lazy(async () => ({ default: (await import('./Learning.tsx')).MyHours }))
const Courses = lazy(async () => ({ default: (await import('./Courses.tsx')).Courses }))
const Course = lazy(async () => ({ default: (await import('./Courses.tsx')).Course }))
const DigestOfWeek = lazy(async () => ({ default: (await import('./Digest.tsx')).DigestOfWeek }))
const ActivityEntry = lazy(async () => ({ default: (await import('./Activity.tsx')).ActivityEntry }))

/** Three pages need no account: to say that one is a member, to open an account by a code, and what is on a menu. Everything else is behind the door. */
export function Entry() {
  const { parts } = usePlace()
  return <Suspense fallback={<p className="wait" />}>{openPage(parts)}</Suspense>
}

function openPage(parts: readonly string[]) {
  if (parts[0] === 'join') return <Join />
  if (parts[0] === 'claim') return <Claim />
  return parts[0] === 'menu' && parts[1] ? <PublicMenu id={parts[1]} /> : <Root />
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
        const place = under[parts[0] ?? ''] ?? parts[0]
        const tab = tabs.find((one) => one.path === (place ? `/${place}` : '')) ?? tabs[0]!
        const pages = {
          own: <Own />,
          double: <Double />,
          activity: <Activities account={accountId} />,
          mine: <Mine account={accountId} guides={abilities.includes('activity.read')} />,
          summary: <Summary />,
          find: <Find />,
          todo: <Todo />,
          tasks: <Tasks cases={abilities.includes('case.read')} elections={abilities.includes('election.read')} />,
          me: <Me name={displayName} reads={abilities.includes('learning.read')} onSignedOut={me.retry} />,
        }
        return (
          <>
            <SendWhenBack account={accountId} />
            <main className="page" key={parts.join('/')}>
              {mustChangePassword ? (
                <Empty title={t('me.firstPassword')} />
              ) : parts[0] === 'units' && parts[1] ? (
                <Unit no={Number(parts[1])} />
              ) : parts[0] === 'cases' && parts[1] ? (
                <Case id={parts[1]} />
              ) : parts[0] === 'hours' ? (
                <MyHours />
              ) : parts[0] === 'courses' ? (
                parts[1] ? (
                  <Course id={parts[1]} />
                ) : (
                  <Courses />
                )
              ) : parts[0] === 'own' ? (
                <Own />
              ) : parts[0] === 'double' ? (
                <Double />
              ) : parts[0] === 'activity' ? (
                parts[1] ? (
                  <ActivityEntry branchNo={Number(parts[1])} account={accountId} />
                ) : (
                  <Activities account={accountId} />
                )
              ) : parts[0] === 'digest' ? (
                <DigestOfWeek />
              ) : parts[0] === 'visit' && parts[1] ? (
                <Visit unitNo={Number(parts[1])} account={accountId} />
              ) : (
                <>
                  {parts.length === 0 ? <DigestMark /> : null}
                  {pages[tab.key]}
                </>
              )}
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

function Me({ name, reads, onSignedOut }: { name: string; reads: boolean; onSignedOut: () => void }) {
  const t = useTranslations('phone.me')
  const own = useTranslations('members.own')
  const double = useTranslations('members.registration')
  const { language, choose } = useLanguage()
  const leave = async () => {
    await call(signOut, {}, { renewSession: false })
    forgetAnswers()
    onSignedOut()
  }
  return (
    <>
      <h1>{t('title')}</h1>
      <section className="card">
        <p className="verdict">{name}</p>
      </section>
      <ul className="card doors">
        <li>
          <Link to={addressOf('/hours')}>
            <span>{t('hours')}</span>
          </Link>
        </li>
        {reads ? (
          <li>
            <Link to={addressOf('/courses')}>
              <span>{t('courses')}</span>
            </Link>
          </li>
        ) : null}
      </ul>
      <button
        type="button"
        className="button wide"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => choose(language === 'en' ? 'zh-CN' : 'en')}
      >
        {t('language')}
      </button>
      <Link className="button wide" to={addressOf('/own')}>
        {own('title')}
      </Link>
      <Link className="button wide" to={addressOf('/double')}>
        {double('title')}
      </Link>
      <a className="button wide" href="/">
        {t('desktop')}
      </a>
      <Link to={addressOf('/digest')} className="button wide">
        {t('digest')}
      </Link>
      <button type="button" className="button wide" onClick={() => void leave()}>
        {t('signOut')}
      </button>
    </>
  )
}
