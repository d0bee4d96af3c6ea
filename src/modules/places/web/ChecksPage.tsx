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

type List = AnswerOf<typeof places.listChecks>
type Row = List['items'][number]

/** What those who keep venues found when they looked at them against the standard: by the day, not by the result. */
export default function ChecksPage() {
  const t = useTranslations('places')
  const { state, filter, narrowed, query, turn } = useList(['view', 'version', 'result', 'kind', 'streetNo', 'q'])
  const answer = useEndpoint(places.listChecks, { query }, { keep: true })
  const shown = [state.result && t(`checks.${state.result as 'met'}`), state.version, state.q]
  return (
    <PageFrame
      title={t('pages.checks')}
      tools={<ListTools endpoint={places.exportChecks} query={filter} />}
      printFilter={shown.filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet no-print" style={{ margin: 0 }}>
          {t('checks.hint')}
        </p>
        <Filters versions={answer.data?.versions ?? []} />
        <Answer of={answer} height={320}>
          {(list) => (
            <>
              {list.unchecked > 0 ? (
                <p className="quiet in-text" style={{ margin: 0 }}>
                  <Door to="/places" search={{ state: 'open', unchecked: 'true' }}>
                    {t('checks.unchecked', { count: list.unchecked })}
                  </Door>
                </p>
              ) : null}
              {list.total === 0 ? (
                <State hint={t(narrowed ? 'checks.nothing' : 'checks.empty')} />
              ) : (
                <CheckTable list={list} onPage={turn} />
              )}
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

function Filters({ versions }: { versions: readonly string[] }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  return (
    <div className="row no-print place-filters">
      <ChoiceField
        field="view"
        label={t('checks.view')}
        standard="last"
        options={(['last', 'all'] as const).map((value) => ({ value, label: t(`checks.${value}`) }))}
      />
      <ChoiceField
        field="version"
        label={t('checks.version')}
        options={versions.map((value) => ({ value, label: t('checks.versionOf', { version: value }) }))}
      />
      <ChoiceField
        field="result"
        label={t('checks.result')}
        options={(['met', 'lacking'] as const).map((value) => ({ value, label: t(`checks.${value}`) }))}
      />
      <ChoiceField field="kind" label={t('list.kind')} options={words.list('kinds')} />
      <StreetField />
      <FindField label={t('checks.find')} />
    </div>
  )
}

function CheckTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const label = (code: string) => words.standard?.items.find((one) => one.code === code)?.label ?? code
  const columns: ListColumn<Row>[] = [
    {
      key: 'venue',
      title: t('upgrade.venue'),
      width: 230,
      names: true,
      render: (_, row) => <Door to={`/places/${row.venue.no}`}>{row.venue.name}</Door>,
    },
    { key: 'day', title: t('dialog.onDay'), width: 110, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'version',
      title: t('checks.version'),
      width: 100,
      render: (_, row) => t('checks.versionOf', { version: row.version }),
    },
    {
      key: 'result',
      title: t('checks.result'),
      width: 170,
      render: (_, row) => t('one.checkResult', { apply: row.apply, met: row.met }),
    },
    {
      key: 'lacking',
      title: t('checks.lackingItems'),
      width: 280,
      render: (_, row) => <span data-name>{row.lacking.map(label).join(' · ') || nothing}</span>,
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
      scroll={{ x: 1000 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
