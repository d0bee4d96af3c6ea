import { Checkbox, Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { AsOfControl } from '../../../web/ui/AsOfControl.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { alliances, villageStates } from '../contract.ts'
import { CountedList } from './CountedList.tsx'

type List = AnswerOf<typeof alliances.listVillagePartners>
type Row = List['items'][number]
const fields = ['state', 'asked', 'own', 'kind', 'districtNo', 'asOf', 'q'] as const

/** Which village or community Party organisations each organ, enterprise and institution of the district is joined with; by name. */
export default function VillagePartnersPage() {
  const t = useTranslations('alliances')
  const { language } = useLanguage()
  const [state] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as {
    readonly asOf?: string
  }
  const answer = useEndpoint(
    alliances.listVillagePartners,
    { query: { ...filter, page: Number(state.page ?? 1) } },
    { keep: true },
  )
  const tools = (
    <>
      <AsOfControl />
      <ListTools endpoint={alliances.exportVillagePartners} query={filter} />
    </>
  )
  return (
    <CountedList
      title={t('pages.villages')}
      path="/village-partners"
      answer={answer}
      filter={filter}
      asOf={filter.asOf}
      tools={tools}
      states={villageStates}
      nameOf={(one) => t(`file.villageStates.${one}`)}
      basis={({ basis }) =>
        basis && {
          text: `${t('villages.least', { least: basis.least })} ${basis[language === 'en' ? 'en' : 'zh']}`,
          rules: basis.rules,
        }
      }
      empty={t('villages.empty')}
      filters={<Filters kinds={answer.data?.kinds ?? []} />}
    >
      {(list, onPage) => <Table list={list} onPage={onPage} />}
    </CountedList>
  )
}

function Filters({ kinds }: { kinds: List['kinds'] }) {
  const t = useTranslations('alliances')
  const { language } = useLanguage()
  const [state, change] = useUrlState()
  return (
    <div className="row no-print filters">
      <ChoiceField
        field="state"
        label={t('file.heads.villageState')}
        options={villageStates.map((value) => ({ value, label: t(`file.villageStates.${value}`) }))}
      />
      <ChoiceField
        field="kind"
        label={t('file.heads.unitKind')}
        options={kinds.map((kind) => ({ value: kind.code, label: language === 'en' ? kind.en : kind.zh }))}
      />
      <FindField label={t('villages.find')} />
      <Checkbox checked={state.own === 'true'} onChange={(event) => change({ own: event.target.checked || null, page: null })}>
        {t('villages.own')}
      </Checkbox>
    </div>
  )
}

function Table({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('alliances')
  const { language } = useLanguage()
  const kindOf = (code: string) => {
    const kind = list.kinds.find((one) => one.code === code)
    return kind ? (language === 'en' ? kind.en : kind.zh) : code
  }
  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('file.heads.unitName'),
      width: 240,
      names: true,
      render: (_, row) => <span data-name>{row.name}</span>,
    },
    { key: 'kind', title: t('file.heads.unitKind'), width: 110, render: (_, row) => kindOf(row.kind) },
    {
      key: 'state',
      title: t('file.heads.villageState'),
      width: 200,
      render: (_, row) => (
        <>
          <Tag color={row.state === 'to-join' ? 'blue' : undefined}>{t(`file.villageStates.${row.state}`)}</Tag>
          {row.because ? <span className="quiet">{t(`file.notAsked.${row.because}`)}</span> : null}
        </>
      ),
    },
    {
      key: 'partners',
      title: t('file.heads.partners'),
      width: 300,
      render: (_, row) =>
        row.partners.length === 0 ? nothing : <span data-name>{row.partners.map((one) => one.name).join(comma())}</span>,
    },
    {
      key: 'evidence',
      title: t('file.heads.evidence'),
      width: 300,
      render: (_, row) => (row.evidence.length === 0 ? nothing : <Evidence of={row.evidence} />),
    },
    {
      key: 'parties',
      title: t('file.heads.parties'),
      width: 240,
      render: (_, row) =>
        row.parties.length === 0 ? nothing : <span data-name>{row.parties.map((one) => one.name).join(comma())}</span>,
    },
  ]
  return (
    <ListTable<Row>
      rowKey="no"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1390 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

const pageOf = { agreement: '/agreements', community: '/communities' } as const

/** Agreements and communities that join it; one out of the reader's reach is told by number and title. */
function Evidence({ of }: { of: Row['evidence'] }) {
  const t = useTranslations('alliances.file.ways')
  return (
    <ul className="alliance-evidence">
      {of.map((one) => (
        <li key={one.id}>
          <span className="quiet">{t(one.way)}</span>{' '}
          {one.reached ? (
            <Door to={`${pageOf[one.way]}/${one.id}`}>
              <span data-name>{one.title}</span>
            </Door>
          ) : (
            <span data-name>{one.title}</span>
          )}{' '}
          <span className="quiet tnum">{one.since}</span>
        </li>
      ))}
    </ul>
  )
}
