import { useParams } from '@tanstack/react-router'
import { Alert, App, Button, Popconfirm, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { keptProblem } from '../../../web/kit/call-problem.ts'
import { download } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, Loading } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import { AppointmentList } from './AppointmentList.tsx'
import { DecideDialog } from './DecideDialog.tsx'
import { DispatchHead } from './DispatchHead.tsx'
import { DispatchMakeDialog } from './DispatchMakeDialog.tsx'
import { DispatchNotices } from './DispatchNotices.tsx'
import { DispatchPeople } from './DispatchPeople.tsx'
import { DispatchPins } from './DispatchPins.tsx'
import { DispatchUnits } from './DispatchUnits.tsx'
import { DispatchWhy } from './DispatchWhy.tsx'
import { NeedList } from './NeedList.tsx'
import './planner.css'

export type DispatchView = AnswerOf<typeof planner.getDispatch>

/** A dispatch plan: who guides whom, load and gaps of each side, what changes, and where one more instructor helps most. */
export default function DispatchPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const t = useTranslations('planner')
  const answer = useEndpoint(
    planner.getDispatch,
    { params: { id } },
    { every: (plan) => (plan === undefined || plan.state === 'computing' || plan.jobId !== null ? 1000 : false) },
  )
  const [open, setOpen] = useState<'again' | 'decide' | null>(null)
  const plan = answer.data
  return (
    <PageFrame
      title={plan ? t('dispatch.titled', { title: plan.title }) : t('pages.dispatch')}
      asOf={plan?.asOf}
      tools={plan ? <Tools plan={plan} onOpen={setOpen} /> : null}
    >
      <Answer of={answer}>{(view) => <Body plan={view} onAgain={() => setOpen('again')} />}</Answer>
      {open === 'again' && plan ? <DispatchMakeDialog basedOn={plan} onClose={() => setOpen(null)} /> : null}
      {open === 'decide' && plan ? <DecideDialog plan={plan} onClose={() => setOpen(null)} /> : null}
    </PageFrame>
  )
}

function Tools({ plan, onOpen }: { plan: DispatchView; onOpen: (what: 'again' | 'decide') => void }) {
  const t = useTranslations('planner')
  const text = useProblemText()
  const { message } = App.useApp()
  const prove = useAction(planner.provePlan)
  const discard = useAction(planner.discardPlan)
  const tell = (error: unknown) => void message.error(text(error))
  const params = { id: plan.id }
  return (
    <>
      <Tag>{t(`states.${plan.state}`)}</Tag>
      {plan.can.decide ? (
        <Button type="primary" disabled={plan.jobId !== null} onClick={() => onOpen('decide')}>
          {t('dispatch.decide.open')}
        </Button>
      ) : null}
      {plan.can.prove ? (
        <Button
          title={t('actions.proveHint')}
          loading={prove.isPending || plan.jobId !== null}
          onClick={() => prove.mutate({ params }, { onError: tell })}
        >
          {t('actions.prove')}
        </Button>
      ) : null}
      {plan.can.change || plan.state === 'decided' ? <Button onClick={() => onOpen('again')}>{t('actions.again')}</Button> : null}
      <Button onClick={() => download(planner.exportDispatch, { params, query: { format: 'xlsx' } }).catch(tell)}>
        {t('actions.export')}
      </Button>
      <Button onClick={() => window.print()}>{t('actions.print')}</Button>
      {plan.can.discard ? (
        <Popconfirm
          title={t('actions.discard')}
          description={t('dispatch.actions.discardHint')}
          onConfirm={() => discard.mutate({ params, revision: plan.revision }, { onError: tell })}
        >
          <Button danger>{t('actions.discard')}</Button>
        </Popconfirm>
      ) : null}
    </>
  )
}

function Body({ plan, onAgain }: { plan: DispatchView; onAgain: () => void }) {
  const t = useTranslations('planner')
  const text = useProblemText()
  const [state, change] = useUrlState()
  const unitNo = state['unit'] ? Number(state['unit']) : null
  const onWhy = (no: number) => change({ unit: no })
  if (plan.state === 'computing')
    return (
      <section className="panel" role="status" aria-live="polite">
        <Loading />
        <p className="quiet planner-centre">
          {t('dispatch.job.computing')} {t('dispatch.job.leave')}
        </p>
      </section>
    )
  if (plan.receipt === null)
    return (
      <Alert
        type="error"
        showIcon
        title={plan.problem ? text(keptProblem(plan.problem)) : t('states.failed')}
        action={plan.can.change ? <Button onClick={onAgain}>{t('actions.again')}</Button> : null}
      />
    )
  const tabs = [
    ...(plan.state === 'decided' ? [{ key: 'appointments', children: <AppointmentList plan={plan} /> }] : []),
    { key: 'units', children: <DispatchUnits plan={plan} onWhy={onWhy} /> },
    { key: 'people', children: <DispatchPeople plan={plan} onWhy={onWhy} /> },
    { key: 'needs', children: <NeedList plan={plan} /> },
    { key: 'pins', children: <DispatchPins plan={plan} /> },
  ]
  return (
    <>
      <DispatchNotices plan={plan} onAgain={onAgain} />
      <DispatchHead plan={plan} />
      <Tabs
        activeKey={state['tab'] ?? tabs[0]!.key}
        onChange={(tab) => change({ tab, page: null, q: null })}
        items={tabs.map(({ key, children }) => ({
          key,
          label: `${t(`dispatch.tabs.${key as 'units'}`)}${key === 'pins' && plan.pins.length > 0 ? ` ${plan.pins.length}` : ''}`,
          children,
        }))}
      />
      {unitNo === null ? null : <DispatchWhy plan={plan} unitNo={unitNo} onClose={() => change({ unit: null })} />}
    </>
  )
}
