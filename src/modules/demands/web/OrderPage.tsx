import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { demands } from '../contract.ts'
import type { OrderAct } from '../rules/orders.ts'
import { ContactPanel } from './ContactPanel.tsx'
import './demands.css'
import { DueDay } from './DueDay.tsx'
import { FoundedPanel } from './FoundedPanel.tsx'
import { OrderChain } from './OrderChain.tsx'
import { useDemandWords } from './use-words.ts'

const RaiseDialog = lazyDialog(async () => (await import('./dialogs/IssueDialogs.tsx')).RaiseDialog)
const ActDialog = lazyDialog(async () => (await import('./dialogs/ActDialog.tsx')).ActDialog)

export type Order = AnswerOf<typeof demands.getOrder>

/** An order: what was asked, where it stands, who has it, and what can be done with it now. */
export default function OrderPage() {
  const t = useTranslations('demands')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(demands.getOrder, { params: { id } }, { keep: true })
  const [act, setAct] = useState<{ act: OrderAct; mainId?: string } | null>(null)
  const order = answer.data
  return (
    <PageFrame
      title={order ? t('one.head', { no: order.no }) : t('pages.order')}
      tools={order?.reply ? <Letter id={id} /> : null}
    >
      <Answer of={answer} height={320}>
        {(shown) => (
          <div className="grid-main">
            <div className="stack">
              <Facts of={shown} onAct={(one) => setAct({ act: one })} />
              {shown.result ? <Result of={shown} /> : null}
              {shown.can.found || shown.founded ? <FoundedPanel order={shown} /> : null}
              {shown.near.length > 0 ? <Near of={shown} onJoin={(mainId) => setAct({ act: 'join', mainId })} /> : null}
              {shown.joined.length > 0 ? <Joined of={shown} /> : null}
            </div>
            <div className="stack">
              <ContactPanel order={shown} />
              <ClockPanel of={shown} />
              <OrderChain steps={shown.steps} />
            </div>
          </div>
        )}
      </Answer>
      {act && order ? <ActDialog order={order} {...act} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  )
}

function Letter({ id }: { id: string }) {
  const t = useTranslations('demands.one')
  const [busy, begin] = useWork()
  return (
    <Button loading={busy} onClick={() => begin(() => download(demands.getReplyLetter, { params: { id } }))}>
      {t('letter')}
    </Button>
  )
}

/** What moves the order on stands in front. */
const strong: readonly OrderAct[] = ['handle', 'accept', 'finish', 'reply', 'resume']

function Facts({ of: order, onAct }: { of: Order; onAct: (act: OrderAct) => void }) {
  const t = useTranslations('demands')
  const words = useDemandWords()
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.facts')}</h2>
        <span className="quiet">{t(`state.${order.state}`)}</span>
      </div>
      <dl className="demand-facts">
        <dt>{t('list.what')}</dt>
        <dd data-name="">{order.what}</dd>
        <dt>{t('list.place')}</dt>
        <dd data-name="">{[order.street?.name, order.place].filter(Boolean).join(' · ') || nothing}</dd>
        <dt>{t('list.category')}</dt>
        <dd>
          {[words.say('categories', order.category), t(`kind.${order.kind}`), t(`requester.${order.requester}`)].join(' · ')}
        </dd>
        <dt>{t('list.channel')}</dt>
        <dd>
          {words.say('channels', order.channel)} · <span className="tnum">{order.receivedOn}</span> ·{' '}
          <span data-name="">{order.taken.name}</span>
        </dd>
        {order.externalNo ? (
          <>
            <dt>{t('one.externalNo')}</dt>
            <dd data-name="">{order.externalNo}</dd>
          </>
        ) : null}
        <dt>{t('list.holder')}</dt>
        <dd data-name="">{order.offered ? `${order.holder.name} → ${order.offered.name}` : order.holder.name}</dd>
        {order.joinedTo ? (
          <>
            <dt>{t('one.joinedTo')}</dt>
            <dd>
              <Door to={`/orders/${order.joinedTo.id}`}>{String(order.joinedTo.no)}</Door>
            </dd>
          </>
        ) : null}
      </dl>
      {order.reopenedOn ? <p className="quiet">{t('one.reopened', { day: order.reopenedOn })}</p> : null}
      {order.waitsFor ? <p className="quiet">{t('one.waitsFor', { name: order.waitsFor.name })}</p> : null}
      <div className="demand-acts no-print">
        {order.can.acts.map((act) => (
          <Button key={act} type={strong.includes(act) ? 'primary' : 'default'} onClick={() => onAct(act)}>
            {t(`act.${act}`)}
          </Button>
        ))}
        {order.can.deliberate ? <Deliberate order={order} /> : null}
      </div>
    </section>
  )
}

