import { useParams } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { ClassList } from './ClassList.tsx'
import { EnrolDialog } from './EnrolDialog.tsx'
import { Facts } from './Facts.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { LessonsDialog } from './LessonsDialog.tsx'
import { spanOf, useHours, useLearningWords } from './use-words.ts'

export type SessionView = AnswerOf<typeof learning.getSession>
type Dialog = 'enrol' | 'cancel' | 'lessons' | null

/** One session with its class list: who is expected, and who was there. */
export default function SessionPage() {
  const l = useTranslations('learning')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(learning.getSession, { params: { id } })
  const [dialog, setDialog] = useState<Dialog>(null)
  const close = () => setDialog(null)
  const session = answer.data
  const stands = session !== undefined && session.cancelReason === null
  const tools = (
    <>
      {stands && session.can.enrol ? (
        <Button type="primary" onClick={() => setDialog('enrol')}>
          {l('session.enrol')}
        </Button>
      ) : null}
      {stands && session.can.change ? <Button onClick={() => setDialog('lessons')}>{l('session.lessons')}</Button> : null}
      {stands && session.can.change && session.attended === 0 ? (
        <Button onClick={() => setDialog('cancel')}>{l('session.cancel')}</Button>
      ) : null}
      <ListTools endpoint={learning.exportClassList} params={{ id }} />
    </>
  )
  return (
    <PageFrame title={session?.title ?? l('pages.session')} tools={tools} printFilter={session?.node.name ?? ''}>
      <Answer of={answer} height={300}>
        {(found) => (
          <>
            <SessionFacts session={found} />
            <FollowUps session={found} />
            <ClassList session={found} />
          </>
        )}
      </Answer>
      {dialog === 'enrol' && session ? <EnrolDialog session={session} onClose={close} /> : null}
      {dialog === 'lessons' && session ? <LessonsDialog session={session} onClose={close} /> : null}
      {dialog === 'cancel' ? <CancelDialog id={id} onClose={close} /> : null}
    </PageFrame>
  )
}

/** Services that follow on it; shown where there are some. */
function FollowUps({ session }: { session: SessionView }) {
  const l = useTranslations('learning.followUps')
  if (session.followUps.length === 0) return null
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{l('title')}</h2>
      {session.followUps.map((one) => (
        <p key={one.needId} style={{ margin: 0 }}>
          <Door to={`/service/${one.needId}`}>{one.title}</Door>{' '}
          <span className="quiet" data-name="">
            {one.host.name} · {l('held', { count: one.sessions })}
          </span>
        </p>
      ))}
    </section>
  )
}

function SessionFacts({ session }: { session: SessionView }) {
  const l = useTranslations('learning')
  const { kinds, levels, campaigns, classHour } = useLearningWords()
  const hours = useHours()
  return (
    <section className="panel">
      <Facts
        rows={[
          [l('field.when'), spanOf(session.startsAt, session.endsAt)],
          [l('field.kind'), kinds.word(session.kind)],
          [
            l('field.hours'),
            session.way ? `${hours(session.minutes, classHour)} · ${l(`way.${session.way}`)}` : l('session.countsNot'),
          ],
          [l('field.organiser'), session.node.name],
          [l('field.partners'), session.partners.map((body) => body.name).join(comma()) || nothing],
          [l('field.audiences'), session.audiences.map((one) => l(`audience.${one}`)).join(comma()) || l('audience.all')],
          [l('field.place'), session.place ?? nothing],
          [l('field.level'), levels.word(session.level)],
          [l('field.campaign'), campaigns.word(session.campaign)],
          [
            l('field.plan'),
            session.planId ? (
              <Door key="plan" to={`/learning/plans/${session.planId}`}>
                {session.plan ?? session.planId}
              </Door>
            ) : (
              nothing
            ),
          ],
          [l('session.lessons'), session.lessons.map((lesson) => lesson.title).join(comma()) || nothing],
          ...(session.cancelReason ? [[l('session.cancelled'), session.cancelReason] as const] : []),
        ]}
      />
    </section>
  )
}

function CancelDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations()
  const l = useTranslations('learning')
  const cancel = useAction(learning.cancelSession)
  return (
    <ActionDialog<BodyOf<typeof learning.cancelSession>>
      title={l('session.cancel')}
      pending={cancel.isPending}
      error={cancel.error}
      send={(body) => cancel.mutateAsync({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t('form.reason')}
        rules={[{ required: true, message: t('form.required', { name: t('form.reason') }) }]}
      >
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}
