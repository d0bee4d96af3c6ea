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
import { BranchList } from './BranchList.tsx'
import { ComparePicker } from './ComparePicker.tsx'
import { MakeDialog } from './MakeDialog.tsx'
import { OpeningList } from './OpeningList.tsx'
import { OtherList } from './OtherList.tsx'
import { PinList } from './PinList.tsx'
import { PlanHead } from './PlanHead.tsx'
import { PlanMap } from './PlanMap.tsx'
import { PlanNotices } from './PlanNotices.tsx'
import { WhyDrawer } from './WhyDrawer.tsx'
import './planner.css'

export type PlanView = AnswerOf<typeof planner.getPlan>

export default function PlanPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const t = useTranslations('planner')
  const answer = useEndpoint(
    planner.getPlan,
    { params: { id } },
    { every: (plan) => (plan === undefined || plan.state === 'computing' || plan.jobId !== null ? 1000 : false) },
  )
  const [again, setAgain] = useState(false)
  const plan = answer.data
  return (
    <PageFrame
      title={plan ? t('pages.titled', { title: plan.title }) : t('pages.one')}
      asOf={plan?.asOf}
      tools={plan ? <Tools plan={plan} onAgain={() => setAgain(true)} /> : null}
    >
      <Answer of={answer}>{(view) => <PlanBody plan={view} onAgain={() => setAgain(true)} />}</Answer>
      {again && plan ? <MakeDialog basedOn={plan} onClose={() => setAgain(false)} /> : null}
    </PageFrame>
  )
}

function Tools({ plan, onAgain }: { plan: PlanView; onAgain: () => void }) {
  const t = useTranslations('planner')
  const text = useProblemText()
  const { message } = App.useApp()
  const prove = useAction(planner.provePlan)
  const decide = useAction(planner.decidePlan)
  const discard = useAction(planner.discardPlan)
  const tell = (error: unknown) => void message.error(text(error))
  const params = { id: plan.id }
  return (
    <>
      <Tag>{t(`states.${plan.state}`)}</Tag>
      {plan.can.decide ? (
        <Popconfirm title={t('actions.decide')} description={t('actions.decideHint')}
          onConfirm={() => decide.mutate({ params, revision: plan.revision }, { onError: tell })}>
          <Button type="primary" disabled={plan.jobId !== null} loading={decide.isPending}>{t('actions.decide')}</Button>
        </Popconfirm>
      ) : null}
      {plan.can.prove && plan.status !== 'optimal' ? (
        <Button title={t('actions.proveHint')} loading={prove.isPending || plan.jobId !== null}
          onClick={() => prove.mutate({ params }, { onError: tell })}>
          {t('actions.prove')}
        </Button>
      ) : null}
      {plan.can.change || plan.state === 'decided' ? <Button onClick={onAgain}>{t('actions.again')}</Button> : null}
      <Button onClick={() => download(planner.exportPlan, { params, query: { format: 'xlsx' } }).catch(tell)}>{t('actions.export')}</Button>
      <Button onClick={() => window.print()}>{t('actions.print')}</Button>
      {plan.can.discard ? (
        <Popconfirm title={t('actions.discard')} description={t('actions.discardHint')}
          onConfirm={() => discard.mutate({ params, revision: plan.revision }, { onError: tell })}>
          <Button danger>{t('actions.discard')}</Button>
        </Popconfirm>
      ) : null}
    </>
  ) // prettier-ignore
}

function PlanBody({ plan, onAgain }: { plan: PlanView; onAgain: () => void }) {
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
          {t('job.computing')} {t('job.leave')}
        </p>
      </section>
    )
  if (plan.totals === null)
    return (
      <Alert
        type="error"
        showIcon
        title={plan.problem ? text(keptProblem(plan.problem)) : t('states.failed')}
        action={plan.can.change ? <Button onClick={onAgain}>{t('actions.again')}</Button> : null}
      />
    )
  return (
    <>
      <PlanNotices plan={plan} onAgain={onAgain} />
      <PlanHead plan={plan} />
      <Tabs
        activeKey={state['tab'] ?? (plan.state === 'decided' ? 'openings' : 'branches')}
        onChange={(tab) => change({ tab, page: null })}
        items={[
          ...(plan.state === 'decided'
            ? [{ key: 'openings', label: t('tabs.openings'), children: <OpeningList plan={plan} /> }]
            : []),
          { key: 'branches', label: t('tabs.branches'), children: <BranchList plan={plan} onWhy={onWhy} /> },
          { key: 'map', label: t('tabs.map'), children: <PlanMap plan={plan} onWhy={onWhy} /> },
          { key: 'others', label: t('tabs.others'), children: <OtherList plan={plan} onWhy={onWhy} /> },
          { key: 'pins', label: `${t('tabs.pins')} ${plan.pins.length || ''}`, children: <PinList plan={plan} /> },
          { key: 'plans', label: t('tabs.plans'), children: <ComparePicker plan={plan} /> },
        ]}
      />
      {unitNo === null ? null : <WhyDrawer plan={plan} unitNo={unitNo} onClose={() => change({ unit: null })} onWhy={onWhy} />}
    </>
  )
}
