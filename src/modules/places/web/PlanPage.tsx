import { useParams } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { type Fact, FactList } from '../../../web/ui/FactList.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import type { PlanAct } from '../rules.ts'
import './places.css'
import { ReadinessPanel } from './plans/ReadinessPanel.tsx'

const PlanDialog = lazyDialog(async () => (await import('./plans/PlanDialog.tsx')).PlanDialog)
const PlanActDialog = lazyDialog(async () => (await import('./plans/PlanActDialog.tsx')).PlanActDialog)

type Plan = AnswerOf<typeof places.getPlan>

/** One plan: what is wanted where, its area as records tell it, and what was decided. */
export default function PlanPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(places.getPlan, { params: { id } })
  return <Answer of={answer}>{(one) => <PlanBody one={one} />}</Answer>
}

function PlanBody({ one }: { one: Plan }) {
  const t = useTranslations('places.plan')
  const numbered = useTranslations('places.one')
  const actions = useTranslations('actions')
  const [open, setOpen] = useState<PlanAct | 'change' | null>(null)
  const close = () => setOpen(null)
  const tools = (
    <>
      <Button onClick={() => print()}>{actions('print')}</Button>
      {one.can.change ? <Button onClick={() => setOpen('change')}>{t('change')}</Button> : null}
      {one.can.acts.map((act) => (
        <Button key={act} type={act === 'drop' ? 'default' : 'primary'} onClick={() => setOpen(act)}>
          {t(`acts.${act}`)}
        </Button>
      ))}
    </>
  )
  return (
    <PageFrame title={one.name} tools={tools} printFilter={String(one.no)}>
      <div className="row">
        <Tag>{t(`states.${one.state}`)}</Tag>
        <Tag>{t(`verdicts.${one.verdict}`)}</Tag>
        <span className="quiet tnum">
          {numbered('no')} {one.no}
        </span>
      </div>
      <section className="panel">
        <FactList facts={useFacts(one)} />
      </section>
      <ReadinessPanel one={one} />
      {open === 'change' ? <PlanDialog plan={one} onClose={close} /> : null}
      {open !== null && open !== 'change' ? <PlanActDialog one={one} act={open} onClose={close} /> : null}
    </PageFrame>
  )
}

function useFacts(one: Plan): Fact[] {
  const t = useTranslations('places.plan')
  const { decided } = one
  const { organisations = 0, people = 0, far = 0 } = decided ?? {}
  return [
    [t('kind'), t(`kinds.${one.kind}`)],
    [
      t('area'),
      <Door key="area" to={`/units/${one.area.no}`}>
        {one.area.name}
      </Door>,
      true,
    ],
    [t('wantedYear'), t('wantedBy', { year: String(one.wantedYear) })],
    [t('decidedOn'), one.decidedOn],
    [t('decidedReason'), decided?.reason, true],
    ...(decided
      ? ([
          [t('verdict'), t('decidedNumbers', { organisations, people, far, verdict: t(`verdicts.${decided.verdict}`) })],
        ] satisfies Fact[])
      : []),
    [t('openedOn'), one.openedOn],
    [
      t('venue'),
      one.venue ? (
        <Door key="venue" to={`/places/${one.venue.no}`}>
          {one.venue.name}
        </Door>
      ) : null,
      true,
    ],
    [t('droppedOn'), one.droppedOn],
    [
      t('droppedReason'),
      one.droppedReason === 'area-ended' ? t('areaEnded') : one.droppedReason,
      one.droppedReason !== 'area-ended',
    ],
  ]
}
