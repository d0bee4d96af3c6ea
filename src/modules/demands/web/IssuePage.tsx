import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { demands } from '../contract.ts'
import type { IssueAct } from '../rules/issues.ts'
import { ConsultationFacts } from './ConsultationParts.tsx'
import './demands.css'
import { useDemandWords } from './use-words.ts'

const load = () => import('./dialogs/IssueDialogs.tsx')
const IssueActDialog = lazyDialog(async () => (await load()).IssueActDialog)
const ConsultDialog = lazyDialog(async () => (await import('./dialogs/ConsultationDialogs.tsx')).AskConsultationDialog)
const SessionDialog = lazyDialog(async () => (await load()).SessionDialog)

type Act = IssueAct | 'discuss' | 'consult'
export type Issue = AnswerOf<typeof demands.getIssue>

/** An issue from being raised to being told back. */
export default function IssuePage() {
  const t = useTranslations('demands.issue')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(demands.getIssue, { params: { id } }, { keep: true })
  const [act, setAct] = useState<Act | null>(null)
  const issue = answer.data
  return (
    <PageFrame title={issue ? t('head', { no: issue.no }) : t('one')}>
      <Answer of={answer} height={320}>
        {(shown) => (
          <div className="stack">
            <Facts of={shown} onAct={setAct} />
            {shown.consultations.length > 0 ? <Consultations of={shown} /> : null}
            {shown.sessions.length > 0 ? <Sessions of={shown} /> : null}
          </div>
        )}
      </Answer>
      {issue && act === 'discuss' ? <SessionDialog issue={issue} onClose={() => setAct(null)} /> : null}
      {issue && act === 'consult' ? <ConsultDialog issueId={issue.id} onClose={() => setAct(null)} /> : null}
      {issue && act && act !== 'discuss' && act !== 'consult' ? (
        <IssueActDialog issue={issue} act={act} onClose={() => setAct(null)} />
      ) : null}
    </PageFrame>
  )
}

function Facts({ of: issue, onAct }: { of: Issue; onAct: (act: Act) => void }) {
  const t = useTranslations('demands.issue')
  const requester = useTranslations('demands.requester')
  const consultation = useTranslations('demands.consultation')
  const words = useDemandWords()
  const on = (text: string | null, day: string | null) => (text === null ? null : `${text}${day ? `\n${day}` : ''}`)
  const facts: [string, string | null][] = [
    [t('field.what'), issue.what],
    [t('field.category'), words.say('categories', issue.category)],
    [t('field.host'), issue.host.name],
    [t('field.raisedBy'), `${requester(issue.raisedBy)} · ${issue.raisedOn}`],
    [t('field.decision'), on(issue.decision, issue.decidedOn)],
    [t('field.assigned'), issue.assigned ? on(issue.assigned.name, issue.assignedOn) : null],
    [t('field.result'), on(issue.result, issue.solvedOn)],
    [t('field.feedback'), on(issue.feedback, issue.toldOn)],
  ]
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 data-name="">{issue.title}</h2>
        <span className="quiet">{t(`state.${issue.state}`)}</span>
      </div>
      <dl className="demand-facts">
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => [
            <dt key={name}>{name}</dt>,
            <dd key={`${name} value`} data-name="">
              {value}
            </dd>,
          ])}
        {issue.order ? (
          <>
            <dt>{t('field.order')}</dt>
            <dd>
              <Door to={`/orders/${issue.order.id}`}>{String(issue.order.no)}</Door>
            </dd>
          </>
        ) : null}
      </dl>
      <div className="demand-acts no-print">
        {issue.can.discuss ? (
          <Button type={issue.state === 'raised' ? 'primary' : 'default'} onClick={() => onAct('discuss')}>
            {t('record')}
          </Button>
        ) : null}
        {issue.can.consult ? <Button onClick={() => onAct('consult')}>{consultation('ask')}</Button> : null}
        {issue.can.acts.map((act) => (
          <Button key={act} type={act === 'decline' ? 'default' : 'primary'} onClick={() => onAct(act)}>
            {t(`act.${act}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}

/** What social organisations were asked and answered, the latest first. */
function Consultations({ of: issue }: { of: Issue }) {
  const t = useTranslations('demands.consultation')
  return (
    <section className="panel stack">
      <div className="panel-head">
        <h2>{t('title')}</h2>
      </div>
      {issue.consultations.map((one) => (
        <div key={one.id}>
          <h3>
            <Door to={`/deliberation/consultations/${one.id}`}>
              {one.no} · <span data-name="">{one.organisation.name}</span>
            </Door>
          </h3>
          <ConsultationFacts of={one} />
        </div>
      ))}
    </section>
  )
}

function Sessions({ of: issue }: { of: Issue }) {
  const t = useTranslations('demands.issue')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('sessions')}</h2>
      </div>
      <PlainTable
        label={t('sessions')}
        rows={issue.sessions}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'day',
            title: t('field.onDay'),
            className: 'tnum',
            render: (row) => <Door to={`/deliberation/sessions/${row.id}`}>{row.onDay}</Door>,
          },
          { key: 'mode', title: t('field.mode'), render: (row) => t(`mode.${row.mode}`) },
          {
            key: 'people',
            title: t('field.people'),
            align: 'right',
            className: 'tnum',
            render: (row) => row.residents + row.members + row.others + row.online,
          },
          { key: 'minutes', title: t('field.minutes'), render: (row) => <span data-name="">{row.minutes}</span> },
        ]}
      />
    </section>
  )
}
