import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { type UrlState, useUrlState } from '../../../../web/kit/url-state.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { workforce } from '../../contract.ts'
import { DistrictControl } from '../DistrictControl.tsx'
import '../workforce.css'
import { useNameOf } from './use-name-of.ts'

type List = AnswerOf<typeof workforce.listGrowth>
type Row = List['items'][number]
type Query = NonNullable<RequestOf<typeof workforce.listGrowth>['query']>

const states = ['running', 'ended', 'all'] as const
const roles = ['instructor', 'liaison', 'full_time_worker', 'secretary'] as const
const queryOf = ({ districtNo, state, stage, role, q }: UrlState) => ({ districtNo, state, stage, role, q }) as Query

/** Who is in staged development, by name. */
export default function GrowthPage() {
  const t = useTranslations('workforce')
  const [state, change] = useUrlState()
  const nameOf = useNameOf()
  const query = queryOf(state)
  const page = Number(state.page ?? 1)
  const answer = useEndpoint(workforce.listGrowth, { query: { ...query, page, pageSize: pageRows } }, { keep: true })
  const stage = answer.data?.counts.find((one) => one.stage.code === state.stage)?.stage
  const shown = [
    t(`growth.state.${(state.state ?? 'running') as 'all'}`),
    stage ? nameOf(stage) : null,
    state.role ? t(`roles.${state.role as 'liaison'}`) : null,
    state.q,
  ]
  const tools = (
    <>
      <DistrictControl />
      <ListTools endpoint={workforce.exportGrowth} query={query} />
    </>
  )
  return (
    <PageFrame title={t('pages.growth')} tools={tools} printFilter={shown.filter(Boolean).join(' · ')}>
      <section className="panel long stack list-panel">
        <p className="quiet no-print" style={{ margin: 0 }}>
          {t('growth.hint')} <Door to="/workforce/people">{t('growth.toPeople')}</Door>
        </p>
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <ChoiceField
            field="state"
            label={t('growth.field.state')}
            standard="running"
            options={states.map((value) => ({ value, label: t(`growth.state.${value}`) }))}
          />
          <ChoiceField
            field="role"
            label={t('people.roles')}
            options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
          />
          <ChoiceField
            field="stage"
            label={t('growth.field.stage')}
            options={(answer.data?.counts ?? []).map((one) => ({ value: one.stage.code, label: nameOf(one.stage) }))}
          />
          <FindField label={t('people.search')} />
        </div>
        <Answer of={answer} height={320}>
          {(list) => (
            <>
              <Counts list={list} />
              {list.total === 0 ? (
                <State hint={t(list.can.change ? 'growth.empty' : 'growth.emptyRead')} />
              ) : (
                <GrowthTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

/** How many stand at each stage, each a door to exactly those. */
function Counts({ list }: { list: List }) {
  const t = useTranslations('workforce.growth')
  const [state] = useUrlState()
  const nameOf = useNameOf()
  const { stage: _, page: __, ...kept } = state
  const search = Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined))
  return (
    <>
      <dl className="growth-counts">
        {list.counts.map(({ stage, count }) => (
          <div key={stage.code}>
            <dt className="quiet">{nameOf(stage)}</dt>
            <dd>
              <Door to="/workforce/growth" search={{ ...search, stage: stage.code }}>
                {count}
              </Door>
            </dd>
          </div>
        ))}
      </dl>
      {list.rule ? (
        <p className="quiet" style={{ margin: 0 }}>
          {t(list.rule.stated ? 'rule' : 'ruleOurs', { source: list.rule.source })}
        </p>
      ) : null}
    </>
  )
}

function GrowthTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('workforce')
  const nameOf = useNameOf()
  const postsOf = ({ posts }: Row) =>
    [...Map.groupBy(posts, ({ role }) => role)].map(([role, held]) =>
      t('growth.post', {
        role: t(`roles.${role}`),
        unit: held[0]!.unit,
        count: held.length,
        many: held.length > 1 ? 'yes' : 'no',
      }),
    )
  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('people.name'),
      width: 110,
      names: true,
      render: (_, row) => (
        <Door to={`/workforce/growth/${row.person.id}`}>
          <span data-name="">{row.person.name}</span>
        </Door>
      ),
    },
    {
      key: 'posts',
      title: t('people.roles'),
      width: 300,
      render: (_, row) =>
        row.posts.length === 0 ? nothing : <Door to={`/workforce/people/${row.person.id}`}>{postsOf(row).join(comma())}</Door>,
    },
    {
      key: 'stage',
      title: t('growth.field.stage'),
      width: 150,
      render: (_, row) => (row.stage ? <Tag color={row.endedOn ? undefined : 'blue'}>{nameOf(row.stage)}</Tag> : nothing),
    },
    {
      key: 'entered',
      title: t('growth.field.enteredOn'),
      width: 110,
      className: 'tnum',
      render: (_, row) => row.enteredOn ?? nothing,
    },
    {
      key: 'items',
      title: t('growth.field.items'),
      width: 150,
      render: (_, row) =>
        row.items.all === 0 ? nothing : <Door to={`/workforce/growth/${row.person.id}`}>{t('growth.itemsOf', row.items)}</Door>,
    },
    {
      key: 'period',
      title: t('growth.field.begunOn'),
      width: 130,
      className: 'tnum',
      render: (_, row) => (row.endedOn ? `${row.begunOn} – ${row.endedOn}` : row.begunOn),
    },
    { key: 'document', title: t('sent.documentNo'), width: 180, render: (_, row) => row.documentNo ?? nothing },
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1120 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
