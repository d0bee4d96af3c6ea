import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing, useFigures } from '../../../web/ui/figures.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import type { DispatchView } from './DispatchPage.tsx'

const changeKinds = ['kept', 'forced', 'chosen', 'new', 'lost'] as const
type Side = DispatchView['sides'][number]

/** What a plan comes to: sizes, changes against today, how good it is; then load and gaps, side by side. Figures are doors. */
export function DispatchHead({ plan }: { plan: DispatchView }) {
  const t = useTranslations('planner.dispatch')
  const format = useFormatter()
  const { percent, moment } = useFigures()
  const to = `/plans/dispatch/${plan.id}`
  const changes = plan.changes!
  return (
    <section className="panel">
      <dl className="planner-figures">
        <Figure name={t('head.units')}>
          <Door to={to} search={{ tab: 'units' }}>
            {plan.units}
          </Door>
        </Figure>
        <Figure name={t('head.people')}>
          <Door to={to} search={{ tab: 'people' }}>
            {plan.people}
          </Door>
        </Figure>
        {changeKinds.map((kind) => (
          <Figure key={kind} name={t(`changes.${kind}`)} hint={kind === 'lost' ? t('changes.lostHint') : undefined}>
            {kind === 'kept' ? (
              format.number(changes.kept)
            ) : (
              <Door to={to} search={{ tab: 'units', change: kind }}>
                {changes[kind]}
              </Door>
            )}
          </Figure>
        ))}
        <Figure name={t('head.liaisons')} hint={t('head.liaisonsHint', plan.liaisons!)}>
          <Door to={to} search={{ tab: 'units', show: 'liaison' }}>
            {plan.liaisons!.toName + plan.liaisons!.nobodyOnStaff}
          </Door>
        </Figure>
        <Figure name={t('head.gap')}>
          {plan.status === 'optimal' ? t('head.proved') : percent(plan.gap === null ? null : plan.gap * 100)}
        </Figure>
      </dl>
      <h2>{t('head.load')}</h2>
      <SideTable plan={plan} />
      <CostLines plan={plan} />
      <p className="quiet">
        {t('head.asOf', { day: plan.asOf })} · {t('head.made', { who: plan.madeBy ?? nothing, at: moment(plan.madeAt) })} ·{' '}
        {t('head.band', { low: plan.band.low, high: plan.band.high })}
        {plan.fullTime === null ? null : <FullTime rule={plan.fullTime} />}
        {plan.dedicatedFrom === null ? null : ` · ${t('head.dedicatedFrom', { from: plan.dedicatedFrom })}`} ·{' '}
        {t('head.handover', { km: plan.handover })} · {t('head.rules')}{' '}
        <span data-name>{[...new Set(plan.rules.map((rule) => rule.source))].join(comma())}</span>
        {plan.receipt ? <code> #{plan.receipt.inputHash.slice(0, 12)}</code> : null}
      </p>
    </section>
  )
}

function Figure({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div title={hint}>
      <dt>{name}</dt>
      <dd className="tnum">{children}</dd>
    </div>
  )
}

/** What the rules say of full-time workers, or why they are not planned. */
function FullTime({ rule }: { rule: NonNullable<DispatchView['fullTime']> }) {
  const t = useTranslations('planner.dispatch.head.fullTime')
  const { headcountFrom, membersFrom, orgsEach } = rule
  return ` · ${t(rule.state, { headcount: headcountFrom ?? nothing, members: membersFrom ?? nothing, each: orgsEach ?? 0 })}`
}

function SideTable({ plan }: { plan: DispatchView }) {
  const t = useTranslations('planner.dispatch')
  const format = useFormatter()
  const to = `/plans/dispatch/${plan.id}`
  const door = (tab: string, search: Readonly<Record<string, string>>, count: number) => (
    <Door to={to} search={{ tab, ...search }}>
      {count}
    </Door>
  )
  return (
    <PlainTable
      rows={plan.sides}
      rowKey={(row) => row.side}
      label={t('head.load')}
      columns={[
        { key: 'side', title: t('head.side'), render: (row) => t(`sides.${row.side}`) },
        {
          key: 'people',
          title: t('head.people'),
          align: 'right',
          render: (row) => door('people', { side: row.side }, row.people),
        },
        { key: 'slots', title: t('head.slots'), align: 'right', render: (row) => format.number(row.slots) },
        {
          key: 'assigned',
          title: t('head.assigned'),
          align: 'right',
          render: (row) => door('units', { side: row.side }, row.assigned),
        },
        {
          key: 'unserved',
          title: t('head.unserved'),
          align: 'right',
          render: (row) => door('units', { side: row.side, show: 'unserved' }, row.unserved),
        },
        {
          key: 'dedicated',
          title: t('head.dedicated'),
          align: 'right',
          render: (row) => door('people', { side: row.side, state: 'dedicated' }, row.dedicated),
        },
        {
          key: 'missing',
          title: t('head.dedicatedMissing'),
          align: 'right',
          render: (row) => door('units', { side: row.side, show: 'dedicated-missing' }, row.dedicatedMissing),
        },
        ...(['within', 'below', 'idle'] as const).map((key) => ({
          key,
          title: t(`head.${key}`),
          align: 'right' as const,
          render: (row: Side) => door('people', { side: row.side, state: key }, row[key]),
        })),
      ]}
    />
  )
}

/** What each side costs, in plain parts. */
function CostLines({ plan }: { plan: DispatchView }) {
  const t = useTranslations('planner.dispatch')
  const format = useFormatter()
  const parts = ({ terms }: Side) =>
    Object.entries(terms)
      .filter(([, km]) => km > 0)
      .map(([key, km]) => `${t(`terms.${key as 'travel'}`)} ${format.number(km, { maximumFractionDigits: 1 })}`)
      .join(comma())
  return (
    <ul className="planner-plain planner-costs quiet tnum">
      {plan.sides.map((side) => (
        <li key={side.side}>
          {t('head.cost', { side: t(`sides.${side.side}`) })} {parts(side)}
        </li>
      ))}
    </ul>
  )
}
