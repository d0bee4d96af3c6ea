import { Button, Popconfirm, Tag } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { download } from '../../../web/kit/files.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { planner } from '../contract.ts'
import type { DispatchView } from './DispatchPage.tsx'
import type { PlanView } from './PlanPage.tsx'

interface PlanToolsProps {
  readonly plan: PlanView | DispatchView
  /** Endpoint of the spreadsheet of this kind of plan. */
  readonly file: typeof planner.exportPlan | typeof planner.exportDispatch
  /** Deciding, which every kind of plan does in its own way. */
  readonly decide: ReactNode
  readonly onAgain: () => void
}

/** What can be done with a plan of any kind: decide, prove, make anew, take along, put aside. */
export function PlanTools({ plan, file, decide, onAgain }: PlanToolsProps) {
  const t = useTranslations('planner')
  const tell = useTellProblem()
  const prove = useAction(planner.provePlan)
  const discard = useAction(planner.discardPlan)
  const params = { id: plan.id }
  return (
    <>
      <Tag>{t(`states.${plan.state}`)}</Tag>
      {plan.can.decide ? decide : null}
      {plan.can.prove && plan.status !== 'optimal' ? (
        <Button
          title={t('actions.proveHint')}
          loading={prove.isPending || plan.jobId !== null}
          onClick={() => prove.mutate({ params }, { onError: tell })}
        >
          {t('actions.prove')}
        </Button>
      ) : null}
      {plan.can.change || plan.state === 'decided' ? <Button onClick={onAgain}>{t('actions.again')}</Button> : null}
      <Button onClick={() => download(file, { params, query: { format: 'xlsx' } }).catch(tell)}>{t('actions.export')}</Button>
      <Button onClick={() => window.print()}>{t('actions.print')}</Button>
      {plan.can.discard ? (
        <Popconfirm
          title={t('actions.discard')}
          description={t('actions.discardHint')}
          onConfirm={() => discard.mutate({ params, revision: plan.revision }, { onError: tell })}
        >
          <Button danger>{t('actions.discard')}</Button>
        </Popconfirm>
      ) : null}
    </>
  )
}
