import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing } from '../../../../web/ui/figures.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { workforce } from '../../contract.ts'
import { useTermsLine } from '../use-terms-line.ts'
import '../workforce.css'
import { AccountPanel } from './AccountPanel.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { RecommendationsPanel } from './RecommendationsPanel.tsx'
import { ReviewsPanel, TrainingsPanel } from './RecordPanels.tsx'

export type Person = AnswerOf<typeof workforce.getPerson>

/** A person in post: what they serve and since when, training, reviews, recommendations, visits, account. */
export default function PersonPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(workforce.getPerson, { params: { id } }, { keep: true })
  return <Answer of={answer}>{(person) => <PersonBody key={person.id} person={person} />}</Answer>
}

function PersonBody({ person }: { person: Person }) {
  const t = useTranslations('workforce')
  const actions = useTranslations('actions')
  const [leaving, setLeaving] = useState(false)
  const canLeave = useCan('post.change') && (person.nomination !== null || person.posts.some((post) => post.untilOn === null))
  const tools = (
    <>
      <Door to={`/workforce/growth/${person.id}`}>{t('pages.growth')}</Door>
      {canLeave ? <Button onClick={() => setLeaving(true)}>{t('leave.open')}</Button> : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={actions('print')} />
    </>
  )
  return (
    <PageFrame title={person.name} tools={tools}>
      <div className="row">
        {person.senderName ? <span className="quiet">{person.senderName}</span> : null}
        {person.nomination ? (
          <span className="quiet">{t('sent.by', { body: person.nomination.body, from: person.nomination.fromOn })}</span>
        ) : null}
        {person.load === null ? null : <Tag>{t('person.load', { count: person.load })}</Tag>}
        {person.loadState && person.loadState !== 'no-rule' ? <Tag>{t(`loadState.${person.loadState}`)}</Tag> : null}
      </div>
      <div className="grid-main">
        <div className="stack">
          <PostsPanel posts={person.posts} />
          <VisitsPanel personId={person.id} />
        </div>
        <div className="stack">
          <TrainingsPanel person={person} />
          <ReviewsPanel person={person} />
          <RecommendationsPanel person={person} />
          {person.can.link ? <AccountPanel person={person} /> : null}
        </div>
      </div>
      {leaving ? <LeaveDialog person={person} onClose={() => setLeaving(false)} /> : null}
    </PageFrame>
  )
}

function PostsPanel({ posts }: { posts: Person['posts'] }) {
  const t = useTranslations('workforce')
  const termsLine = useTermsLine()
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('person.posts')}</h2>
      </div>
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th>{t('person.unit')}</th>
              <th>{t('person.role')}</th>
              <th>{t('person.period')}</th>
              <th>{t('person.how')}</th>
            </tr>
          </thead>
          <tbody>
            {posts.map((post) => (
              <tr key={post.id}>
                <td>
                  <Door to={`/units/${post.unitNo}`}>{post.unitName}</Door>
                </td>
                <td className="nowrap">
                  {t(`roles.${post.role}`)} {post.dedicated ? <Tag>{t('person.dedicated')}</Tag> : null}
                </td>
                <td className="tnum nowrap">
                  {post.untilOn === null
                    ? t('person.now', { from: post.fromOn })
                    : t('person.until', { from: post.fromOn, until: post.untilOn })}
                </td>
                <td>{[termsLine(post), post.documentNo].filter(Boolean).join(' · ') || nothing}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function VisitsPanel({ personId }: { personId: string }) {
  const t = useTranslations('workforce')
  const answer = useEndpoint(workforce.listVisits, { query: { personId, pageSize: 10 } })
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>
          <Door to="/workforce/visits" search={{ personId }}>
            {t('person.visits')}
          </Door>
        </h2>
      </div>
      <Answer of={answer} height={60}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('unit.noVisits')}</p>
          ) : (
            <ul className="line-list">
              {items.map((visit) => (
                <li key={visit.id}>
                  <span>{visit.line ?? visit.planNote ?? t(`visits.states.${visit.state}`)}</span>
                  <span className="quiet tnum">
                    {visit.madeOn ?? visit.plannedOn} · <Door to={`/units/${visit.unit.no}`}>{visit.unit.name}</Door>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}
