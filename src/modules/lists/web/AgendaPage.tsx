import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { FactList, type Fact } from '../../../web/ui/FactList.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import './lists.css'

const AgendaDialog = lazyDialog(async () => (await import('./AgendaDialog.tsx')).AgendaDialog)
const PublishDialog = lazyDialog(async () => (await import('./AgendaActs.tsx')).PublishDialog)
const EndDialog = lazyDialog(async () => (await import('./AgendaActs.tsx')).EndDialog)
const EntryDialog = lazyDialog(async () => (await import('./EntryDialog.tsx')).EntryDialog)

export type Agenda = AnswerOf<typeof lists.getAgenda>
type Step = Agenda['steps'][number]
const acts = ['publish', 'correct', 'end', 'withdraw'] as const
/** Entries shown beneath a step; all of them stand in the list behind it. */
const shown = 20

/** One needs agenda: its steps in order, how far each is, and what can be taken on in it. */
export default function AgendaPage() {
  const t = useTranslations('lists')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(lists.getAgenda, { params: { id } })
  const [act, setAct] = useState<(typeof acts)[number] | null>(null)
  const close = () => setAct(null)
  return (
    <PageFrame
      title={answer.data?.title ?? t('pages.agenda')}
      tools={answer.data ? <Tools agenda={answer.data} onAct={setAct} /> : null}
    >
      <Answer of={answer} height={320}>
        {(agenda) => (
          <>
            <Facts agenda={agenda} />
            {agenda.steps.length === 0 ? (
              <section className="panel">
                <State hint={t('agenda.noSteps')} />
              </section>
            ) : null}
            {agenda.steps.map((step, index) => (
              <StepPanel key={step.id} agenda={agenda} step={step} place={index + 1} />
            ))}
            {act === 'correct' ? <AgendaDialog agenda={agenda} onClose={close} /> : null}
            {act === 'publish' ? <PublishDialog agenda={agenda} onClose={close} /> : null}
            {act === 'end' || act === 'withdraw' ? <EndDialog agenda={agenda} act={act} onClose={close} /> : null}
          </>
        )}
      </Answer>
    </PageFrame>
  )
}

function Tools({ agenda, onAct }: { agenda: Agenda; onAct: (act: (typeof acts)[number]) => void }) {
  const t = useTranslations('lists.agenda')
  const actions = useTranslations('actions')
  return (
    <>
      {acts
        .filter((act) => agenda.can[act])
        .map((act) => (
          <Button key={act} type={act === 'publish' ? 'primary' : 'default'} onClick={() => onAct(act)}>
            {t(act)}
          </Button>
        ))}
      <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={actions('print')} />
    </>
  )
}

function Facts({ agenda }: { agenda: Agenda }) {
  const t = useTranslations('lists')
  const facts: Fact[] = [
    [t('field.no'), String(agenda.no)],
    [t('agenda.owner'), agenda.owner.name, true],
    [t('agenda.period'), `${agenda.fromOn} – ${agenda.untilOn}`],
    [t('agenda.detail'), agenda.detail, true],
    [t('agenda.publishedOn'), agenda.publishedOn],
    [t('agenda.closedOn'), agenda.closedOn],
    [t('agenda.reason'), agenda.reason, true],
  ]
  return (
    <section className="panel stack">
      <div className="row">
        <Tag>{t(`agendaStates.${agenda.state}`)}</Tag>
        <span className="quiet tnum">
          {t('agenda.far', { wanted: agenda.wanted, taken: agenda.taken, solved: agenda.solved })}
        </span>
      </div>
      <FactList facts={facts} />
    </section>
  )
}

function StepPanel({ agenda, step, place }: { agenda: Agenda; step: Step; place: number }) {
  const t = useTranslations('lists')
  const [writing, setWriting] = useState(false)
  const behind = { stepId: step.id, published: 'true' }
  const entries = useEndpoint(lists.listEntries, { query: { ...behind, pageSize: shown } as never })
  const number = (key: 'wanted' | 'taken' | 'solved', more: Readonly<Record<string, string>>) => (
    <div>
      <span className="quiet">{t(`agenda.${key}`)}</span>
      <b>
        <Door to="/lists" search={{ ...behind, ...more }}>
          {step[key]}
        </Door>
      </b>
    </div>
  )
  return (
    <section className="panel stack">
      <div className="row">
        <h2>
          {t('agenda.step', { place })} <span data-name>{step.title}</span>
        </h2>
        <span className="quiet tnum">{t('agenda.due', { day: step.dueOn })}</span>
        {agenda.can.place ? (
          <Button size="small" className="no-print" onClick={() => setWriting(true)}>
            {t('agenda.write')}
          </Button>
        ) : null}
      </div>
      <div className="list-counts">
        {number('wanted', {})}
        {number('taken', { claimed: 'true' })}
        {number('solved', { solved: 'true' })}
      </div>
      <Answer of={entries} height={60}>
        {(list) =>
          list.total === 0 ? <p className="quiet">{t('agenda.noEntries')}</p> : <Entries list={list} behind={behind} />
        }
      </Answer>
      {writing ? (
        <EntryDialog
          unit={agenda.owner}
          first={{ ownerNo: agenda.owner.no }}
          stepId={step.id}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </section>
  )
}

type List = AnswerOf<typeof lists.listEntries>

function Entries({ list, behind }: { list: List; behind: Readonly<Record<string, string>> }) {
  const t = useTranslations('lists')
  return (
    <>
      <ul>
        {list.items.map((one) => (
          <li key={one.id} className="in-text">
            <Door to={`/lists/${one.id}`}>{one.title}</Door> <span data-name>{one.owner.name}</span>{' '}
            <span className="quiet tnum">
              {t(`standings.${one.standing}`)} · {t('list.left', { left: one.quantity - one.taken, quantity: one.quantity })}{' '}
              <span data-name>{one.unit}</span>
            </span>
          </li>
        ))}
      </ul>
      {list.total > list.items.length ? (
        <Door to="/lists" search={behind}>
          {t('agenda.more', { count: list.total })}
        </Door>
      ) : null}
    </>
  )
}
