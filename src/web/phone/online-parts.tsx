import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { comma } from '../ui/figures.ts'
import { type demands, sidesOf } from '../../modules/demands/contract.ts'
import { Empty, type Fact, KnownFacts } from './parts.tsx'
import { addressOf, Link } from './route.tsx'

type Listed = AnswerOf<typeof demands.listOnline>['items'][number]
export type OnlineSession = AnswerOf<typeof demands.getOnline>
export type OnlineIssue = OnlineSession['issues'][number]
export type OnlineVoice = OnlineIssue['voices'][number]

/** Open deliberations first, then those that ended with what came of them. `at` is where one of them is opened. */
export function OnlineDoors({ items, at }: { items: readonly Listed[]; at: string }) {
  const t = useTranslations('demands.online')
  const open = items.filter((one) => one.state === 'open')
  const past = items.filter((one) => one.state !== 'open')
  return (
    <>
      {open.length === 0 ? <Empty title={t('none')} hint={t('noneHint')} /> : <Doors items={open} at={at} />}
      {past.length > 0 ? (
        <>
          <h2>{t('past')}</h2>
          <Doors items={past} at={at} />
        </>
      ) : null}
    </>
  )
}

function Doors({ items, at }: { items: readonly Listed[]; at: string }) {
  const t = useTranslations('demands.online')
  return (
    <ul className="card doors">
      {items.map((one) => (
        <li key={one.id}>
          <Link to={addressOf(`${at}/${one.id}`)}>
            <span>
              <i data-name="">{one.issues.map((issue) => issue.title).join(' · ')}</i>
              <small>
                <span data-name="">{one.host.name}</span> ·{' '}
                {one.state === 'open' ? t('until', { day: one.openUntil }) : t(`state.${one.state}`)}
                {one.tookPart ? ` · ${t('tookPart')}` : ''}
              </small>
            </span>
            {one.news ? <b className="due">{t('news')}</b> : <b>{one.people}</b>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Who asks, until when, whom it is for, and what those who took part were told. */
export function OnlineHead({ session }: { session: OnlineSession }) {
  const t = useTranslations('demands')
  const open = session.state === 'open'
  const facts: Fact[] = [
    [t('online.told'), session.feedback, 'record'],
    [t('online.minutes'), session.minutes, 'record'],
    [t('online.toldOn'), session.toldOn],
  ]
  return (
    <>
      <p className="quiet">
        <span data-name="">{session.host.name}</span> ·{' '}
        {open
          ? t('online.until', { day: session.openUntil })
          : t('online.period', { from: session.onDay, until: session.openUntil })}{' '}
        · {t('online.people', { count: session.people })}
      </p>
      {open ? (
        <>
          <p className="quiet">
            {t('online.for', {
              who: sidesOf(session.openTo)
                .map((side) => t(`requester.${side}`))
                .join(' / '),
            })}
          </p>
          <p className="quiet">{t('online.privacy')}</p>
        </>
      ) : (
        <section className="card" role="status">
          <p className="verdict">{t(`online.state.${session.state}`)}</p>
          {session.state === 'over' ? <p>{t('online.overHint')}</p> : null}
          <KnownFacts facts={facts} />
        </section>
      )}
    </>
  )
}

/** What became of an issue so far, step by step; nothing while it is still being discussed. */
export function IssueOutcome({ of }: { of: Omit<OnlineIssue['outcome'], 'assigned'> & { assigned?: string | null } }) {
  const t = useTranslations('demands.online')
  if (of.decision === null) return null
  const dated = (words: string | null, day: string | null) => words && [words, day].filter(Boolean).join(' · ')
  return (
    <KnownFacts
      facts={[
        [t(of.state === 'declined' ? 'declined' : 'decided'), dated(of.decision, of.decidedOn), 'record'],
        [t('consulted'), of.consulted.join(comma()), 'record'],
        [t('assigned'), of.assigned ?? null, 'record'],
        [t('result'), dated(of.result, of.solvedOn), 'record'],
        [t('feedback'), dated(of.feedback, of.toldOn), 'record'],
      ]}
    />
  )
}

export function OnlineOutcome({ issue }: { issue: OnlineIssue }) {
  if (issue.outcome.decision === null) return null
  return (
    <section className="card">
      <IssueOutcome of={issue.outcome} />
    </section>
  )
}

/** A word with what its reader can do with it below. */
export function VoiceCard({ voice, children }: { voice: OnlineVoice; children?: ReactNode }) {
  const t = useTranslations('demands.online')
  return (
    <section className="card">
      <p data-name="">{voice.words}</p>
      <p className="quiet">
        {voice.mine ? t('mine') : voice.name ? <span data-name="">{voice.name}</span> : t('anonymous')} · {voice.saidOn} ·{' '}
        {t('supports', { count: voice.supports })}
        {voice.raisedNo === null ? '' : ` · ${t('raised', { no: voice.raisedNo })}`}
      </p>
      {voice.raised ? <IssueOutcome of={voice.raised} /> : null}
      <Standing standing={voice.standing} reason={voice.reason} />
      {children}
    </section>
  )
}

/** Told to the author alone: that a word waits to be read, or why it is not shown. */
export function Standing({ standing, reason }: { standing: OnlineVoice['standing']; reason: string | null }) {
  const t = useTranslations('demands.online')
  if (standing === 'shown') return null
  return (
    <p role="status">
      {t(standing)} {reason ? <span data-name="">{reason}</span> : null}
    </p>
  )
}

/** Resident or member, as the person says; no question where only one side may take part. */
export function AsField({ openTo }: { openTo: OnlineSession['openTo'] }) {
  const t = useTranslations('demands')
  const sides = sidesOf(openTo)
  if (sides.length === 1) return <input type="hidden" name="as" value={sides[0]} />
  return (
    <label>
      {t('online.as')}
      <select name="as">
        {sides.map((value) => (
          <option key={value} value={value}>
            {t(`requester.${value}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
