import { lazy, type ReactNode } from 'react'
import { brings } from './brings.tsx'
import { Case } from './Case.tsx'
import { Find } from './Find.tsx'
import { Me } from './Me.tsx'
import { Mine } from './Mine.tsx'
import { Summary } from './Summary.tsx'
import { Tasks } from './Tasks.tsx'
import { Todo } from './Todo.tsx'
import { Unit } from './Unit.tsx'
import { Visit } from './Visit.tsx'

const Double = lazy(() => import('./Double.tsx'))
const Service = brings('service', async () => (await import('./Service.tsx')).default)
const Own = lazy(() => import('./Own.tsx'))
const Activities = lazy(async () => ({ default: (await import('./Activity.tsx')).Activities }))
const ActivityEntry = lazy(async () => ({ default: (await import('./Activity.tsx')).ActivityEntry }))
const TurnsList = lazy(async () => ({ default: (await import('./Turns.tsx')).TurnsList }))
const TurnsOf = lazy(async () => ({ default: (await import('./Turns.tsx')).TurnsOf }))
const Rooms = brings('places', async () => (await import('./Rooms.tsx')).Rooms)
const Rents = brings('places', async () => (await import('./Rents.tsx')).Rents)
const Rent = brings('places', async () => (await import('./Rent.tsx')).Rent)
const MyHours = lazy(async () => ({ default: (await import('./Learning.tsx')).MyHours }))
const Courses = lazy(async () => ({ default: (await import('./Courses.tsx')).Courses }))
const Course = lazy(async () => ({ default: (await import('./Courses.tsx')).Course }))
const Ways = brings('development', async () => (await import('./Development.tsx')).Ways)
const Way = brings('development', async () => (await import('./Development.tsx')).Way)
const JointCall = brings('alliances', async () => (await import('./JointCall.tsx')).JointCall)
const Communities = brings('alliances', async () => (await import('./Communities.tsx')).Communities)
const Community = brings('alliances', async () => (await import('./Community.tsx')).Community)
const Agreement = brings('alliances', async () => (await import('./Agreement.tsx')).Agreement)
const Orders = brings('demands', async () => (await import('./Orders.tsx')).Orders)
const OneOrder = brings('demands', async () => (await import('./Orders.tsx')).OneOrder)
const Consultations = brings('demands', async () => (await import('./Consultations.tsx')).Consultations)
const OneConsultation = brings('demands', async () => (await import('./Consultations.tsx')).OneConsultation)
const Directives = brings('demands', async () => (await import('./Directives.tsx')).Directives)
const OneDirective = brings('demands', async () => (await import('./Directives.tsx')).OneDirective)
const Talks = brings('demands', async () => (await import('./Talks.tsx')).Talks)
const AskTalk = brings('demands', async () => (await import('./Talks.tsx')).AskTalk)
const OneTalk = brings('demands', async () => (await import('./OneTalk.tsx')).OneTalk)
const Online = brings('demands', async () => (await import('./Online.tsx')).Online)
const OneOnline = brings('demands', async () => (await import('./Online.tsx')).OneOnline)
const Lists = brings('lists', async () => (await import('./Lists.tsx')).default)
const Agendas = brings('lists', async () => (await import('./Agendas.tsx')).Agendas)
const OneAgenda = brings('lists', async () => (await import('./Agendas.tsx')).OneAgenda)
const ListEntry = brings('lists', async () => (await import('./ListEntry.tsx')).default)
const DigestOfWeek = brings('digest', async () => (await import('./Digest.tsx')).DigestOfWeek)

/** Somebody signed in, as the pages know them. */
export interface Person {
  readonly accountId: string
  readonly displayName: string
  readonly abilities: readonly string[]
  readonly onSignedOut: () => void
}

/** What stands behind a touch on the bar. */
const firstPages = {
  own: () => <Own />,
  double: () => <Double />,
  activity: ({ accountId }: Person) => <Activities account={accountId} />,
  mine: ({ accountId, abilities }: Person) => <Mine account={accountId} guides={abilities.includes('activity.read')} />,
  summary: () => <Summary />,
  find: () => <Find />,
  todo: () => <Todo />,
  tasks: ({ abilities }: Person) => <Tasks abilities={abilities} />,
  me: (person: Person) => <Me person={person} />,
} satisfies Record<string, (person: Person) => ReactNode>
export type TabKey = keyof typeof firstPages

