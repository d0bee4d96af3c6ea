import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { PageTabs } from '../../../web/ui/PageTabs.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import { ComparePicker } from './ComparePicker.tsx'
import { AppointmentList } from './AppointmentList.tsx'
import { DecideDialog } from './DecideDialog.tsx'
import { DispatchHead } from './DispatchHead.tsx'
import { DispatchMakeDialog } from './DispatchMakeDialog.tsx'
import { DispatchNotices } from './DispatchNotices.tsx'
import { DispatchPeople } from './DispatchPeople.tsx'
import { DispatchUnits } from './DispatchUnits.tsx'
import { DispatchWhy } from './DispatchWhy.tsx'
import { NeedList } from './NeedList.tsx'
import { DispatchPins } from './PinLines.tsx'
import { PlanTools } from './PlanTools.tsx'
import { Unready } from './Unready.tsx'
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
      tools={
        plan ? (
          <PlanTools
            plan={plan}
            file={planner.exportDispatch}
            decide={
              <Button type="primary" disabled={plan.jobId !== null} onClick={() => setOpen('decide')}>
                {t('dispatch.decide.open')}
              </Button>
            }
            onAgain={() => setOpen('again')}
          />
        ) : null
      }
    >
      <Answer of={answer}>{(view) => <Body plan={view} onAgain={() => setOpen('again')} />}</Answer>
      {open === 'again' && plan ? <DispatchMakeDialog basedOn={plan} onClose={() => setOpen(null)} /> : null}
      {open === 'decide' && plan ? <DecideDialog plan={plan} onClose={() => setOpen(null)} /> : null}
    </PageFrame>
  )
}

function Body({ plan, onAgain }: { plan: DispatchView; onAgain: () => void }) {
  const t = useTranslations('planner')
  const [state, change] = useUrlState()
  const unitNo = state['unit'] ? Number(state['unit']) : null
  const onWhy = (no: number) => change({ unit: no })
  if (plan.state === 'computing' || plan.receipt === null) return <Unready plan={plan} onAgain={onAgain} />
  const tabs = [
    ...(plan.state === 'decided' ? [{ key: 'appointments', children: <AppointmentList plan={plan} /> }] : []),
    { key: 'units', children: <DispatchUnits plan={plan} onWhy={onWhy} /> },
    { key: 'people', children: <DispatchPeople plan={plan} onWhy={onWhy} /> },
    { key: 'needs', children: <NeedList plan={plan} /> },
    { key: 'pins', children: <DispatchPins plan={plan} /> },
    { key: 'plans', children: <ComparePicker plan={plan} kind="dispatch" path={`/plans/dispatch/${plan.id}`} /> },
  ]
  return (
    <>
      <DispatchNotices plan={plan} onAgain={onAgain} />
      <DispatchHead plan={plan} />
      <PageTabs
        label={t('pages.dispatch')}
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
