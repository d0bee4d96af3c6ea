import { PrinterOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { AsOfControl, useAsOf } from '../../../web/ui/AsOfControl.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing, useFigures } from '../../../web/ui/figures.ts'
import { Flag } from '../../../web/ui/Flag.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import { Answer } from '../../../web/ui/states.tsx'
import { workforce } from '../contract.ts'
import { duties } from '../rules/duties.ts'
import { DistrictControl } from './DistrictControl.tsx'

type Query = NonNullable<RequestOf<typeof workforce.listUnitDuties>['query']>
type Row = AnswerOf<typeof workforce.listUnitDuties>['items'][number]

const fields = ['asOf', 'districtNo', 'streetNo', 'duty', 'state', 'q'] as const

/** Which organisations lack whom: an instructor of a side, one of their own, a liaison. */
export default function UnitsPage() {
  const t = useTranslations()
  const [state, change] = useUrlState()
  const { day } = useAsOf()
  const query = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as Query
  const answer = useEndpoint(workforce.listUnitDuties, { query: { ...query, page: state.page ?? '1' } as Query }, { keep: true })
  const tools = (
    <>
      <DistrictControl />
      <AsOfControl />
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('workforce.pages.units')} tools={tools} asOf={day} printFilter={useFilterText()}>
      <section className="panel long stack list-panel">
        <FilterBar />
        <Answer of={answer} height={420}>
          {({ items, total, page }) => (
            <UnitTable rows={items} total={total} page={page} onPage={(next) => change({ page: next === 1 ? null : next })} />
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

function useStates() {
  const t = useTranslations('workforce')
  return [
    { value: 'missing', label: t('dutyState.missing') },
    { value: 'met', label: t('dutyState.met') },
    { value: 'unknown', label: t('dutyState.unknown') },
    { value: 'asked', label: t('units.asked') },
    { value: 'all', label: t('units.all') },
  ]
}

function useFilterText(): string {
  const t = useTranslations('workforce')
  const [state] = useUrlState()
  const { place } = useCatalogue()
  const found = useStates().find((one) => one.value === (state.state ?? 'missing'))?.label
  const duty = duties.find((one) => one === state.duty)
  return [duty ? t(`duty.${duty}`) : null, found, place(Number(state.streetNo)), state.q].filter(Boolean).join(comma())
}

function FilterBar() {
  const t = useTranslations('workforce')
  const [state, change] = useUrlState()
  const { streets } = useCatalogue()
  return (
    <div className="row no-print">
      <Input.Search
        key={state.q ?? ''}
        defaultValue={state.q}
        placeholder={t('units.search')}
        aria-label={t('units.search')}
        allowClear
        onSearch={(q) => change({ q, page: null })}
        style={{ width: 220 }}
      />
      <Select
        value={state.duty}
        onChange={(duty: string | undefined) => change({ duty, page: null })}
        options={duties.map((value) => ({ value, label: t(`duty.${value}`) }))}
        placeholder={t('units.anyDuty')}
        aria-label={t('units.duty')}
        allowClear
        style={{ width: 190 }}
      />
      <Select
        value={state.state ?? 'missing'}
        onChange={(next: string) => change({ state: next === 'missing' ? null : next, page: null })}
        options={useStates()}
        aria-label={t('units.state')}
        style={{ width: 140 }}
      />
      <Select
        value={state.streetNo}
        onChange={(streetNo: string | undefined) => change({ streetNo, page: null })}
        options={streets.map((row) => ({ value: String(row.no), label: row.name }))}
        placeholder={t('units.street')}
        aria-label={t('units.street')}
        allowClear
        style={{ width: 140 }}
      />
    </div>
  )
}

interface UnitTableProps {
  readonly rows: Row[]
  readonly total: number
  readonly page: number
  readonly onPage: (page: number) => void
}

/** Of the sides each stands for itself; both together would say it twice. */
const shown = duties.filter((duty) => duty !== 'sides')

function UnitTable({ rows, total, page, onPage }: UnitTableProps) {
  const t = useTranslations('workforce')
  const { count } = useFigures()
  const columns = [
    {
      key: 'name',
      title: t('units.name'),
      width: 280,
      render: (_: unknown, row: Row) => <Door to={`/units/${row.no}`}>{row.name}</Door>,
    },
    { key: 'street', title: t('units.street'), width: 110, render: (_: unknown, row: Row) => row.street ?? nothing },
    {
      key: 'headcount',
      title: t('units.headcount'),
      width: 90,
      align: 'right' as const,
      className: 'tnum',
      render: (_: unknown, row: Row) => count(row.headcount),
    },
    {
      key: 'instructors',
      title: t('units.instructors'),
      width: 220,
      render: (_: unknown, row: Row) =>
        row.instructors.length === 0
          ? nothing
          : row.instructors.map((one) => (
              <div key={one.id}>
                <Door to={`/workforce/people/${one.id}`}>{one.name}</Door>{' '}
                <span className="quiet">{[one.side ? t(`side.${one.side}`) : null, one.load].filter(Boolean).join(' · ')}</span>
              </div>
            )),
    },
    { key: 'liaison', title: t('units.liaison'), width: 90, render: (_: unknown, row: Row) => row.liaison ?? nothing },
    {
      key: 'missing',
      title: t('units.missing'),
      width: 260,
      render: (_: unknown, row: Row) => {
        const missing = shown.filter((duty) => row.duties[duty] === 'missing')
        return missing.length === 0 ? nothing : missing.map((duty) => <Flag key={duty}>{t(`duty.${duty}`)}</Flag>)
      },
    },
  ]
  return (
    <ListTable<Row>
      size="small"
      rowKey="no"
      columns={columns}
      dataSource={rows}
      scroll={{ x: 1050 }}
      locale={{ emptyText: t('units.empty') }}
      {...usePaging(page, total, onPage)}
    />
  )
}
