import { useFormatter, useTranslations } from 'use-intl'
import { jobs } from '../../platform/jobs/contract.ts'
import { brings } from './brings.tsx'
import { Cases } from './Cases.tsx'
import { Elections } from './Elections.tsx'
import { Empty, Shown } from './parts.tsx'
import { useAnswer } from './use-answer.ts'
import { Agreements, Calls, Requests } from './WaitingDoors.tsx'

const OrdersDoor = brings('demands', async () => (await import('./OrdersDoor.tsx')).OrdersDoor)
const DirectivesDoor = brings('demands', async () => (await import('./Directives.tsx')).DirectivesDoor)
const ConsultationsDoor = brings('demands', async () => (await import('./Consultations.tsx')).ConsultationsDoor)
const OnlineNews = brings('demands', async () => (await import('./Online.tsx')).OnlineNews)
const TalksDoor = brings('demands', async () => (await import('./TalksDoor.tsx')).TalksDoor)
const WaysWaiting = brings('development', async () => (await import('./Development.tsx')).WaysWaiting)
const RentsWaiting = brings('places', async () => (await import('./Rents.tsx')).RentsWaiting)

/** What may wait for somebody, by the ability to deal with it. */
const parts = [
  { action: 'order.handle', Part: OrdersDoor },
  { action: 'directive.keep', Part: DirectivesDoor },
  { action: 'talk.keep', Part: TalksDoor },
  { action: 'deliberation.keep', Part: ConsultationsDoor },
  { action: 'case.read', Part: Cases },
  { action: 'election.read', Part: Elections },
  { action: 'agreement.sign', Part: Agreements },
  { action: 'place.rent', Part: RentsWaiting },
  { action: 'network.act', Part: Calls },
  { action: 'community.run', Part: Requests },
  { action: 'development.own', Part: WaysWaiting },
] as const

/** What waits for the reader, and one's own background jobs. */
export function Tasks({ abilities }: { abilities: readonly string[] }) {
  const t = useTranslations('phone.tasks')
  const format = useFormatter()
  const list = useAnswer(jobs.listJobs, { query: { page: 1, pageSize: 30 } })
  const nameOf = (job: string) => {
    const verb = job.split('.').at(-1) ?? ''
    return t(`names.${verb === 'read' || verb === 'apply' || verb === 'undo' ? verb : 'other'}`)
  }
  return (
    <>
      <h1>{t('title')}</h1>
      <OnlineNews />
      {parts
        .filter(({ action }) => abilities.includes(action))
        .map(({ action, Part }) => (
          <Part key={action} />
        ))}
      <Shown of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} hint={t('noneHint')} />
          ) : (
            <>
              <h2>{t('jobs')}</h2>
              <ul className="card doors">
                {items.map((job) => (
                  <li key={job.id}>
                    <p>
                      <span>
                        {job.fileName ?? nameOf(job.name)}
                        <small>{format.dateTime(new Date(job.queuedAt), { dateStyle: 'medium', timeStyle: 'short' })}</small>
                      </span>
                      <b>{t(`states.${job.state}`)}</b>
                    </p>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Shown>
    </>
  )
}
