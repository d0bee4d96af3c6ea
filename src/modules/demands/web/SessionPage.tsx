import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { type Fact, FactList } from '../../../web/ui/FactList.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { demands } from '../contract.ts'
import './demands.css'
import { VoiceList } from './VoiceList.tsx'

const CloseOnlineDialog = lazyDialog(async () => (await import('./dialogs/OnlineDialogs.tsx')).CloseOnlineDialog)
const load = () => import('./dialogs/SessionActDialogs.tsx')
const ProlongDialog = lazyDialog(async () => (await load()).ProlongDialog)
const TellDialog = lazyDialog(async () => (await load()).TellDialog)

export type OneSession = AnswerOf<typeof demands.getSession>
const moves = ['close', 'tell', 'prolong'] as const
type Move = (typeof moves)[number]

/** One deliberation: what it is about, who may take part, what was said, what was decided and what was told back. */
export default function SessionPage() {
  const t = useTranslations('demands.session')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(demands.getSession, { params: { id } }, { keep: true })
  const [{ issueId, standing, q }] = useUrlState()
  const [act, setAct] = useState<Move | null>(null)
  const session = answer.data
  const close = () => setAct(null)
  return (
    <PageFrame
      title={session ? t('head', { no: session.no }) : t('one')}
      printFilter={[standing && t(`standing.${standing as 'shown'}`), q].filter(Boolean).join(' · ')}
      tools={
        session ? (
          <>
            <Record id={id} />
            <ListTools endpoint={demands.exportVoices} params={{ id }} query={{ issueId, standing, q }} />
          </>
        ) : null
      }
    >
      <Answer of={answer} height={320}>
        {(shown) => (
          <div className="stack">
            <Facts of={shown} onAct={setAct} />
            <Outcomes of={shown} />
            {shown.openUntil === null ? null : <VoiceList session={shown} />}
          </div>
        )}
      </Answer>
      {session && act === 'close' ? <CloseOnlineDialog session={session} onClose={close} /> : null}
      {session && act === 'prolong' ? <ProlongDialog session={session} onClose={close} /> : null}
      {session && act === 'tell' ? <TellDialog session={session} onClose={close} /> : null}
    </PageFrame>
  )
}

function Record({ id }: { id: string }) {
  const t = useTranslations('demands.session')
  const [busy, begin] = useWork()
  if (!useCan('deliberation.keep')) return null
  return (
    <Button loading={busy} onClick={() => begin(() => download(demands.getSessionRecord, { params: { id } }))}>
      {t('record')}
    </Button>
  )
}

function Facts({ of: session, onAct }: { of: OneSession; onAct: (act: Move) => void }) {
  const t = useTranslations('demands')
  const { residents, members, others, online, openUntil } = session
  const facts: Fact[] = [
    [t('issue.field.host'), session.host.name, true],
    [t('issue.field.mode'), t(`issue.mode.${session.mode}`)],
    [t('session.period'), openUntil === null ? session.onDay : t('session.until', { from: session.onDay, until: openUntil })],
    [t('issue.field.place'), session.place, true],
    [
      t('session.openTo'),
      openUntil === null
        ? null
        : `${t(`session.audience.${session.openTo}`)} · ${t(session.withoutAccount ? 'session.withoutAccount' : 'session.withAccount')}`,
    ],
    [
      t('session.people'),
      t('session.peopleOf', { all: residents + members + others + online, online, residents, members, others }),
    ],
    [t('session.minutes'), session.minutes, true],
    [t('session.feedback'), session.feedback === null ? null : `${session.feedback} · ${session.toldOn}`, true],
  ]
  const acts = moves.filter((act) => session.can.acts.includes(act))
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t(`session.state.${session.state}`)}</h2>
        {openUntil === null ? null : (
          <a className="no-print" href={`/m/online/${session.id}`}>
            {t('session.phone')}
          </a>
        )}
      </div>
      <FactList facts={facts} />
      {session.words.waiting > 0 && acts.includes('close') ? (
        <p className="quiet">{t('session.waitingFirst', { count: session.words.waiting })}</p>
      ) : null}
      <div className="demand-acts no-print">
        {acts.map((act) => (
          <Button
            key={act}
            type={act === 'prolong' ? 'default' : 'primary'}
            disabled={act === 'close' && session.words.waiting > 0}
            onClick={() => onAct(act)}
          >
            {t(`session.act.${act}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}

function Outcomes({ of: session }: { of: OneSession }) {
  const t = useTranslations('demands')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('session.issues')}</h2>
      </div>
      <PlainTable
        label={t('session.issues')}
        rows={session.issues}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'issue',
            title: t('issue.one'),
            render: (row) => (
              <Door to={`/deliberation/${row.id}`}>
                {row.no} · <span data-name="">{row.title}</span>
              </Door>
            ),
          },
          { key: 'state', title: t('issue.field.state'), render: (row) => t(`issue.state.${row.state}`) },
          {
            key: 'outcome',
            title: t('session.outcome'),
            render: (row) =>
              row.decision === null ? (
                <span className="quiet">{t('session.notYet')}</span>
              ) : (
                <span data-name="">{row.decision}</span>
              ),
          },
        ]}
      />
    </section>
  )
}
