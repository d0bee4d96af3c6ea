import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { clock, clocks } from '../../../web/ui/clock.ts'
import { FactList } from '../../../web/ui/FactList.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { demands } from '../contract.ts'
import type { TalkAct } from '../rules/talks.ts'
import './demands.css'
import { type FollowUp, useFollowUpColumns } from './FollowUpList.tsx'

const TalkActDialog = lazyDialog(async () => (await import('./dialogs/TalkActDialog.tsx')).TalkActDialog)
const loadFollow = () => import('./dialogs/FollowUpDialogs.tsx')
const AddDialog = lazyDialog(async () => (await loadFollow()).AddFollowUpDialog)
const CloseDialog = lazyDialog(async () => (await loadFollow()).CloseFollowUpDialog)

export type Talk = AnswerOf<typeof demands.getTalk>
interface Acting {
  readonly act: TalkAct
  /** The committee enters what the organisation told it. */
  readonly forOther: boolean
}

/** A talk from being asked for to its last follow-up. */
export default function TalkPage() {
  const t = useTranslations('demands.talk')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(demands.getTalk, { params: { id } }, { keep: true })
  const [acting, setActing] = useState<Acting | null>(null)
  const talk = answer.data
  return (
    <PageFrame
      title={talk ? t('head', { no: talk.no }) : t('one')}
      tools={talk?.state === 'agreed' ? <Calendar id={id} /> : null}
    >
      <Answer of={answer} height={320}>
        {(shown) => (
          <div className="grid-main">
            <div className="stack">
              <Facts of={shown} onAct={setActing} />
              {shown.state === 'held' ? <Follows of={shown} /> : null}
            </div>
            <Chain steps={shown.steps} />
          </div>
        )}
      </Answer>
      {talk && acting ? <TalkActDialog talk={talk} {...acting} onClose={() => setActing(null)} /> : null}
    </PageFrame>
  )
}

function Calendar({ id }: { id: string }) {
  const t = useTranslations('demands.talk')
  const [busy, begin] = useWork()
  return (
    <Button loading={busy} onClick={() => begin(() => download(demands.writeTalkCalendar, { query: { id } }))}>
      {t('calendarOne')}
    </Button>
  )
}

const strong: readonly TalkAct[] = ['accept', 'hold']

function Facts({ of: talk, onAct }: { of: Talk; onAct: (acting: Acting) => void }) {
  const t = useTranslations('demands.talk')
  const waits = talk.waits && talk.own ? ` · ${t(`waits.${talk.waits === talk.own ? 'own' : 'other'}`)}` : ''
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 data-name="">{talk.about}</h2>
        <span className="quiet">
          {t(`state.${talk.state}`)}
          {waits}
        </span>
      </div>
      <FactList
        facts={[
          [t('field.when'), `${talk.onDay} ${clocks({ from: talk.from, until: (talk.from + talk.minutes) % 1440 })}`],
          [t('field.place'), talk.place, true],
          [t('field.committee'), talk.committee.name, true],
          [t('field.organisation'), talk.organisation.name, true],
          [t('field.asked'), t(`side.${talk.askedBy}`)],
          [t('field.reason'), talk.reason, true],
          [t('field.record'), talk.record, true],
        ]}
      />
      <div className="demand-acts no-print">
        {talk.can.acts.map((act) => (
          <Button key={act} type={strong.includes(act) ? 'primary' : 'default'} onClick={() => onAct({ act, forOther: false })}>
            {t(`act.${act}`)}
          </Button>
        ))}
        {talk.can.forOther.map((act) => (
          <Button key={`told ${act}`} onClick={() => onAct({ act, forOther: true })}>
            {t(`told.${act as 'accept'}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}

function Follows({ of: talk }: { of: Talk }) {
  const t = useTranslations('demands.talk')
  const [adding, setAdding] = useState(false)
  const [closing, setClosing] = useState<FollowUp | null>(null)
  const columns = useFollowUpColumns(setClosing).filter((column) => column.key !== 'talk')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('field.follow')}</h2>
        {talk.can.follow ? (
          <Button className="no-print" onClick={() => setAdding(true)}>
            {t('addFollow')}
          </Button>
        ) : null}
      </div>
      {talk.follows.length === 0 ? (
        <p className="quiet" style={{ margin: 0 }}>
          {t('noFollows')}
        </p>
      ) : (
        <ListTable<FollowUp> rowKey="id" columns={columns} dataSource={talk.follows} scroll={{ x: 1000 }} pagination={false} />
      )}
      {adding ? <AddDialog talk={talk} onClose={() => setAdding(false)} /> : null}
      {closing ? <CloseDialog of={closing} onClose={() => setClosing(null)} /> : null}
    </section>
  )
}

function Chain({ steps }: { steps: Talk['steps'] }) {
  const t = useTranslations('demands.talk')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('chain')}</h2>
      </div>
      <ol className="demand-chain">
        {steps.toReversed().map((step, index) => (
          <li key={steps.length - index}>
            <div className="row" style={{ columnGap: 8, rowGap: 0 }}>
              <span>{t(`step.${step.kind as 'ask'}`)}</span>
              <span className="quiet tnum">{step.onDay}</span>
              <span className="quiet">
                {step.side ? t(`side.${step.side}`) : ''} <span data-name="">{step.account ?? ''}</span>
              </span>
            </div>
            {step.atDay && step.at !== null ? (
              <p className="tnum">
                {step.atDay} {clock(step.at)}
              </p>
            ) : null}
            {step.from && step.to ? (
              <p data-name="">
                {step.from.name} → {step.to.name}
              </p>
            ) : null}
            {[step.words, step.told].filter(Boolean).map((words) => (
              <p key={words} data-name="">
                {words}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
