import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { type UrlState, useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { development } from '../contract.ts'
import { stages } from '../rules/process.ts'
import './development.css'
import { useRuleWords } from '../../../web/development/use-rule-words.ts'

const OpenDialog = lazyDialog(async () => (await import('./OpenDialog.tsx')).OpenDialog)

type List = AnswerOf<typeof development.listCases>
type Row = List['items'][number]

const queryOf = ({ stage, state, branchNo, districtNo, due, q }: UrlState) => ({ stage, state, branchNo, districtNo, due, q })

/** People on the way to membership, by name. */
export default function DevelopmentPage() {
  const t = useTranslations('development')
  const [state, change] = useUrlState()
  const [opening, setOpening] = useState(false)
  const query = queryOf(state)
  const answer = useEndpoint(
    development.listCases,
    { query: { ...query, page: Number(state.page ?? 1), pageSize: pageRows } as never },
    { keep: true },
  )
  const can = answer.data?.can
  const filtered = Object.values(query).some((value) => value !== undefined)
  const shown = [
    t(`state.${(state.state ?? 'open') as 'open'}`),
    state.stage ? t(`stage.${state.stage as 'full'}`) : null,
    state.q,
  ]
  const tools = (
    <>
      {can?.open ? (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>
          {t('list.open')}
        </Button>
      ) : null}
      {can?.open ? <Door to="/development/intakes">{t('pages.intakes')}</Door> : null}
      <ListTools endpoint={development.exportCases} query={query} />
    </>
  )
  return (
    <PageFrame title={t('pages.list')} tools={tools} printFilter={shown.filter(Boolean).join(' · ')}>
      <section className="panel long stack list-panel">
        <Filters own={can?.own ?? false} />
        <Answer of={answer} height={400}>
          {(list) => (
            <>
              <Counts counts={list.counts} />
              {list.total === 0 ? (
                <State hint={t(filtered ? 'list.nothing' : list.can.open ? 'list.empty' : 'list.emptyRead')} />
              ) : (
                <CaseTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
      {opening ? <OpenDialog onClose={() => setOpening(false)} /> : null}
    </PageFrame>
  )
}

function Filters({ own }: { own: boolean }) {
  const t = useTranslations('development')
  const [state, change] = useUrlState()
  return (
    <div className="row no-print" style={{ flexWrap: 'wrap' }}>
      <Select
        aria-label={t('field.outcome')}
        value={state.state ?? 'open'}
        onChange={(value) => change({ state: value === 'open' ? null : value, page: null })}
        options={(['open', 'ended', 'all'] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
        style={{ minWidth: 110 }}
      />
      <Select
        allowClear
        aria-label={t('list.allStages')}
        placeholder={t('list.allStages')}
        value={state.stage}
        onChange={(value) => change({ stage: value ?? null, page: null })}
        options={stages.map((value) => ({ value, label: t(`stage.${value}`) }))}
        style={{ minWidth: 170 }}
      />
      {own ? (
        <>
          <Checkbox
            checked={state.due === 'true'}
            onChange={(event) => change({ due: event.target.checked || null, page: null })}
          >
            {t('list.onlyDue')}
          </Checkbox>
          <Input.Search
            allowClear
            aria-label={t('list.find')}
            placeholder={t('list.find')}
            defaultValue={state.q}
            onSearch={(q) => change({ q: q.trim() || null, page: null })}
            style={{ width: 200 }}
          />
        </>
      ) : null}
    </div>
  )
}

/** How many stand at each stage, each a door to the list of exactly those. */
function Counts({ counts }: { counts: List['counts'] }) {
  const t = useTranslations('development')
  const [state] = useUrlState()
  const kept = Object.fromEntries(Object.entries(state).filter(([name]) => name === 'branchNo' || name === 'districtNo'))
  return (
    <>
      <dl className="case-counts">
        {stages.map((stage) => (
          <div key={stage}>
            <dt className="quiet">{t(`stage.${stage}`)}</dt>
            <dd>
              <Door to="/development" search={{ ...kept, state: 'all', stage }}>
                {counts.find((one) => one.stage === stage)?.count ?? 0}
              </Door>
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet" style={{ margin: 0 }}>
        {t('list.hint')}
      </p>
    </>
  )
}

function CaseTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('development')
  const { word } = useRuleWords()
  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('field.name'),
      width: 120,
      names: true,
      render: (_, row) => (
        <Door to={`/development/${row.id}`}>
          <span data-name="">{row.name}</span>
        </Door>
      ),
    },
    {
      key: 'branch',
      title: t('field.branch'),
      width: 260,
      render: (_, row) => <Door to={`/units/${row.branch.no}`}>{row.branch.name}</Door>,
    },
    { key: 'stage', title: t('field.stage'), width: 150, render: (_, row) => <Tag>{t(`stage.${row.stage}`)}</Tag> },
    { key: 'begun', title: t('field.begunOn'), width: 110, className: 'tnum', render: (_, row) => row.begunOn },
    { key: 'version', title: t('field.version'), width: 90, className: 'tnum', render: (_, row) => row.version },
    {
      key: 'due',
      title: t('field.due'),
      width: 260,
      render: (_, row) => (row.due ? t('due.on', { step: word(row.due.step), day: row.due.dueOn }) : nothing),
    },
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 990 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
