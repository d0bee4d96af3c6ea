import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing } from '../../../../web/ui/figures.ts'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { FindField, StreetField } from '../../../../web/ui/filter-fields.tsx'
import { pageRows, usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { elections } from '../../contract.ts'
import { TermMark } from '../TermMark.tsx'
import type { Standing, TermList as Terms } from '../types.ts'
import { termQuery } from './queries.ts'

const OpenElectionDialog = lazyDialog(async () => (await import('../dialogs/OpenElectionDialog.tsx')).OpenElectionDialog)
const RecordTermDialog = lazyDialog(async () => (await import('../dialogs/TermDialogs.tsx')).RecordTermDialog)

const stages = ['due', 'past', 'running', 'unrecorded', 'unknown', 'not-applicable'] as const
const committees = ['yes', 'no', 'unknown'] as const
type Act = { readonly kind: 'open' | 'record'; readonly row: Standing }

/** Terms by the day they end. */
export function TermList() {
  const t = useTranslations('elections')
  const [state, change] = useUrlState()
  const [act, setAct] = useState<Act | null>(null)
  const query = { ...termQuery(state), page: Number(state.page ?? 1), pageSize: pageRows }
  const answer = useEndpoint(elections.listTerms, { query }, { keep: true })
  const options = stages.map((stage) => ({
    value: stage,
    label: `${t(`stages.${stage}`)}${answer.data ? ` ${answer.data.counts[stage]}` : ''}`,
  }))
  return (
    <>
      <div className="row list-filters no-print">
        <Select
          aria-label={t('list.stage')}
          allowClear
          placeholder={t('list.allStages')}
          value={state.stage}
          onChange={(stage) => change({ stage, page: null })}
          options={options}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={t('list.committee')}
          allowClear
          placeholder={t('list.anyCommittee')}
          value={state.committee}
          onChange={(committee) => change({ committee, page: null })}
          options={committees.map((value) => ({ value, label: t(`committeeState.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        <StreetField />
        <FindField label={t('list.find')} />
      </div>
      <Answer of={answer} height={480}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('list.noTerms')} />
          ) : (
            <TermTable list={list} onAct={setAct} onPage={(next) => change({ page: next === 1 ? null : next })} />
          )
        }
      </Answer>
      {act?.kind === 'open' ? <OpenElectionDialog unit={act.row.unit} onClose={() => setAct(null)} /> : null}
      {act?.kind === 'record' ? <RecordTermDialog unit={act.row.unit} onClose={() => setAct(null)} /> : null}
    </>
  )
}

function TermTable({ list, onAct, onPage }: { list: Terms; onAct: (act: Act) => void; onPage: (page: number) => void }) {
  const columns = useColumns(onAct)
  const paging = usePaging(list.page, list.total, onPage)
  return (
    <ListTable<Standing>
      rowKey={(row) => row.unit.no}
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1120 }}
      {...paging}
    />
  )
}

function useColumns(onAct: (act: Act) => void): ListColumn<Standing>[] {
  const t = useTranslations('elections')
  const acts = useTranslations('actions')
  const applies = (row: Standing) => (row.committee.applies === null ? 'unknown' : row.committee.applies ? 'yes' : 'no')
  return [
    {
      key: 'unit',
      title: t('list.unit'),
      width: 250,
      render: (_, row) => <Door to={`/units/${row.unit.no}`}>{row.unit.name}</Door>,
    },
    { key: 'superior', title: t('list.superior'), width: 210, render: (_, row) => row.superior?.name ?? nothing },
    { key: 'committee', title: t('list.committee'), width: 96, render: (_, row) => t(`committeeState.${applies(row)}`) },
    { key: 'from', title: t('list.fromOn'), width: 110, className: 'tnum', render: (_, row) => row.term?.fromOn ?? nothing },
    { key: 'ends', title: t('list.endsOn'), width: 110, className: 'tnum', render: (_, row) => row.term?.endsOn ?? nothing },
    { key: 'stage', title: t('list.stage'), width: 130, render: (_, row) => <TermMark of={row} /> },
    {
      key: 'election',
      title: t('list.elections'),
      width: 120,
      render: (_, row) =>
        row.openElection ? (
          <Door to={`/elections/${row.openElection.id}`}>{t(`states.${row.openElection.state as 'ready'}`)}</Door>
        ) : (
          nothing
        ),
    },
    {
      key: 'acts',
      title: acts('acts'),
      width: 120,
      className: 'no-print',
      render: (_, row) => (
        <>
          {row.can.decide && row.stage === 'unrecorded' ? (
            <Button type="link" size="small" onClick={() => onAct({ kind: 'record', row })}>
              {t('term.record')}
            </Button>
          ) : null}
          {row.can.open && row.stage !== 'unrecorded' ? (
            <Button type="link" size="small" onClick={() => onAct({ kind: 'open', row })}>
              {t('term.open')}
            </Button>
          ) : null}
        </>
      ),
    },
  ]
}
