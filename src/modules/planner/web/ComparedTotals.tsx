import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import type { DispatchComparison } from './DispatchComparePage.tsx'

type Compared = DispatchComparison['here']
type Side = Compared['sides'][number]

const changeKinds = ['kept', 'forced', 'chosen', 'new', 'lost'] as const
/** Figures of a side, and the list of the plan each opens. */
const sideFigures = [
  { key: 'people', search: { tab: 'people' } },
  { key: 'slots', search: null },
  { key: 'assigned', search: { tab: 'units' } },
  { key: 'unserved', search: { tab: 'units', show: 'unserved' } },
  { key: 'dedicated', search: { tab: 'people', state: 'dedicated' } },
  { key: 'dedicatedMissing', search: { tab: 'units', show: 'dedicated-missing' } },
  { key: 'within', search: { tab: 'people', state: 'within' } },
  { key: 'below', search: { tab: 'people', state: 'below' } },
  { key: 'idle', search: { tab: 'people', state: 'idle' } },
] as const

/** The same figures of two plans; each opens the list of its plan. */
export function ComparedTotals({ here, there }: { here: Compared; there: Compared }) {
  const t = useTranslations('planner')
  const { percent } = useFigures()
  const format = useFormatter()
  const plans = [here, there]
  const km = (value: number | null) => (value === null ? nothing : format.number(value, { maximumFractionDigits: 1 }))
  const names = [...new Set(plans.flatMap((plan) => plan.sides.map((side) => side.side)))]
  const door = (plan: Compared, search: Readonly<Record<string, string>>, value: number) => (
    <Door to={pathOf(plan)} search={search}>
      {value}
    </Door>
  )
  return (
    <div className="scroll-x">
      <table className="plain planner-compared" aria-label={t('pages.compare')}>
        <thead>
          <tr>
            <th scope="col">{t('compare.figure')}</th>
            {plans.map((plan) => (
              <th scope="col" className="num" key={plan.id}>
                <div>{t(plan === here ? 'compare.here' : 'compare.there')}</div>
                <Door to={pathOf(plan)}>{`${plan.title} ${plan.asOf}`}</Door>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row name={t('dispatch.head.units')} plans={plans} show={(plan) => door(plan, { tab: 'units' }, plan.units)} />
          <Row name={t('dispatch.head.people')} plans={plans} show={(plan) => door(plan, { tab: 'people' }, plan.people)} />
          {changeKinds.map((kind) => (
            <Row
              key={kind}
              name={t(`dispatch.changes.${kind}`)}
              plans={plans}
              show={(plan) =>
                kind === 'kept'
                  ? format.number(plan.changes?.kept ?? 0)
                  : door(plan, { tab: 'units', change: kind }, plan.changes?.[kind] ?? 0)
              }
            />
          ))}
          <Row name={t('compare.cost')} plans={plans} show={(plan) => km(plan.objective)} />
          <Row
            name={t('dispatch.head.gap')}
            plans={plans}
            show={(plan) =>
              plan.status === 'optimal' ? t('dispatch.head.proved') : percent(plan.gap === null ? null : plan.gap * 100)
            }
          />
        </tbody>
        {names.map((name) => (
          <tbody key={name}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                {t(`dispatch.sides.${name}`)}
              </th>
            </tr>
            {sideFigures.map(({ key, search }) => (
              <Row
                key={key}
                name={t(`dispatch.head.${key}`)}
                plans={plans}
                show={(plan) => {
                  const side = sideOf(plan, name)
                  if (!side) return nothing
                  return search === null ? format.number(side[key]) : door(plan, { ...search, side: name }, side[key])
                }}
              />
            ))}
            <Row name={t('compare.cost')} plans={plans} show={(plan) => km(sideOf(plan, name)?.objective ?? null)} />
          </tbody>
        ))}
      </table>
    </div>
  )
}

const pathOf = (plan: Compared) => `/plans/dispatch/${plan.id}`
const sideOf = (plan: Compared, name: Side['side']) => plan.sides.find((side) => side.side === name)

interface RowProps {
  readonly name: string
  readonly plans: readonly Compared[]
  readonly show: (plan: Compared) => ReactNode
}

function Row({ name, plans, show }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {plans.map((plan) => (
        <td className="num" key={plan.id}>
          {show(plan)}
        </td>
      ))}
    </tr>
  )
}
