import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { useWork } from '../../../web/ui/telling.ts'
import { AsOfControl, useAsOf } from '../../../web/ui/AsOfControl.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import { Answer } from '../../../web/ui/states.tsx'
import { workforce } from '../contract.ts'
import { DistrictControl } from './DistrictControl.tsx'
import { PeopleFilterBar, usePeopleFilterText } from './PeopleFilterBar.tsx'
import { useWords } from './use-words.ts'

type Query = NonNullable<RequestOf<typeof workforce.listPeople>['query']>
type Row = AnswerOf<typeof workforce.listPeople>['items'][number]

const fields = ['asOf', 'districtNo', 'streetNo', 'role', 'side', 'source', 'mode', 'load', 'q'] as const

/** The people in post, by name: this is a list to find somebody in, not a table of merits. */
export default function PeoplePage() {
  const t = useTranslations()
  const [state, change] = useUrlState()
  const { day } = useAsOf()
  const filterText = usePeopleFilterText()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as Query
  const answer = useEndpoint(workforce.listPeople, { query: { ...filter, page: state.page ?? '1' } as Query }, { keep: true })
  const tools = (
    <>
      <DistrictControl />
      <AsOfControl />
      <ExportMenu filter={filter} />
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('workforce.pages.people')} tools={tools} asOf={day} printFilter={filterText}>
      <section className="panel long stack list-panel">
        <PeopleFilterBar />
        <Answer of={answer} height={420}>
          {({ items, total, page }) => (
            <PeopleTable rows={items} total={total} page={page} onPage={(next) => change({ page: next === 1 ? null : next })} />
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

interface PeopleTableProps {
  readonly rows: Row[]
  readonly total: number
  readonly page: number
  readonly onPage: (page: number) => void
}

function PeopleTable({ rows, total, page, onPage }: PeopleTableProps) {
  const t = useTranslations('workforce')
  const { word } = useWords()
  const list = (texts: readonly (string | null)[]) => texts.filter(Boolean).join(comma()) || nothing
  const columns = [
    {
      key: 'name',
      title: t('people.name'),
      width: 110,
      render: (_: unknown, row: Row) => <Door to={`/workforce/people/${row.id}`}>{row.name}</Door>,
    },
    { key: 'sender', title: t('people.sender'), width: 220, render: (_: unknown, row: Row) => row.senderName ?? nothing },
    {
      key: 'roles',
      title: t('people.roles'),
      width: 150,
      render: (_: unknown, row: Row) => list(row.roles.map((role) => t(`roles.${role}`))),
    },
    {
      key: 'sides',
      title: t('people.sides'),
      width: 120,
      render: (_: unknown, row: Row) => list(row.sides.map((side) => t(`side.${side}`))),
    },
    {
      key: 'source',
      title: t('people.source'),
      width: 130,
      render: (_: unknown, row: Row) => list(row.sources.map((source) => word('sources', source))),
    },
    {
      key: 'mode',
      title: t('people.mode'),
      width: 110,
      render: (_: unknown, row: Row) => list(row.modes.map((mode) => word('modes', mode))),
    },
    {
      key: 'load',
      title: t('people.load'),
      width: 110,
      align: 'right' as const,
      className: 'tnum',
      render: (_: unknown, row: Row) => row.load ?? nothing,
    },
    {
      key: 'loadState',
      title: t('people.loadState'),
      width: 130,
      render: (_: unknown, row: Row) => (row.loadState ? t(`loadState.${row.loadState}`) : nothing),
    },
  ]
  return (
    <ListTable<Row>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      scroll={{ x: 1080 }}
      locale={{ emptyText: t('people.empty') }}
      {...usePaging(page, total, onPage)}
    />
  )
}

function ExportMenu({ filter }: { filter: Query }) {
  const t = useTranslations()
  const [busy, begin] = useWork()
  const language = useFileLanguage()
  if (!useCan('workforce.export')) return null
  const fetchFile = (format: 'xlsx' | 'csv') =>
    begin(() => download(workforce.exportPeople, { query: { ...filter, format, language } as never }))
  const items = [
    { key: 'xlsx', label: t('actions.exportXlsx') },
    { key: 'csv', label: t('actions.exportCsv') },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => fetchFile(key as 'xlsx' | 'csv') }}>
      <Button icon={<DownloadOutlined />} loading={busy}>
        {t('workforce.people.export')}
      </Button>
    </Dropdown>
  )
}
