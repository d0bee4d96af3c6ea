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
import './places.css'
import { useList } from './use-list.ts'
import { usePlaceWords } from './use-place-words.ts'

type List = AnswerOf<typeof places.listResidents>
type Row = List['items'][number]

/** Organisations that reside in venues or work with them, in the roles of the programme (LH-25). */
export default function ResidentsPage() {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const { state, filter, narrowed, query, turn } = useList(['role', 'now', 'kind', 'streetNo', 'venueNo', 'unitNo', 'q'])
  const answer = useEndpoint(places.listResidents, { query }, { keep: true })
  const shown = [state.role && words.name('residents', state.role), state.q]
  return (
    <PageFrame
      title={t('pages.residents')}
      tools={<ListTools endpoint={places.exportResidents} query={filter} />}
      printFilter={shown.filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet no-print" style={{ margin: 0 }}>
          {t('part.residentsHint')}
        </p>
        <div className="row no-print place-filters">
          <ChoiceField field="role" label={t('part.role')} options={words.list('residents')} />
          <ChoiceField
            field="now"
            label={t('part.now')}
            options={[
              { value: 'true', label: t('part.nowYes') },
              { value: 'false', label: t('part.nowNo') },
            ]}
          />
          <ChoiceField field="kind" label={t('list.kind')} options={words.list('kinds')} />
          <StreetField />
          <FindField label={t('part.residentsFind')} />
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(narrowed ? 'part.residentsNothing' : 'part.residentsEmpty')} />
            ) : (
              <>
                <p className="quiet tnum" style={{ margin: 0 }}>
                  {t('part.residentsTotal', { count: list.total, venues: list.venues })}
                </p>
                <Residents list={list} onPage={turn} />
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function Residents({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('part.unit'),
      width: 240,
      names: true,
      render: (_, row) => (row.unit ? <Door to={`/units/${row.unit.no}`}>{row.name}</Door> : row.name),
    },
    { key: 'role', title: t('part.role'), width: 110, render: (_, row) => words.name('residents', row.role) },
    {
      key: 'when',
      title: t('part.when'),
      width: 210,
      className: 'tnum',
      render: (_, row) =>
        row.untilOn === null
          ? t('part.fromOnwards', { from: row.fromOn })
          : t('part.fromTo', { from: row.fromOn, until: row.untilOn }),
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
      scroll={{ x: 890 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