export interface Tab {
  readonly key: TabKey
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
export const tabsFor = (abilities: readonly string[]) => {
  if (abilities.length === 0) return memberTabs
  if (abilities.includes('activity.record') && !abilities.includes('visit.read')) return secretaryTabs
  return abilities.includes('visit.record') && !abilities.includes('visit.manage') ? instructorTabs : officeTabs
}

interface Place {
  /** Path of the tab it stands under where it has none of its own. */
  readonly under?: string
  /** The page of the address with nothing behind it. */
  readonly alone?: (person: Person) => ReactNode
  /** The page of one thing, named behind it. */
  readonly one?: (id: string, person: Person) => ReactNode
}

/** Pages that are not the first of a tab, by the first word of their address. */
const places: Readonly<Record<string, Place>> = {
  units: { one: (no) => <Unit no={Number(no)} /> },
  cases: { under: '/tasks', one: (id) => <Case id={id} /> },
  agreements: { under: '/tasks', one: (id) => <Agreement id={id} /> },
  calls: { under: '/tasks', one: (id) => <JointCall id={id} /> },
  communities: { under: '/me', alone: () => <Communities />, one: (id) => <Community id={id} /> },
  visit: { one: (no, { accountId }) => <Visit unitNo={Number(no)} account={accountId} /> },
  activity: {
    alone: ({ accountId }) => <Activities account={accountId} />,
    one: (no, { accountId }) => <ActivityEntry branchNo={Number(no)} account={accountId} />,
  },
  turns: { under: '/me', alone: () => <TurnsList />, one: (id) => <TurnsOf id={id} /> },
  orders: { under: '/tasks', alone: () => <Orders />, one: (id) => <OneOrder id={id} /> },
  talks: { under: '/tasks', alone: () => <Talks />, one: (id) => (id === 'ask' ? <AskTalk /> : <OneTalk id={id} />) },
  directives: { under: '/tasks', alone: () => <Directives />, one: (id) => <OneDirective id={id} /> },
  consultations: { under: '/tasks', alone: () => <Consultations />, one: (id) => <OneConsultation id={id} /> },
  online: { under: '/me', alone: () => <Online />, one: (id) => <OneOnline id={id} /> },
  places: { under: '/me', alone: () => <Rooms /> },
  rents: { under: '/me', alone: () => <Rents />, one: (id) => <Rent id={id} /> },
  hours: { under: '/me', alone: () => <MyHours /> },
  courses: { under: '/me', alone: () => <Courses />, one: (id) => <Course id={id} /> },
  lists: {
    under: '/me',
    alone: ({ abilities }) => <Lists claims={abilities.includes('lists.claim')} />,
    one: (id) => <ListEntry id={id} />,
  },
  agendas: { under: '/me', alone: () => <Agendas />, one: (id) => <OneAgenda id={id} /> },
  development: { under: '/tasks', alone: () => <Ways />, one: (id) => <Way id={id} /> },
  digest: { under: '/me', alone: () => <DigestOfWeek /> },
  own: { under: '/me', alone: () => <Own /> },
  double: { under: '/me', alone: () => <Double /> },
  service: { under: '/me', alone: () => <Service /> },
}

/** The tab an address belongs to: its own, the one it stands under, else the first. */
export function tabOf(tabs: readonly Tab[], [word = '']: readonly string[]): Tab {
  const at = (path: string | undefined) => tabs.find((tab) => tab.path === path)
  return at(word && `/${word}`) ?? at(places[word]?.under) ?? tabs[0]!
}

export function pageOf([word = '', id]: readonly string[], tab: Tab, person: Person): ReactNode {
  const place = places[word]
  if (id !== undefined && place?.one) return place.one(id, person)
  return place?.alone ? place.alone(person) : firstPages[tab.key](person)
}
