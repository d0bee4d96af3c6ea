import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma } from '../../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { alliances, callStages } from '../../contract.ts'
import '../alliances.css'
import { CallTag } from './CallTag.tsx'
import { useKinds } from './use-kinds.ts'

const CallDialog = lazyDialog(async () => (await import('./CallDialog.tsx')).CallDialog)

type List = AnswerOf<typeof alliances.listCalls>
type Row = List['items'][number]
const fields = ['stage', 'mine', 'basis', 'unitNo', 'q'] as const

/** Calls for joint work among linked organisations; who answers how fast is nobody's business. */
export default function CallsPage() {
  const t = useTranslations('alliances')
  const [state, change] = useUrlState()
  const [calling, setCalling] = useState(false)
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(alliances.listCalls, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const tools = (
    <>
      <ListTools endpoint={alliances.exportCalls} query={filter} />
      {answer.data?.can.call ? (
        <Button type="primary" onClick={() => setCalling(true)}>
          {t('network.call')}
        </Button>
      ) : null}
    </>
  )
  return (
    <PageFrame title={t('pages.calls')} tools={tools} printFilter={Object.values(filter).join(comma())}>
      <section className="panel long stack list-panel">
        <div className="row no-print filters">
          <ChoiceField
            field="stage"
            label={t('file.heads.callStage')}
            options={callStages.map((value) => ({ value, label: t(`file.callStages.${value}`) }))}
          />
          <ChoiceField
            field="basis"
            label={t('file.heads.basis')}
            options={(['network', 'agreement'] as const).map((value) => ({ value, label: t(`file.bases.${value}`) }))}
          />
          <FindField label={t('network.findCall')} />
          <Checkbox
            checked={state.mine === 'true'}
            onChange={(event) => change({ mine: event.target.checked || null, page: null })}
          >
            {t('network.mineCalls', { count: answer.data?.waiting ?? 0 })}
          </Checkbox>
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(list.can.call ? 'network.noCalls' : 'network.noCallsReader')} />
            ) : (
              <CallTable list={list} onPage={(page) => change({ page: page === 1 ? null : page })} />
            )
          }
        </Answer>
      </section>
      {calling ? <CallDialog onClose={() => setCalling(false)} /> : null}
    </PageFrame>
  )
}

function CallTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('alliances')
  const kinds = useKinds()
  const columns: ListColumn<Row>[] = [
    { key: 'no', title: t('file.heads.no'), width: 70, className: 'tnum', render: (_, row) => row.no },
    {
      key: 'title',
      title: t('file.heads.callTitle'),
      width: 280,
      names: true,
      render: (_, row) => (
        <Door to={`/network/calls/${row.id}`}>
          <span data-name>{row.title}</span>
        </Door>
      ),
    },
    { key: 'kind', title: t('file.heads.callKind'), width: 130, render: (_, row) => kinds.name(row.kind) },
    { key: 'stage', title: t('file.heads.callStage'), width: 110, render: (_, row) => <CallTag stage={row.stage} /> },
    { key: 'caller', title: t('file.heads.caller'), width: 260, render: (_, row) => <span data-name>{row.caller.name}</span> },
    { key: 'basis', title: t('file.heads.basis'), width: 110, render: (_, row) => t(`file.bases.${row.basis}`) },
    { key: 'onDay', title: t('file.heads.callDay'), width: 120, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'joining',
      title: t('network.joining'),
      width: 120,
      align: 'right',
      className: 'tnum',
      render: (_, row) => `${row.answers.filter((one) => one.answer === 'joins').length} / ${row.answers.length}`,
    },
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1200 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
