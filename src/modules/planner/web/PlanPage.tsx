import { useParams } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { PageTabs } from '../../../web/ui/PageTabs.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import { BranchList } from './BranchList.tsx'
import { ComparePicker } from './ComparePicker.tsx'
import { MakeDialog } from './MakeDialog.tsx'
import { OpeningList } from './OpeningList.tsx'
import { OtherList } from './OtherList.tsx'
import { PlanPins } from './PinLines.tsx'
import { PlanHead } from './PlanHead.tsx'
import { PlanMap } from './PlanMap.tsx'
import { PlanNotices } from './PlanNotices.tsx'
import { PlanTools } from './PlanTools.tsx'
import { TransitionNotice } from './TransitionNotice.tsx'
import { Unready } from './Unready.tsx'
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
      tools={
        plan ? (
          <PlanTools plan={plan} file={planner.exportPlan} decide={<Decide plan={plan} />} onAgain={() => setAgain(true)} />
        ) : null
      }
    >
      <Answer of={answer}>{(view) => <PlanBody plan={view} onAgain={() => setAgain(true)} />}</Answer>
      {again && plan ? <MakeDialog basedOn={plan} onClose={() => setAgain(false)} /> : null}
    </PageFrame>
  )
}

/** Branches become cases one by one, so a question is enough. */
function Decide({ plan }: { plan: PlanView }) {
  const t = useTranslations('planner')
  const tell = useTellProblem()
  const decide = useAction(planner.decidePlan)
  const confirm = () => decide.mutate({ params: { id: plan.id }, revision: plan.revision }, { onError: tell })
  return (
    <Popconfirm
      title={t('actions.decide')}
      description={t(plan.transition === null ? 'actions.decideHint' : 'actions.decideAnewHint')}
      onConfirm={confirm}
    >
      <Button type="primary" disabled={plan.jobId !== null} loading={decide.isPending}>
        {t('actions.decide')}
      </Button>
    </Popconfirm>
  )
}

function PlanBody({ plan, onAgain }: { plan: PlanView; onAgain: () => void }) {
  const t = useTranslations('planner')
  const [state, change] = useUrlState()
  const unitNo = state['unit'] ? Number(state['unit']) : null
  const onWhy = (no: number) => change({ unit: no })
  if (plan.state === 'computing' || plan.totals === null) return <Unready plan={plan} onAgain={onAgain} />
  const openings = {
    key: 'openings',
    label: t(plan.state === 'decided' ? 'tabs.openings' : 'openings.planned'),
    children: <OpeningList plan={plan} />,
  }
  return (
    <>
      <PlanNotices plan={plan} onAgain={onAgain} />
      <TransitionNotice plan={plan} />
      <PlanHead plan={plan} />
      <PageTabs
        label={t('pages.one')}
        activeKey={state['tab'] ?? (plan.state === 'decided' ? 'openings' : 'branches')}
        onChange={(tab) => change({ tab, page: null })}
        items={[
          ...(plan.state === 'decided' ? [openings] : []),
          { key: 'branches', label: t('tabs.branches'), children: <BranchList plan={plan} onWhy={onWhy} /> },
          { key: 'map', label: t('tabs.map'), children: <PlanMap plan={plan} onWhy={onWhy} /> },
          { key: 'others', label: t('tabs.others'), children: <OtherList plan={plan} onWhy={onWhy} /> },
          ...(plan.state === 'decided' ? [] : [openings]),
          { key: 'pins', label: `${t('tabs.pins')} ${plan.pins.length || ''}`, children: <PlanPins plan={plan} /> },
          {
            key: 'plans',
            label: t('tabs.plans'),
            children: <ComparePicker plan={plan} kind="formation" path={`/plans/${plan.id}`} />,
          },
        ]}
      />
      {unitNo === null ? null : <WhyDrawer plan={plan} unitNo={unitNo} onClose={() => change({ unit: null })} onWhy={onWhy} />}
    </>
  )
}