/** What many are concerned with is put to deliberation; the order keeps its own reply. */
function Deliberate({ order }: { order: Order }) {
  const t = useTranslations('demands.issue')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('fromOrder')}</Button>
      {open ? <RaiseDialog from={order} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function Result({ of: order }: { of: Order }) {
  const t = useTranslations('demands')
  const words = useDemandWords()
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.result')}</h2>
        {order.outcome ? <span className="quiet">{t(`outcome.${order.outcome}`)}</span> : null}
      </div>
      <dl className="demand-facts">
        <dt>{t('field.result')}</dt>
        <dd data-name="">{order.result}</dd>
        {order.reply ? (
          <>
            <dt>{t('one.reply')}</dt>
            <dd data-name="">{order.reply}</dd>
            <dt>{t('field.by')}</dt>
            <dd>
              <span data-name="">{order.repliedBy}</span> · {order.replyHow ? t(`how.${order.replyHow}`) : nothing} ·{' '}
              <span className="tnum">{order.repliedOn}</span>
            </dd>
            {order.adoption ? (
              <>
                <dt>{t('adoption.label')}</dt>
                <dd>
                  {t(`adoption.${order.adoption}`)}
                  {order.adoptionWhy ? (
                    <>
                      {' · '}
                      <span data-name="">{order.adoptionWhy}</span>
                    </>
                  ) : null}
                </dd>
              </>
            ) : null}
            <dt>{t('one.rating')}</dt>
            <dd>{order.rating ? words.say('ratings', order.rating) : t('one.noRating')}</dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

function ClockPanel({ of: order }: { of: Order }) {
  const t = useTranslations('demands')
  const { accept, handle, reply, source } = order.clock
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.clock')}</h2>
      </div>
      {order.dueWhat ? (
        <p>
          {t(`due.${order.dueWhat}`)} <DueDay of={order} />
        </p>
      ) : null}
      {order.pausedLeft !== null ? <p>{t('one.left', { count: Math.max(order.pausedLeft, 0) })}</p> : null}
      {order.escalated && order.escalatedTo && order.escalatedOn ? (
        <p>{t('one.escalated', { day: order.escalatedOn, name: order.escalatedTo.name })}</p>
      ) : null}
      <p className="quiet" style={{ margin: 0 }}>
        {t('one.clockRule', { accept, handle, reply, source })}
      </p>
    </section>
  )
}

function Near({ of: order, onJoin }: { of: Order; onJoin: (mainId: string) => void }) {
  const t = useTranslations('demands')
  const acts = useTranslations('actions')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.near')}</h2>
      </div>
      <p className="quiet">{t('one.nearHint')}</p>
      <PlainTable
        label={t('one.near')}
        rows={order.near}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'what',
            title: t('list.what'),
            render: (row) => (
              <Door to={`/orders/${row.id}`}>
                {row.no} · <span data-name="">{row.what}</span>
              </Door>
            ),
          },
          { key: 'state', title: t('list.state'), render: (row) => t(`state.${row.state}`) },
          { key: 'why', title: t('one.why'), render: (row) => row.reasons.map((one) => t(`reason.${one}`)).join(comma()) },
          {
            key: 'acts',
            title: acts('acts'),
            className: 'no-print',
            render: (row) => (
              <Button type="link" size="small" onClick={() => onJoin(row.id)}>
                {t('one.joinThis')}
              </Button>
            ),
          },
        ]}
      />
    </section>
  )
}

function Joined({ of: order }: { of: Order }) {
  const t = useTranslations('demands')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.joined')}</h2>
      </div>
      <PlainTable
        label={t('one.joined')}
        rows={order.joined}
        rowKey={(row) => row.id}
        columns={[
          { key: 'no', title: t('list.no'), render: (row) => <Door to={`/orders/${row.id}`}>{String(row.no)}</Door> },
          { key: 'on', title: t('list.receivedOn'), className: 'tnum', render: (row) => row.receivedOn },
        ]}
      />
    </section>
  )
}
