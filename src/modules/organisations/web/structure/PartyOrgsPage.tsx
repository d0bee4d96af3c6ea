import { usePaging } from '../../../../web/ui/paging.ts'
import { PrinterOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { AsOfControl, useAsOf } from '../../../../web/ui/AsOfControl.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing } from '../../../../web/ui/figures.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { organisations } from '../../contract.ts'
import { deploymentSites } from '../../rules.ts'
import { SiteOf } from './SiteOf.tsx'

type Row = AnswerOf<typeof organisations.listUnits>['items'][number]

export default function PartyOrgsPage() {
  const t = useTranslations()
  const [state, change] = useUrlState()
  const { asOf, day } = useAsOf()
  const kinds = usePartyKinds()
  const { q, streetNo, form, level, districtNo, covering, establishedFrom, establishedUntil, page } = state
  const query = {
    kind: kinds,
    q,
    streetNo,
    form,
    level,
    districtNo,
    asOf,
    site: state.site as 'crossing',
    establishedFrom,
    establishedUntil,
    covering: covering === 'true' ? ('true' as const) : undefined,
    page: Number(page ?? 1),
    pageSize: 50,
  }
  const answer = useEndpoint(organisations.listUnits, { query }, { keep: true, enabled: kinds !== '' })
  const mayChange = useCan('unit.change')
  const tools = (
    <>
      <AsOfControl />
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
      {mayChange ? (
        <Link to={'/establish' as never} search={{ kind: kinds.split(',')[0] } as never}>
          <Button type="primary" tabIndex={-1}>
            {t('organisations.partyOrgs.new')}
          </Button>
        </Link>
      ) : null}
    </>
  )
  return (
    <PageFrame title={t('organisations.pages.partyOrganisations')} tools={tools} asOf={day}>
      <section className="panel long stack list-panel">
        <PartyOrgFilter />
        <Answer of={answer} height={420}>
          {(list) => (
            <PartyOrgTable
              rows={list.items}
              total={list.total}
              page={list.page}
              onPage={(next) => change({ page: next === 1 ? null : next })}
            />
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

/** Kinds that the catalogue puts in the Party group, as the list takes them. */
function usePartyKinds(): string {
  const { kinds } = useCatalogue()
  return kinds
    .filter((kind) => kind.group === 'party')
    .map((kind) => kind.code)
    .join(',')
}

function PartyOrgFilter() {
  const t = useTranslations('organisations')
  const { streets } = useCatalogue()
  const [state, change] = useUrlState()
  const forms = (['own', 'joint', 'mobile', 'temporary'] as const).map((value) => ({ value, label: t(`form.${value}`) }))
  const levels = (['committee', 'general', 'branch'] as const).map((value) => ({ value, label: t(`level.${value}`) }))
  const sites = [...deploymentSites, 'none' as const].map((value) => ({ value, label: t(`site.${value}`) }))
  const choices = [
    ['form', forms],
    ['level', levels],
    ...(state.form === 'temporary' ? [['site', sites] as const] : []),
    ['streetNo', streets.map((row) => ({ value: String(row.no), label: row.name }))],
  ] as const
  return (
    <div className="row no-print">
      <Input.Search
        key={state.q ?? ''}
        defaultValue={state.q}
        placeholder={t('partyOrgs.search')}
        aria-label={t('partyOrgs.search')}
        allowClear
        onSearch={(q) => change({ q, page: null })}
        style={{ width: 240 }}
      />
      {choices.map(([field, options]) => (
        <Select
          key={field}
          value={state[field]}
          onChange={(value: string | undefined) => change({ [field]: value, page: null })}
          options={[...options]}
          placeholder={t(`partyOrgs.${field === 'streetNo' ? 'street' : field}`)}
          aria-label={t(`partyOrgs.${field === 'streetNo' ? 'street' : field}`)}
          allowClear
          style={{ width: 140 }}
        />
      ))}
    </div>
  )
}

interface PartyOrgTableProps {
  readonly rows: Row[]
  readonly total: number
  readonly page: number
  readonly onPage: (page: number) => void
}

function PartyOrgTable({ rows, total, page, onPage }: PartyOrgTableProps) {
  const t = useTranslations()
  const word = (of: 'level' | 'form' | 'status', value: string | null) =>
    value && t.has(`organisations.${of}.${value}` as never)
      ? (t(`organisations.${of}.${value}` as never) as string)
      : (value ?? nothing)
  const columns = [
    {
      key: 'name',
      title: t('organisations.partyOrgs.name'),
      width: 300,
      render: (_: unknown, row: Row) => <Door to={`/units/${row.no}`}>{row.name}</Door>,
    },
    {
      key: 'level',
      title: t('organisations.partyOrgs.level'),
      width: 100,
      render: (_: unknown, row: Row) => word('level', row.level),
    },
    {
      key: 'form',
      title: t('organisations.partyOrgs.form'),
      width: 140,
      render: (_: unknown, row: Row) => word('form', row.form),
    },
    ...(rows.some((row) => row.form === 'temporary')
      ? [
          {
            key: 'site',
            title: t('organisations.partyOrgs.site'),
            width: 170,
            render: (_: unknown, row: Row) => <SiteOf row={row} />,
          },
          {
            key: 'established',
            title: t('organisations.partyOrgs.establishedOn'),
            width: 120,
            className: 'tnum',
            render: (_: unknown, row: Row) => row.establishedOn,
          },
        ]
      : []),
    {
      key: 'street',
      title: t('organisations.partyOrgs.street'),
      width: 120,
      render: (_: unknown, row: Row) => row.street ?? nothing,
    },
    {
      key: 'covers',
      title: t('organisations.partyOrgs.covers'),
      width: 100,
      align: 'right' as const,
      render: (_: unknown, row: Row) => (
        <Door to="/units" search={{ partyOrgNo: String(row.no) }}>
          {row.covers}
        </Door>
      ),
    },
    {
      key: 'status',
      title: t('organisations.partyOrgs.status'),
      width: 90,
      render: (_: unknown, row: Row) => word('status', row.status),
    },
  ]
  const paging = usePaging(page, total, onPage)
  return (
    <ListTable<Row>
      rowKey="no"
      columns={columns}
      dataSource={rows}
      scroll={{ x: 850 }}
      locale={{ emptyText: t('organisations.partyOrgs.empty') }}
      {...paging}
    />
  )
}
