import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { today } from '../../../web/kit/today.ts'
import { type UrlState, useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { dues, totalKinds } from '../contract.ts'
import './dues.css'
import { yuan } from './use-money.ts'

type List = AnswerOf<typeof dues.listBranches>
type Row = List['items'][number]

const queryOf = ({ year, districtNo, published, open, with: sort, q }: UrlState) => ({
  year,
  districtNo,
  published,
  open,
  with: sort,
  q,
})

/** Totals of a year by branch, in order of names. */
export default function DuesPage() {
  const t = useTranslations('dues')
  const [state, change] = useUrlState()
  const query = queryOf(state)
  const answer = useEndpoint(
    dues.listBranches,
    { query: { ...query, page: Number(state.page ?? 1), pageSize: pageRows } as never },
    { keep: true },
  )
  const shown = [
    state.year ?? today().slice(0, 4),
    state.with ? t('list.withOnly', { sort: t(`list.${state.with as 'used'}`) }) : null,
    state.published ? t(`list.published${state.published === 'yes' ? 'Yes' : 'No'}`) : null,
    state.q,
  ]
  return (
    <PageFrame
      title={t('pages.list')}
      tools={<ListTools endpoint={dues.exportBranches} query={query} />}
      printFilter={shown.filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet" style={{ margin: 0 }}>
          {t('only')}
        </p>
        <Filters />
        <Answer of={answer} height={400}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('list.empty')} />
            ) : (
              <>
                <Sums list={list} />
                <BranchTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function Filters() {
  const t = useTranslations('dues.list')
  const own = useCan('dues.own')
  const [state, change] = useUrlState()
  const set = (name: string, value: string | number | boolean | null) => change({ [name]: value, page: null })
  return (
    <div className="row no-print" style={{ flexWrap: 'wrap' }}>
      <InputNumber
        aria-label={t('year')}
        min={1949}
        max={2200}
        value={Number(state.year ?? today().slice(0, 4))}
        onChange={(year) => set('year', year)}
      />
      <Select
        allowClear
        aria-label={t('anyPublished')}
        placeholder={t('anyPublished')}
        value={state.published}
        onChange={(value) => set('published', value ?? null)}
        options={[
          { value: 'yes', label: t('publishedYes') },
          { value: 'no', label: t('publishedNo') },
        ]}
        style={{ minWidth: 130 }}
      />
      <ChoiceField
        field="with"
        label={t('with')}
        options={totalKinds.map((value) => ({ value, label: t('withOnly', { sort: t(value) }) }))}
      />
      {own ? (
        <Checkbox checked={state.open === 'true'} onChange={(event) => set('open', event.target.checked || null)}>
          {t('onlyOpen')}
        </Checkbox>
      ) : null}
      <Input.Search
        allowClear
        aria-label={t('find')}
        placeholder={t('find')}
        defaultValue={state.q}
        onSearch={(q) => set('q', q.trim() || null)}
        style={{ width: 220 }}
      />
    </div>
  )
}

/** Each total opens exactly the branches it adds up. */
function Sums({ list }: { list: List }) {
  const t = useTranslations('dues')
  const [state] = useUrlState()
  const kept = Object.entries(queryOf(state)).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return (
    <dl className="dues-sums">
      {totalKinds.map((key) => (
        <div key={key}>
          <dt className="quiet">{t(`list.${key}`)}</dt>
          <dd>
            <Door to="/dues" search={{ ...Object.fromEntries(kept), with: key }}>
              {t('amount', { yuan: yuan(list.sum[`${key}Fen`]) })}
            </Door>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function BranchTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('dues')
  const money = (kind: (typeof totalKinds)[number]): ListColumn<Row> => ({
    key: kind,
    title: t(`list.${kind}`),
    width: 120,
    align: 'right',
    className: 'tnum',
    render: (_, row) => (
      <Door to={`/dues/${row.no}/year`} search={{ year: String(list.year) }}>
        {yuan(row[`${kind}Fen`])}
      </Door>
    ),
  })
  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('field.branch'),
      width: 280,
      names: true,
      render: (_, row) => (
        <Door to={`/dues/${row.no}/year`} search={{ year: String(list.year) }}>
          {row.name}
          {row.ended ? <span className="quiet"> {t('list.ended')}</span> : null}
        </Door>
      ),
    },
    ...totalKinds.map(money),
    {
      key: 'published',
      title: t('list.published'),
      width: 110,
      className: 'tnum',
      render: (_, row) => row.publishedOn ?? nothing,
    },
    {
      key: 'acts',
      title: t('field.acts'),
      width: 110,
      className: 'no-print',
      render: (_, row) => (row.own ? <Door to={`/dues/${row.no}`}>{t('list.record')}</Door> : nothing),
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
