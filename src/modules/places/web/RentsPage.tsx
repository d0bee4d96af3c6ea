import { Button, Checkbox, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { colon, comma } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import { rentMeasures, rentStages, rentStandings } from '../rules.ts'
import './places.css'
import { useRentWords } from '../../../web/ui/use-rent-words.ts'

const ProposeDialog = lazyDialog(async () => (await import('./rents/ProposeDialog.tsx')).ProposeDialog)

type List = AnswerOf<typeof places.listRents>
type Row = List['items'][number]
const fields = ['stage', 'standing', 'measure', 'waiting', 'venueNo', 'tenantNo', 'streetNo', 'districtNo', 'q'] as const

/** Rent paid by service: what was agreed, what waits for whom, and where each agreement stands. */
export default function RentsPage() {
  const t = useTranslations('places')
  const [state, change] = useUrlState()
  const [proposing, setProposing] = useState(false)
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(places.listRents, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const narrowed = Object.keys(filter).length > 0
  const tools = (
    <>
      <ListTools endpoint={places.exportRents} query={filter} />
      {answer.data?.can.propose ? (
        <Button type="primary" onClick={() => setProposing(true)}>
          {t('rents.propose')}
        </Button>
      ) : null}
    </>
  )
  return (
    <PageFrame title={t('pages.rents')} tools={tools} printFilter={Object.values(filter).join(comma())}>
      <section className="panel long stack list-panel">
        <Hint />
        <Filters />
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(narrowed ? 'rents.nothing' : list.can.propose ? 'rents.empty' : 'rents.emptyReader')} />
            ) : (
              <>
                <p className="place-counts quiet">{t('rents.total', { count: list.total })}</p>
                <RentTable list={list} onPage={(page) => change({ page: page === 1 ? null : page })} />
              </>
            )
          }
        </Answer>
      </section>
      {proposing ? <ProposeDialog venueNo={Number(state.venueNo) || null} onClose={() => setProposing(false)} /> : null}
    </PageFrame>
  )
}

/** Partners are looked for where needs are published; nothing of it is kept here. */
function Hint() {
  const t = useTranslations('places.rents')
  const publishes = useCan('lists.publish')
  return (
    <p className="quiet in-text no-print">
      {t('hint')}{' '}
      {publishes ? (
        <>
          <Door to="/lists" search={{ kind: 'need', category: 'people' }}>
            {t('partners')}
          </Door>
          {colon()}
          {t('partnersHint')}
        </>
      ) : null}
    </p>
  )
}

function Filters() {
  const t = useTranslations('places.rents')
  const [state, change] = useUrlState()
  return (
    <div className="row no-print place-filters">
      <ChoiceField
        field="stage"
        label={t('stage')}
        options={rentStages.map((value) => ({ value, label: t(`stages.${value}`) }))}
      />
      <ChoiceField
        field="standing"
        label={t('standing')}
        options={rentStandings.map((value) => ({ value, label: t(`standings.${value}`) }))}
      />
      <ChoiceField
        field="measure"
        label={t('measure')}
        options={rentMeasures.map((value) => ({ value, label: t(`measures.${value}`) }))}
      />
      <StreetField />
      <Checkbox
        checked={state.waiting === 'true'}
        onChange={(event) => change({ waiting: event.target.checked || null, page: null })}
      >
        {t('waiting')}
      </Checkbox>
      <FindField label={t('find')} />
    </div>
  )
}

function RentTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('places.rents')
  const words = useRentWords()
  const columns: ListColumn<Row>[] = [
    {
      key: 'venue',
      title: t('venue'),
      width: 200,
      names: true,
      render: (_, row) => <Door to={`/places/rents/${row.id}`}>{row.venue.name}</Door>,
    },
    { key: 'tenant', title: t('tenant'), width: 190, render: (_, row) => <span data-name>{row.tenant.name}</span> },
    { key: 'owner', title: t('owner'), width: 160, wideOnly: true, render: (_, row) => <span data-name>{row.owner.name}</span> },
    { key: 'stage', title: t('stage'), width: 110, render: (_, row) => <Tag>{t(`stages.${row.stage}`)}</Tag> },
    {
      key: 'owed',
      title: t('owed'),
      width: 140,
      align: 'right',
      className: 'tnum',
      render: (_, row) => t('owedOf', { amount: words.amount(row.measure, row.owed), months: row.months }),
    },
    {
      key: 'balance',
      title: t('balance'),
      width: 110,
      align: 'right',
      className: 'tnum',
      render: (_, row) => <Door to={`/places/rents/${row.id}`}>{words.balance(row.measure, row.balance)}</Door>,
    },
    {
      key: 'period',
      title: t('period'),
      width: 180,
      className: 'tnum',
      wideOnly: true,
      render: (_, row) => `${row.fromOn} – ${row.untilOn ?? t('open')}`,
    },
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1080 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
