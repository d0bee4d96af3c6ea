import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import { facilityKinds, facilityStates } from '../contract-parts.ts'
import './places.css'
import { useList } from './use-list.ts'
import { usePlaceWords } from './use-place-words.ts'

type List = AnswerOf<typeof places.listFacilities>
type Row = List['items'][number]

/** What venues are equipped with, and what of it is to be mended (CD-42). */
export default function FacilitiesPage() {
  const t = useTranslations('places')
  const { state, filter, narrowed, query, turn } = useList(['sort', 'state', 'upgraded', 'kind', 'streetNo', 'venueNo', 'q'])
  const answer = useEndpoint(places.listFacilities, { query }, { keep: true })
  const shown = [state.state && t(`part.states.${state.state as 'good'}`), state.q]
  return (
    <PageFrame
      title={t('pages.facilities')}
      tools={<ListTools endpoint={places.exportFacilities} query={filter} />}
      printFilter={shown.filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet no-print" style={{ margin: 0 }}>
          {t('part.listHint')}
        </p>
        <Filters />
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(narrowed ? 'part.listNothing' : 'part.listEmpty')} />
            ) : (
              <>
                <p className="quiet tnum" style={{ margin: 0 }}>
                  {t('part.listTotal', { count: list.total, venues: list.venues })}
                </p>
                <Facilities list={list} onPage={turn} />
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function Filters() {
  const t = useTranslations('places')
  const words = usePlaceWords()
  return (
    <div className="row no-print place-filters">
      <ChoiceField
        field="state"
        label={t('part.state')}
        options={facilityStates.map((value) => ({ value, label: t(`part.states.${value}`) }))}
      />
      <ChoiceField
        field="sort"
        label={t('part.kind')}
        options={facilityKinds.map((value) => ({ value, label: t(`part.kinds.${value}`) }))}
      />
      <ChoiceField
        field="upgraded"
        label={t('part.upgraded')}
        options={[
          { value: 'true', label: t('part.upgradedYes') },
          { value: 'false', label: t('part.upgradedNo') },
        ]}
      />
      <ChoiceField field="kind" label={t('list.kind')} options={words.list('kinds')} />
      <StreetField />
      <FindField label={t('part.find')} />
    </div>
  )
}

function Facilities({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('places')
  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('part.item'),
      width: 220,
      names: true,
      render: (_, row) => (
        <>
          {row.name}
          {row.note ? <div className="quiet">{row.note}</div> : null}
        </>
      ),
    },
    { key: 'kind', title: t('part.kind'), width: 80, render: (_, row) => t(`part.kinds.${row.kind}`) },
    { key: 'state', title: t('part.state'), width: 80, render: (_, row) => t(`part.states.${row.state}`) },
    { key: 'day', title: t('part.stateOn'), width: 110, className: 'tnum', render: (_, row) => row.stateOn },
    {
      key: 'upgrade',
      title: t('part.upgraded'),
      width: 120,
      render: (_, row) =>
        row.upgrade ? (
          <Door to={`/places/upgrades/${row.upgrade.id}`}>{t('part.upgrade', { no: row.upgrade.no })}</Door>
        ) : (
          nothing
        ),
    },
    {
      key: 'venue',
      title: t('part.venue'),
      width: 220,
      names: true,
      render: (_, row) => <Door to={`/places/${row.venue.no}`}>{row.venue.name}</Door>,
    },
    {
      key: 'street',
      title: t('enter.street'),
      width: 110,
      wideOnly: true,
      render: (_, row) => <span data-name>{row.street?.name ?? nothing}</span>,
    },
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 940 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
