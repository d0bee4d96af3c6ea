import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { workforce } from '../../contract.ts'
import { type GrowthOf, type Item, type Kept, type Plan, PlanPanels } from './PlanPanels.tsx'

const OpenDialog = lazyDialog(async () => (await import('./GrowthDialogs.tsx')).OpenDialog)
const StageDialog = lazyDialog(async () => (await import('./GrowthDialogs.tsx')).StageDialog)
const EndDialog = lazyDialog(async () => (await import('./GrowthDialogs.tsx')).EndDialog)
const ItemDialog = lazyDialog(async () => (await import('./GrowthDialogs.tsx')).ItemDialog)
const ProgressDialog = lazyDialog(async () => (await import('./GrowthDialogs.tsx')).ProgressDialog)
const TakeBackDialog = lazyDialog(async () => (await import('./GrowthDialogs.tsx')).TakeBackDialog)

type Act =
  | { readonly act: 'open' }
  | { readonly act: 'enter' | 'end' | 'plan'; readonly plan: Plan }
  | { readonly act: 'progress'; readonly item: Item }
  | { readonly act: 'back'; readonly kind: Kept; readonly id: string }

/** The development of one person in post: plans now and before. */
export default function PersonGrowthPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(workforce.getGrowth, { params: { id } }, { keep: true })
  return <Answer of={answer}>{(one) => <Body key={one.id} one={one} />}</Answer>
}

function Body({ one }: { one: GrowthOf }) {
  const t = useTranslations('workforce.growth')
  const actions = useTranslations('actions')
  const [act, setAct] = useState<Act | null>(null)
  const mayOpen = one.can.change && one.plans.every((plan) => plan.endedOn !== null)
  const actsFor = (plan: Plan) => ({
    enter: () => setAct({ act: 'enter', plan }),
    end: () => setAct({ act: 'end', plan }),
    plan: () => setAct({ act: 'plan', plan }),
    progress: (item: Item) => setAct({ act: 'progress', item }),
    takeBack: (kind: Kept, id: string) => setAct({ act: 'back', kind, id }),
  })
  const openButton = mayOpen ? (
    <Button type="primary" onClick={() => setAct({ act: 'open' })}>
      {t('open')}
    </Button>
  ) : null
  const tools = (
    <>
      {one.plans.length > 0 ? openButton : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {actions('print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('titleOf', { name: one.name })} tools={tools} printFilter={one.name}>
      <p className="quiet" style={{ margin: 0 }}>
        {one.rule ? t(one.rule.stated ? 'rule' : 'ruleOurs', { source: one.rule.source }) : null}{' '}
        <Door to={`/workforce/people/${one.id}`}>{t('toPerson')}</Door>
      </p>
      {one.plans.length === 0 ? (
        <section className="panel">
          <State hint={t('none')}>{openButton}</State>
        </section>
      ) : null}
      {one.plans.map((plan) => (
        <PlanPanels key={plan.id} plan={plan} {...(one.can.change ? { acts: actsFor(plan) } : {})} />
      ))}
      {act ? <ActDialog one={one} act={act} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  )
}

function ActDialog({ one, act, onClose }: { one: GrowthOf; act: Act; onClose: () => void }) {
  if (act.act === 'open') return <OpenDialog one={one} onClose={onClose} />
  if (act.act === 'progress') return <ProgressDialog item={act.item} onClose={onClose} />
  if (act.act === 'back') return <TakeBackDialog kind={act.kind} id={act.id} onClose={onClose} />
  const Dialog = { enter: StageDialog, end: EndDialog, plan: ItemDialog }[act.act]
  return <Dialog one={one} plan={act.plan} onClose={onClose} />
}
