import { Button, Checkbox, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { type UrlState, useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { places, venueStates } from '../contract.ts'
import './places.css'
import { useMeasures, usePlaceWords } from './use-place-words.ts'

const VenueDialog = lazyDialog(async () => (await import('./VenueDialog.tsx')).VenueDialog)

type List = AnswerOf<typeof places.listVenues>
type Row = List['items'][number]

const fields = [
  'kind',
  'tier',
  'state',
  'shared',
  'free',
  'model',
  'audience',
  'unchecked',
  'ownerNo',
  'withinNo',
  'industryNo',
  'streetNo',
  'districtNo',
  'nearNo',
  'q',
] as const
const queryOf = (state: UrlState) =>
  Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object

const stateKey = (state: string) => (state === 'standing' ? 'list.standing' : (`states.${state as 'open'}` as const))

/** Venues of the district, by name or nearest first from an organisation. */
export default function VenuesPage() {
  const t = useTranslations('places')
  const [state, change] = useUrlState()
  const [entering, setEntering] = useState(false)
  const words = usePlaceWords()
  const filter = queryOf(state)
  const answer = useEndpoint(places.listVenues, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const shown = [
    state.kind
      ?.split(',')
      .map((code) => words.name('kinds', code))
      .join(' · '),
    state.state && t(stateKey(state.state)),
    state.audience && words.names('audiences', state.audience.split(',')),
    state.q,
  ]
  const tools = (
    <>
      <ListTools endpoint={places.exportVenues} query={filter} />
      {answer.data?.can.enter ? (
        <Button type="primary" onClick={() => setEntering(true)}>
          {t('list.enter')}
        </Button>
      ) : null}
    </>
  )
  return (
    <PageFrame title={t('pages.list')} tools={tools} printFilter={shown.filter(Boolean).join(' · ')}>
      <section className="panel long stack list-panel">
        <Filters />
        <Answer of={answer} height={360}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(Object.keys(filter).length > 0 ? 'list.nothing' : 'list.empty')} />
            ) : (
              <>
                <p className="place-counts quiet">
                  <span>{t('list.total', { count: list.total })}</span>
                  {list.areaM2 > 0 ? <span>{t('list.totalArea', { m2: list.areaM2 })}</span> : null}
                  {state.nearNo ? <span>{t('list.nearHint')}</span> : null}
                </p>
                <VenueTable
                  list={list}
                  near={Boolean(state.nearNo)}
                  onPage={(next) => change({ page: next === 1 ? null : next })}
                />
              </>
            )
          }
        </Answer>
      </section>
      {entering ? <VenueDialog venue={null} onClose={() => setEntering(false)} /> : null}
    </PageFrame>
  )
}

function Filters() {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const [state, change] = useUrlState()
  const keeps = useCan('place.keep')
  return (
    <div className="row no-print place-filters">
      <ChoiceField field="kind" label={t('list.kind')} options={words.list('kinds')} />
      <ChoiceField field="tier" label={t('list.tier')} options={words.list('tiers')} />
      <ChoiceField
        field="state"
        label={t('list.state')}
        options={[...venueStates, 'standing' as const].map((value) => ({ value, label: t(stateKey(value)) }))}
      />
      <ChoiceField field="audience" label={t('one.audience')} options={words.list('audiences')} />
      <ChoiceField
        field="shared"
        label={t('list.shared')}
        options={[
          { value: 'true', label: t('list.onlyShared') },
          { value: 'false', label: t('list.notShared') },
        ]}
      />
      <ChoiceField
        field="free"
        label={t('list.free')}
        options={[
          { value: 'true', label: t('list.onlyFree') },
          { value: 'false', label: t('list.charged') },
        ]}
      />
      <StreetField />
      <Checkbox
        checked={state.model === 'true'}
        onChange={(event) => change({ model: event.target.checked || null, page: null })}
      >
        {t('list.model')}
      </Checkbox>
      {keeps ? (
        <Checkbox
          checked={state.unchecked === 'true'}
          onChange={(event) => change({ unchecked: event.target.checked || null, page: null })}
        >
          {t('list.unchecked')}
        </Checkbox>
      ) : null}
      <FindField label={t('list.find')} />
      <div style={{ width: 240 }}>
        <UnitPicker
          label={t('list.near')}
          placeholder={t('list.near')}
          value={state.nearNo ? Number(state.nearNo) : undefined}
          onChange={(no) => change({ nearNo: (no as number | undefined) ?? null, page: null })}
        />
      </div>
    </div>
  )
}

function VenueTable({ list, near, onPage }: { list: List; near: boolean; onPage: (page: number) => void }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const measures = useMeasures()
  const distance: ListColumn<Row> = {
    key: 'metres',
    title: t('list.distance'),
    width: 100,
    align: 'right',
    className: 'tnum',
    render: (_, row) => measures.distance(row.metres),
  }
  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('list.name'),
      width: 210,
      names: true,
      render: (_, row) => (
        <>
          <Door to={`/places/${row.no}`}>{row.name}</Door> {row.model ? <Tag>{t('list.modelMark')}</Tag> : null}
        </>
      ),
    },
    ...(near ? [distance] : []),
    { key: 'kind', title: t('list.kind'), width: 120, render: (_, row) => words.name('kinds', row.kind) },
    { key: 'tier', title: t('list.tier'), width: 84, render: (_, row) => words.name('tiers', row.tier) ?? nothing },
    { key: 'state', title: t('list.state'), width: 84, render: (_, row) => <Tag>{t(`states.${row.state}`)}</Tag> },
    {
      key: 'owner',
      title: t('list.owner'),
      width: 170,
      wideOnly: true,
      render: (_, row) => <span data-name>{row.owner.name}</span>,
    },
    {
      key: 'address',
      title: t('list.address'),
      width: 150,
      render: (_, row) => <span data-name>{row.address ?? row.street?.name ?? nothing}</span>,
    },
    {
      key: 'area',
      title: t('list.area'),
      width: 100,
      align: 'right',
      className: 'tnum',
      render: (_, row) => measures.area(row.areaM2),
    },
    {
      key: 'rooms',
      title: t('list.rooms'),
      width: 60,
      align: 'right',
      className: 'tnum',
      render: (_, row) => <Door to={`/places/${row.no}`}>{row.rooms}</Door>,
    },
    {
      key: 'terms',
      title: t('list.terms'),
      width: 140,
      render: (_, row) =>
        row.state !== 'open'
          ? nothing
          : row.shared
            ? [measures.fee(row.feeFen), t(row.approval ? 'list.approval' : 'list.atOnce')].join(' · ')
            : t('list.notShared'),
    },
  ]
  return (
    <ListTable<Row>
      rowKey="no"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1100 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
