import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import { deficitKinds } from '../rules/deficits.ts'
import './lists.css'

type List = AnswerOf<typeof lists.listDeficits>
type Row = List['items'][number]
const fields = ['deficit', 'streetNo', 'districtNo', 'q'] as const

/** Party organisations whose records show one of the three deficits, each with what near it could help (NS-02). */
export default function DeficitsPage() {
  const t = useTranslations('lists')
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as Record<
    string,
    string
  >
  const answer = useEndpoint(lists.listDeficits, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const chosen = deficitKinds.find((one) => one === state.deficit)
  return (
    <PageFrame
      title={t('pages.deficits')}
      tools={<ListTools endpoint={lists.exportDeficits} query={filter} />}
      printFilter={[chosen ? t(`deficits.${chosen}`) : '', state.q ?? ''].filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print list-filters">
          <ChoiceField
            field="deficit"
            label={t('deficits.which')}
            options={deficitKinds.map((value) => ({ value, label: t(`deficits.${value}`) }))}
          />
          <StreetField />
          <FindField label={t('deficits.find')} />
        </div>
        <Answer of={answer} height={320}>
          {(list) => (
            <>
              <Basis list={list} filter={filter} />
              {list.total === 0 ? (
                <State hint={t('deficits.empty')} />
              ) : (
                <Table list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

/** How many show each, and by which rule. */
function Basis({ list, filter }: { list: List; filter: Readonly<Record<string, string>> }) {
  const t = useTranslations('lists.deficits')
  return (
    <div className="in-text">
      <p className="quiet">
        {t('hint', { few: list.rule.fewMembers })} {list.rule.source}
      </p>
      <p className="row">
        {deficitKinds.map((kind) => (
          <span key={kind} className="tnum">
            {t(kind)}{' '}
            <Door to="/lists/deficits" search={{ ...filter, deficit: kind }}>
              {list.counts[kind]}
            </Door>
          </span>
        ))}
      </p>
    </div>
  )
}

function Table({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('lists')
  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('field.owner'),
      width: 280,
      names: true,
      render: (_, row) => (
        <Door to={`/units/${row.no}`}>
          <span data-name>{row.name}</span>
        </Door>
      ),
    },
    {
      key: 'members',
      title: t('deficits.members'),
      width: 110,
      align: 'right',
      className: 'tnum',
      render: (_, row) => row.members ?? t('deficits.notOnRecord'),
    },
    {
      key: 'deficits',
      title: t('deficits.which'),
      width: 260,
      render: (_, row) => row.deficits.map((one) => <div key={one.kind}>{t(`deficits.${one.kind}`)}</div>),
    },
    {
      key: 'help',
      title: t('deficits.help'),
      width: 160,
      className: 'tnum',
      render: (_, row) =>
        row.deficits.map((one) => (
          <div key={one.kind}>
            <Door
              to={one.link.split('?')[0]!}
              search={Object.fromEntries(new URLSearchParams(one.link.split('?')[1]))}
              label={`${t(`deficits.${one.kind}`)} ${one.help}`}
            >
              {one.help}
            </Door>
          </div>
        )),
    },
    { key: 'street', title: t('deficits.street'), width: 160, render: (_, row) => row.street?.name ?? nothing },
  ]
  return (
    <ListTable<Row>
      rowKey="no"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 970 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
