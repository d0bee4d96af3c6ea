import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { Flag } from '../../../web/ui/Flag.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import { upgradeStates } from '../rules.ts'
import './places.css'
import { useList } from './use-list.ts'
import { usePlaceWords } from './use-place-words.ts'

type List = AnswerOf<typeof places.listUpgrades>
type Row = List['items'][number]

/** Projects that bring venues to another tier. */
export default function UpgradesPage() {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const { state, filter, narrowed, query, turn } = useList(['state', 'tier', 'kind', 'venueNo', 'streetNo', 'q'])
  const answer = useEndpoint(places.listUpgrades, { query }, { keep: true })
  const shown = [state.state && t(`upgrade.states.${state.state as 'late'}`), words.name('tiers', state.tier ?? null), state.q]
  return (
    <PageFrame
      title={t('pages.upgrades')}
      tools={<ListTools endpoint={places.exportUpgrades} query={filter} />}
      printFilter={shown.filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet no-print" style={{ margin: 0 }}>
          {t('upgrade.hint')}
        </p>
        <div className="row no-print place-filters">
          <ChoiceField
            field="state"
            label={t('list.state')}
            options={[...upgradeStates, 'late' as const].map((value) => ({ value, label: t(`upgrade.states.${value}`) }))}
          />
          <ChoiceField field="tier" label={t('upgrade.toTier')} options={words.list('tiers')} />
          <ChoiceField field="kind" label={t('list.kind')} options={words.list('kinds')} />
          <StreetField />
          <FindField label={t('upgrade.find')} />
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(narrowed ? 'upgrade.nothing' : 'upgrade.empty')} />
            ) : (
              <UpgradeTable list={list} onPage={turn} />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function UpgradeTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const columns: ListColumn<Row>[] = [
    {
      key: 'venue',
      title: t('upgrade.venue'),
      width: 230,
      names: true,
      render: (_, row) => <Door to={`/places/upgrades/${row.id}`}>{row.venue.name}</Door>,
    },
    {
      key: 'tiers',
      title: t('upgrade.tiers'),
      width: 170,
      render: (_, row) => `${words.name('tiers', row.fromTier) ?? t('upgrade.noTier')} → ${words.name('tiers', row.toTier)}`,
    },
    {
      key: 'state',
      title: t('list.state'),
      width: 130,
      render: (_, row) => (
        <>
          <Tag>{t(`upgrade.states.${row.state}`)}</Tag>
          {row.late ? <Flag>{t('upgrade.states.late')}</Flag> : null}
        </>
      ),
    },
    {
      key: 'responsible',
      title: t('upgrade.responsible'),
      width: 160,
      render: (_, row) => <span data-name>{row.responsible}</span>,
    },
    {
      key: 'planned',
      title: t('upgrade.planned'),
      width: 190,
      className: 'tnum',
      render: (_, row) => `${row.startsOn} – ${row.dueOn}`,
    },
    {
      key: 'accepted',
      title: t('upgrade.acceptedOn'),
      width: 110,
      className: 'tnum',
      render: (_, row) => row.acceptedOn ?? nothing,
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
      scroll={{ x: 1100 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
