import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { members } from '../../modules/members/contract.ts'
import { call } from '../kit/client.ts'
import { Empty, Refused, Shown } from './parts.tsx'
import { forgetAnswers, useAnswer } from './use-answer.ts'

type Answer = AnswerOf<typeof members.getOwnRegistrations>
type Registration = Answer['registrations'][number]
type Act = (work: Promise<unknown>) => void

/** A second place of the member's own accord: register, claim a post, see what was noted, end it. */
export default function Double() {
  const t = useTranslations('members.registration')
  const own = useTranslations('members.own')
  const answer = useAnswer(members.getOwnRegistrations)
  const [problem, setProblem] = useState<unknown>(null)
  const act: Act = (work) => {
    setProblem(null)
    void work.then(() => {
      forgetAnswers()
      answer.retry()
    }, setProblem)
  }
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="quiet">{t('hint')}</p>
      <Refused problem={problem} />
      <Shown of={answer}>
        {({ linked, registrations, posts }) =>
          linked ? (
            <>
              {registrations.length === 0 ? <p className="quiet">{t('own.none')}</p> : null}
              {registrations.map((one) => (
                <Own key={one.id} one={one} posts={posts} act={act} />
              ))}
              <Offers registrations={registrations} posts={posts} act={act} />
            </>
          ) : (
            <Empty title={own('notLinked')} hint={own('notLinkedHint')} />
          )
        }
      </Shown>
    </>
  )
}

function Own({ one, posts, act }: { one: Registration; posts: Answer['posts']; act: Act }) {
  const t = useTranslations('members.registration')
  const open = one.endedOn === null
  const mayClaim = open && one.state === 'accepted'
  return (
    <section className="card">
      <p className="verdict">{one.host.name}</p>
      <p className="quiet">
        {[t(`state.${one.state}`), t('own.since', { day: one.reportedOn }), one.post].filter(Boolean).join(' · ')}
      </p>
      {one.endedBecause ? <p>{t(`endedBecause.${one.endedBecause}`)}</p> : null}
      {one.reason ? <p>{one.reason}</p> : null}
      {one.notes.map((note) => (
        <p key={`${note.onDay}${note.line}`}>
          {note.onDay} {note.line}
        </p>
      ))}
      {mayClaim
        ? posts
            .filter((post) => post.host.no === one.host.no)
            .map((post) => (
              <button
                key={post.id}
                type="button"
                className="button wide"
                disabled={post.taken >= post.quota}
                onClick={() => act(call(members.claimOwnPost, { params: { id: one.id }, body: { postId: post.id } }))}
              >
                {t('own.claim')} · {post.name}
              </button>
            ))
        : null}
      {open ? (
        <button
          type="button"
          className="button wide"
          onClick={() => act(call(members.endOwnRegistration, { params: { id: one.id } }))}
        >
          {t('own.end')}
        </button>
      ) : null}
    </section>
  )
}

function Offers({ registrations, posts, act }: Omit<Answer, 'linked'> & { act: Act }) {
  const t = useTranslations('members.registration')
  const taken = new Set(registrations.filter((one) => one.endedOn === null).map((one) => one.host.no))
  const hosts = [...new Map(posts.map((post) => [post.host.no, post.host])).values()]
  return (
    <>
      <h2>{t('own.offers')}</h2>
      {hosts.length === 0 ? <p className="quiet">{t('own.noOffers')}</p> : null}
      {hosts.map((host) => (
        <section key={host.no} className="card">
          <p className="verdict">{host.name}</p>
          <ul>
            {posts
              .filter((post) => post.host.no === host.no)
              .map((post) => (
                <li key={post.id}>
                  {post.name} ({post.taken < post.quota ? t('own.left', { left: post.quota - post.taken }) : t('own.full')})
                  <br />
                  <small>{post.duties}</small>
                </li>
              ))}
          </ul>
          {taken.has(host.no) ? null : (
            <button
              type="button"
              className="button wide"
              onClick={() => act(call(members.registerOwn, { body: { hostNo: host.no } }))}
            >
              {t('own.register')}
            </button>
          )}
        </section>
      ))}
    </>
  )
}
