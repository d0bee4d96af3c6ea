import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { AsOfControl, useAsOf } from '../../../web/ui/AsOfControl.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { Facts } from './Facts.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { useHours } from './use-words.ts'
import { YearField } from './YearField.tsx'

type Query = NonNullable<RequestOf<typeof learning.listHours>['query']>
type Hours = AnswerOf<typeof learning.listHours>
const fields = ['asOf', 'districtNo', 'streetNo', 'year', 'audience', 'state', 'q'] as const
const states = ['below', 'reached', 'not-applicable'] as const
const groups = ['secretary', 'liaison', 'full_time_worker', 'instructor', 'member'] as const

/** Hours of a year by name: to see whom a class is still owed, never who has most. */
export default function HoursPage() {
  const t = useTranslations()
  const l = useTranslations('learning')
  const [state] = useUrlState()
  const { day } = useAsOf()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as Query
  const answer = useEndpoint(learning.listHours, { query: { ...filter, page: state.page ?? '1' } as Query }, { keep: true })
  const audience = groups.find((one) => one === state.audience) ?? 'secretary'
  const chosen = states.find((one) => one === state.state)
  const told = [l(`audience.${audience}`), state.year, chosen ? l(`hoursState.${chosen}`) : null, state.q]
  const tools = (
    <>
      <YearField />
      <AsOfControl />
      <ListTools endpoint={learning.exportHours} query={filter} />
    </>
  )
  return (
    <PageFrame title={t('learning.pages.hours')} tools={tools} asOf={day} printFilter={told.filter(Boolean).join(comma())}>
      <section className="panel long stack">
        <div className="row no-print learning-filters">
          <ChoiceField
            field="audience"
            label={l('field.audiences')}
            standard="secretary"
            ends={['state']}
            options={groups.map((value) => ({ value, label: l(`audience.${value}`) }))}
          />
          <ChoiceField
            field="state"
            label={l('field.hoursState')}
            options={states.map((value) => ({ value, label: l(`hoursState.${value}`) }))}
          />
          <StreetField />
          <FindField label={l('field.name')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) => <HoursList list={list} filter={state} />}
        </Answer>
      </section>
    </PageFrame>
  )
}

function HoursList({ list, filter }: { list: Hours; filter: Readonly<Record<string, string>> }) {
  const l = useTranslations('learning')
  const { page: _, state: __, ...rest } = filter
  return (
    <>
      <Facts
        rows={states.map((state) => [
          l(`hoursState.${state}`),
          <Door
            key={state}
            to="/learning/hours"
            search={{ ...rest, state }}
            label={`${list.counts[state]} ${l(`hoursState.${state}`)}`}
          >
            {list.counts[state]}
          </Door>,
        ])}
      />
      <p className="quiet">
        {list.minimum
          ? l('hours.rule', {
              hours: list.minimum.hours,
              trainings: list.minimum.centralised,
              minutes: list.classHourMinutes,
              by: list.minimum.inPostBy ?? 'none',
              source: list.rules[0]?.source ?? '',
            })
          : l('hours.noRule')}
      </p>
      {list.total === 0 ? (
        <State hint={l('hours.empty')} />
      ) : (
        <>
          <HoursTable list={list} />
          <ListPages of={list} />
        </>
      )}
    </>
  )
}

function HoursTable({ list }: { list: Hours }) {
  const l = useTranslations('learning')
  const hours = useHours()
  const [state] = useUrlState()
  const search: Record<string, string> = state.year ? { year: state.year } : {}
  const show = (minutes: number | null) => hours(minutes, list.classHourMinutes)
  return (
    <PlainTable
      label={l('pages.hours')}
      rows={list.items}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          title: l('field.name'),
          render: (row) => (
            <Door to={`/learning/people/${row.kind}/${row.id}`} search={search}>
              {row.name}
            </Door>
          ),
        },
        { key: 'unit', title: l('field.unit'), render: (row) => <Door to={`/units/${row.unit.no}`}>{row.unit.name}</Door> },
        { key: 'total', title: l('field.total'), align: 'right', render: (row) => show(row.minutes) },
        { key: 'centralised', title: l('way.centralised'), align: 'right', render: (row) => show(row.centralised) },
        { key: 'collective', title: l('way.collective'), align: 'right', render: (row) => show(row.collective) },
        { key: 'certified', title: l('field.certified'), align: 'right', render: (row) => show(row.certified) },
        { key: 'left', title: l('field.left'), align: 'right', render: (row) => show(row.left) },
        { key: 'state', title: l('field.hoursState'), render: (row) => l(`hoursState.${row.state}`) },
      ]}
    />
  )
}
