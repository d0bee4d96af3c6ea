import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { colon, comma, nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { alliances, clusterStates, siteKinds } from '../contract.ts'
import { CountedList } from './CountedList.tsx'

type List = AnswerOf<typeof alliances.listClusters>
type Row = List['items'][number]
const fields = ['state', 'kind', 'cluster', 'streetNo', 'districtNo', 'q'] as const
const pageOf = { community: '/communities', venue: '/places' } as const

/** Demonstration sites and which of them could be strung together: neighbouring, of close industry, alike (CN-55). */
export default function ClustersPage() {
  const t = useTranslations('alliances')
  const [state] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(alliances.listClusters, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const tools = (
    <>
      <Door to="/map">{t('clusters.onMap')}</Door>
      <ListTools endpoint={alliances.exportClusters} query={filter} />
    </>
  )
  return (
    <CountedList
      title={t('pages.clusters')}
      path="/site-clusters"
      answer={answer}
      filter={filter}
      tools={tools}
      states={clusterStates}
      nameOf={(one) => t(`file.clusterStates.${one}`)}
      basis={(list) =>
        list.withinMetres === null
          ? { text: t('clusters.noRule'), rules: [] }
          : { text: t('clusters.basis', { metres: list.withinMetres }), rules: list.rule ? [list.rule] : [] }
      }
      empty={t('clusters.empty')}
      filters={
        <div className="row no-print filters">
          <ChoiceField
            field="state"
            label={t('file.heads.clusterState')}
            options={clusterStates.map((value) => ({ value, label: t(`file.clusterStates.${value}`) }))}
          />
          <ChoiceField
            field="kind"
            label={t('file.heads.siteKind')}
            options={siteKinds.map((value) => ({ value, label: t(`file.siteKinds.${value}`) }))}
          />
          <StreetField />
          <FindField label={t('clusters.find')} />
        </div>
      }
    >
      {(list, onPage) => <SiteTable list={list} onPage={onPage} />}
    </CountedList>
  )
}

function SiteTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('alliances')
  const columns: ListColumn<Row>[] = [
    {
      key: 'cluster',
      title: t('file.heads.cluster'),
      width: 110,
      render: (_, { cluster }) =>
        cluster === null ? (
          nothing
        ) : (
          <Door to="/site-clusters" search={{ cluster: String(cluster) }}>
            {t('clusters.number', { no: cluster })}
          </Door>
        ),
    },
    {
      key: 'name',
      title: t('file.heads.site'),
      width: 260,
      names: true,
      render: (_, row) => (
        <Door to={`${pageOf[row.kind]}/${row.id}`}>
          <span data-name>{row.name}</span>
        </Door>
      ),
    },
    { key: 'kind', title: t('file.heads.siteKind'), width: 130, render: (_, row) => t(`file.siteKinds.${row.kind}`) },
    {
      key: 'place',
      title: t('file.heads.streets'),
      width: 200,
      render: (_, row) => <span data-name>{[...row.streets, ...row.industries].join(comma()) || nothing}</span>,
    },
    {
      key: 'state',
      title: t('file.heads.clusterState'),
      width: 150,
      render: (_, row) => <Tag>{t(`file.clusterStates.${row.state}`)}</Tag>,
    },
    { key: 'links', title: t('file.heads.strungWith'), width: 380, render: (_, row) => <Links row={row} /> },
  ]
  return (
    <ListTable<Row>
      rowKey={(row) => `${row.kind} ${row.id}`}
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1230 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

function Links({ row }: { row: Row }) {
  const t = useTranslations('alliances')
  if (row.state === 'not-applicable') return <span className="quiet">{t('clusters.unknown')}</span>
  if (row.links.length === 0) return nothing
  return (
    <ul className="alliance-evidence">
      {row.links.map((link) => (
        <li key={`${link.kind} ${link.id}`}>
          <Door to={`${pageOf[link.kind]}/${link.id}`}>
            <span data-name>{link.name}</span>
          </Door>
          <span className="quiet">
            {colon()}
            {link.why.map((one) => t(`file.closeness.${one}`)).join(comma())}
          </span>
        </li>
      ))}
    </ul>
  )
}
