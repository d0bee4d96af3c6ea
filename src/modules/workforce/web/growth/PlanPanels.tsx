import { Button, Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { nothing } from '../../../../web/ui/figures.ts'
import { PlainTable } from '../../../../web/ui/PlainTable.tsx'
import type { workforce } from '../../contract.ts'
import '../workforce.css'
import { useNameOf } from './use-name-of.ts'

export type GrowthOf = AnswerOf<typeof workforce.getGrowth>
export type Plan = GrowthOf['plans'][number]
export type Item = Plan['items'][number]
export type Kept = 'plan' | 'end' | 'stage' | 'item' | 'progress'

/** What may be done with a plan; absent where it is only read. */
export interface PlanActs {
  readonly enter: () => void
  readonly end: () => void
  readonly plan: () => void
  readonly progress: (item: Item) => void
  readonly takeBack: (kind: Kept, id: string) => void
}

/** One plan as it was recorded: its stages with days and reasons, its abilities with what people found. */
export function PlanPanels({ plan, acts }: { plan: Plan; acts?: PlanActs }) {
  const t = useTranslations('workforce.growth')
  const running = plan.endedOn === null
  return (
    <section className="panel stack">
      <div className="panel-head growth-head">
        <h2>{t(running ? 'runningSince' : 'ranUntil', { from: plan.begunOn, until: plan.endedOn ?? '' })}</h2>
        {acts ? (
          <span className="tools no-print">
            {running ? <Button onClick={acts.enter}>{t('enter')}</Button> : null}
            {running ? <Button onClick={acts.plan}>{t('addItem')}</Button> : null}
            {running ? <Button onClick={acts.end}>{t('end')}</Button> : null}
            <Button onClick={() => acts.takeBack(running ? 'plan' : 'end', plan.id)}>
              {t(running ? 'takeBackPlan' : 'takeBackEnd')}
            </Button>
          </span>
        ) : null}
      </div>
      <p className="quiet" style={{ margin: 0 }}>
        {[t('basisIs', { basis: plan.basis }), plan.documentNo, plan.endReason ? t('endedFor', { reason: plan.endReason }) : null]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Stages plan={plan} acts={acts} />
      <Items plan={plan} acts={acts} />
    </section>
  )
}

interface PartProps {
  readonly plan: Plan
  readonly acts?: PlanActs | undefined
}

function Stages({ plan, acts }: PartProps) {
  const t = useTranslations('workforce.growth')
  const nameOf = useNameOf()
  const lasts = plan.endedOn === null ? plan.stages.at(-1)?.id : undefined
  const mayGoBack = (id: string) => acts && id === lasts && plan.stages.length > 1
  return (
    <PlainTable
      label={t('stages')}
      rows={plan.stages}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'stage',
          title: t('field.stage'),
          render: (row) => <Tag color={row.id === lasts ? 'blue' : undefined}>{nameOf(row.stage)}</Tag>,
        },
        { key: 'entered', title: t('field.enteredOn'), className: 'tnum', render: (row) => row.enteredOn },
        { key: 'reason', title: t('field.enteredFor'), render: (row) => row.reason },
        { key: 'left', title: t('field.leftOn'), className: 'tnum', render: (row) => row.leftOn ?? nothing },
        { key: 'leftFor', title: t('field.leftFor'), render: (row) => row.leftReason ?? nothing },
        { key: 'by', title: t('field.by'), render: (row) => <span data-name="">{row.by ?? nothing}</span> },
        ...(acts && plan.stages.length > 1
          ? [
              {
                key: 'acts',
                title: t('field.acts'),
                className: 'no-print',
                render: (row: Plan['stages'][number]) =>
                  mayGoBack(row.id) ? (
                    <Button type="link" size="small" onClick={() => acts.takeBack('stage', row.id)}>
                      {t('takeBack')}
                    </Button>
                  ) : (
                    nothing
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Items({ plan, acts }: PartProps) {
  const t = useTranslations('workforce.growth')
  const nameOf = useNameOf()
  if (plan.items.length === 0) return <p className="quiet">{t('noItems')}</p>
  const record = {
    key: 'acts',
    title: t('field.acts'),
    className: 'no-print',
    render: (row: Item) => (
      <>
        <Button type="link" size="small" aria-label={`${t('progress')} ${row.what}`} onClick={() => acts?.progress(row)}>
          {t('progress')}
        </Button>
        <Button
          type="link"
          size="small"
          aria-label={`${t('takeBack')} ${row.what}`}
          onClick={() => acts?.takeBack('item', row.id)}
        >
          {t('takeBack')}
        </Button>
      </>
    ),
  }
  return (
    <PlainTable
      label={t('items')}
      rows={plan.items}
      rowKey={(row) => row.id}
      columns={[
        { key: 'what', title: t('field.what'), render: (row) => row.what },
        { key: 'stage', title: t('field.stage'), render: (row) => (row.stage ? nameOf(row.stage) : t('wholePlan')) },
        { key: 'due', title: t('field.dueOn'), className: 'tnum', render: (row) => row.dueOn ?? nothing },
        {
          key: 'state',
          title: t('field.progress'),
          render: (row) => <Tag color={row.state === 'under-way' ? 'blue' : undefined}>{t(`item.${row.state}`)}</Tag>,
        },
        { key: 'told', title: t('field.found'), render: (row) => <Progress item={row} acts={acts} /> },
        ...(acts ? [record] : []),
      ]}
    />
  )
}

function Progress({ item, acts }: { item: Item; acts: PlanActs | undefined }) {
  const t = useTranslations('workforce.growth')
  if (item.progress.length === 0) return nothing
  return (
    <ul className="steps">
      {item.progress.map((one) => (
        <li key={one.id}>
          <span className="tnum">{one.onDay}</span> {t(`item.${one.state}`)} · {one.note}
          {one.by ? (
            <span className="quiet" data-name="">
              {' '}
              · {one.by}
            </span>
          ) : null}
          {acts ? (
            <Button
              type="link"
              size="small"
              className="no-print"
              aria-label={`${t('takeBack')} ${one.onDay} ${item.what}`}
              onClick={() => acts.takeBack('progress', one.id)}
            >
              {t('takeBack')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
