import { Checkbox, Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useFigures } from '../../../../web/ui/figures.ts'
import { Answer } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'
import { filterOf } from '../filter.ts'
import { UnitsDoor } from '../UnitsDoor.tsx'
import { Bar } from './RatePanel.tsx'
import type { Figures } from './types.ts'

const views = { street: 'byStreet', industry: 'byIndustry', type: 'byType' } as const
type View = keyof typeof views

interface Group {
  readonly no: number | null
  readonly code: string
  readonly name: string
  readonly figures: Figures
}

/** The condition under which the list shows exactly one group. */
export function conditionOf(by: View, group: Pick<Group, 'no' | 'code'>): Record<string, string | number> {
  if (by === 'type') return { type: group.code }
  if (by === 'industry') return { industryNo: group.no ?? 'none' }
  return { streetNo: group.no ?? '' }
}

/** Lowest rate first when asked for; groups without units stay at the end. */
export function weakestFirst(groups: readonly Group[]): Group[] {
  return [...groups].sort((a, b) => (a.figures.workCoverage.percent ?? 101) - (b.figures.workCoverage.percent ?? 101))
}

export function Breakdown() {
  const t = useTranslations('coverage.overview')
  const [state, change] = useUrlState()
  const by: View = state.by === 'industry' || state.by === 'type' ? state.by : 'street'
  const answer = useEndpoint(coverage.getBreakdown, { query: { ...filterOf(state), by } }, { keep: true })
  const sorted = state.order === 'weakest'
  return (
    <section className="panel long">
      <div className="panel-head">
        <h2>{t('breakdown')}</h2>
        <div className="tools no-print">
          <Checkbox
            checked={sorted}
            onChange={(event) => change({ order: event.target.checked ? 'weakest' : null }, { replace: true })}
          >
            {t('weakestFirst')}
          </Checkbox>
          <Segmented<View>
            value={by}
            onChange={(value) => change({ by: value === 'street' ? null : value }, { replace: true })}
            options={(Object.keys(views) as View[]).map((value) => ({ value, label: t(views[value]) }))}
          />
        </div>
      </div>
      <Answer of={answer} height={300}>
        {({ groups }) => <BreakdownTable by={by} groups={sorted ? weakestFirst(groups) : groups} />}
      </Answer>
    </section>
  )
}

function BreakdownTable({ by, groups }: { by: View; groups: readonly Group[] }) {
  const t = useTranslations('coverage')
  return (
    <div className="scroll-x">
      <table className="plain breakdown">
        <thead>
          <tr>
            <th scope="col">{t(by === 'street' ? 'field.street' : by === 'industry' ? 'field.industry' : 'field.type')}</th>
            {(['unitCount', 'own', 'joint'] as const).map((key) => (
              <th key={key} scope="col" className="num">
                {t(`overview.${key}`)}
              </th>
            ))}
            {(['should-have', 'few-members', 'no-members'] as const).map((cell) => (
              <th key={cell} scope="col" className="num">
                {t(`cell.${cell}`)}
              </th>
            ))}
            <th scope="col">{t('overview.orgCoverage')}</th>
            <th scope="col">{t('overview.workCoverage')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <BreakdownRow key={group.code} group={group} condition={conditionOf(by, group)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function BreakdownRow({ group, condition }: { group: Group; condition: Record<string, string | number> }) {
  const { figures } = group
  const cell = (value: number, extra: Record<string, string>) => (
    <td className="num">
      <UnitsDoor of={{ ...condition, ...extra }}>{value}</UnitsDoor>
    </td>
  )
  return (
    <tr>
      <th scope="row" className="nowrap">
        {group.name}
      </th>
      {cell(figures.active, {})}
      {cell(figures.own.total, { cell: 'own' })}
      {cell(figures.joint.units, { cell: 'joint' })}
      {cell(figures.notBuilt.shouldHave, { cell: 'should-have' })}
      {cell(figures.notBuilt.fewMembers, { cell: 'few-members' })}
      {cell(figures.notBuilt.none, { cell: 'no-members' })}
      <RateCell percent={figures.orgCoverage.percent} condition={{ ...condition, cell: 'not-built' }} />
      <RateCell percent={figures.workCoverage.percent} condition={{ ...condition, workCovered: 'false' }} />
    </tr>
  )
}

/** A rate leads to what it lacks. */
function RateCell({ percent, condition }: { percent: number | null; condition: Record<string, string | number> }) {
  const figures = useFigures()
  return (
    <td>
      <span className="rate-cell">
        <UnitsDoor of={condition}>{figures.percent(percent)}</UnitsDoor>
        <Bar percent={percent} />
      </span>
    </td>
  )
}
