import { Checkbox, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { keptProblem } from '../../../web/kit/call-problem.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma } from '../../../web/ui/figures.ts'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { PlanView } from './PlanPage.tsx'

type Openings = AnswerOf<typeof planner.listOpenings>

const fates = ['opened', 'waiting', 'refused'] as const
const procedures = ['establish-own', 'establish-joint', 'establish-mobile', 'attach', 'dissolve'] as const

/**
 * What became of the decision: cases that run, those that wait for a branch to stand or to be empty, and those that could not be opened.
 * Of a plan not yet decided: what deciding would open.
 */
export function OpeningList({ plan }: { plan: PlanView }) {
  const t = useTranslations('planner')
  const [state] = useUrlState()
  const q = useLater(state['q'] ?? '')
  const filter = {
    fate: fates.find((one) => one === state['fate']),
    procedure: procedures.find((one) => one === state['procedure']),
    leaving: state['leaving'] === 'yes' ? ('yes' as const) : undefined,
    q: q || undefined,
  }
  const answer = useEndpoint(
    planner.listOpenings,
    { params: { id: plan.id }, query: { page: Number(state['page'] ?? 1), pageSize: 50, ...filter } },
    { keep: true, every: () => (plan.jobId === null ? false : 1000) },
  )
  const filtered = Object.values(filter).some((value) => value !== undefined)
  return (
    <section className="panel long">
      <Answer of={answer}>
        {(list) => (
          <>
            <OpeningFilters plan={plan} list={list} />
            {list.items.length === 0 ? (
              <State hint={t(filtered ? 'openings.nothing' : 'openings.none')} />
            ) : (
              <OpeningTable items={list.items} moving={plan.transition !== null} />
            )}
            <ListPages of={list} />
          </>
        )}
      </Answer>
    </section>
  )
}

function OpeningFilters({ plan, list }: { plan: PlanView; list: Openings }) {
  const t = useTranslations('planner')
  const [state, change] = useUrlState()
  const all = Object.values(list.procedures).reduce((sum, count) => sum + count, 0)
  return (
    <div className="planner-bar no-print">
      <Input.Search
        allowClear
        defaultValue={state['q']}
        placeholder={t('openings.find')}
        aria-label={t('openings.find')}
        onChange={(event) => change({ q: event.target.value, page: null }, { replace: true })}
      />
      {plan.state === 'decided' ? (
        <Select
          value={fates.find((one) => one === state['fate']) ?? ''}
          aria-label={t('openings.fate')}
          onChange={(value) => change({ fate: value, page: null })}
          options={[
            { value: '', label: `${t('branches.all')} ${all}` },
            ...fates.map((value) => ({ value, label: `${t(`openings.${value}`)} ${list[value]}` })),
          ]}
        />
      ) : null}
      <Select
        value={procedures.find((one) => one === state['procedure']) ?? ''}
        aria-label={t('openings.procedure')}
        onChange={(value) => change({ procedure: value || null, page: null })}
        options={[
          { value: '', label: `${t('openings.anyProcedure')} ${all}` },
          ...procedures
            .filter((value) => (list.procedures[value] ?? 0) > 0)
            .map((value) => ({ value, label: `${t(`procedure.${value}`)} ${list.procedures[value]}` })),
        ]}
      />
      {plan.transition !== null ? (
        <Checkbox
          checked={state['leaving'] === 'yes'}
          onChange={(event) => change({ leaving: event.target.checked ? 'yes' : null, page: null })}
        >
          {t('openings.leaving')}
        </Checkbox>
      ) : null}
    </div>
  )
}

function OpeningTable({ items, moving }: { items: Openings['items']; moving: boolean }) {
  const t = useTranslations('planner')
  const unit = ({ no, name }: { no: number; name: string }) => (
    <div key={no}>
      <Door to={`/units/${no}`}>{name}</Door>
    </div>
  )
  const leaves = { key: 'leaves', title: t('openings.leaves'), render: (one: Openings['items'][number]) => one.leaves.map(unit) }
  return (
    <PlainTable
      rows={items}
      rowKey={(one) => `${one.unit.no} ${one.procedure}`}
      label={t('tabs.openings')}
      columns={[
        { key: 'unit', title: t('others.unit'), render: (one) => unit(one.unit) },
        { key: 'procedure', title: t('openings.procedure'), render: (one) => t(`procedure.${one.procedure}`) },
        ...(moving ? [leaves] : []),
        { key: 'case', title: t('openings.case'), render: (one) => <Fate one={one} /> },
      ]}
    />
  )
}

function Fate({ one }: { one: Openings['items'][number] }) {
  const t = useTranslations('planner.openings')
  const text = useProblemText()
  const { leavers } = one
  return (
    <>
      {one.caseId ? <Door to={`/cases/${one.caseId}`}>{t('number', { no: String(one.caseNo) })}</Door> : null}
      {one.waitsFor ? t('waitsFor', { unit: one.waitsFor.name }) : null}
      {leavers.length > 0 && one.caseId === null && one.problem === null
        ? t('leavers', { count: leavers.length, units: leavers.map(({ name }) => name).join(comma()) })
        : null}
      {one.problem ? text(keptProblem(one.problem)) : null}
    </>
  )
}
