import { Button, Checkbox, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { comma, nothing } from '../../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { useWork } from '../../../../web/ui/telling.ts'
import { alliances, tieStages } from '../../contract.ts'
import '../alliances.css'
import { ReasonDialog } from '../community/ReasonDialog.tsx'

type List = AnswerOf<typeof alliances.listTies>
type Row = List['items'][number]
const fields = ['stage', 'mine', 'leadNo', 'unitNo', 'districtNo', 'asOf', 'q'] as const

/** Who is attached to which lead unit, and who has asked to be. */
export default function TiesPage() {
  const t = useTranslations('alliances')
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(alliances.listTies, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <PageFrame
      title={t('pages.ties')}
      tools={<ListTools endpoint={alliances.exportTies} query={filter} />}
      printFilter={Object.values(filter).join(comma())}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print filters">
          <ChoiceField
            field="stage"
            label={t('file.heads.tieStage')}
            options={tieStages.map((value) => ({ value, label: t(`file.tieStages.${value}`) }))}
          />
          <FindField label={t('network.findTie')} />
          <Checkbox
            checked={state.mine === 'true'}
            onChange={(event) => change({ mine: event.target.checked || null, page: null })}
          >
            {t('network.mineTies', { count: answer.data?.waiting ?? 0 })}
          </Checkbox>
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('network.noTies')} />
            ) : (
              <TieTable list={list} onPage={(page) => change({ page: page === 1 ? null : page })} />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function TieTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('alliances')
  const actions = useTranslations('actions')
  const name = (of: { name: string }) => <span data-name>{of.name}</span>
  const columns: ListColumn<Row>[] = [
    { key: 'unit', title: t('file.heads.attached'), width: 280, names: true, render: (_, row) => name(row.unit) },
    { key: 'lead', title: t('file.heads.leadUnit'), width: 260, render: (_, row) => name(row.lead) },
    {
      key: 'stage',
      title: t('file.heads.tieStage'),
      width: 110,
      render: (_, row) => <Tag color={row.stage === 'asked' ? 'blue' : undefined}>{t(`file.tieStages.${row.stage}`)}</Tag>,
    },
    {
      key: 'period',
      title: t('network.period'),
      width: 200,
      className: 'tnum',
      render: (_, row) => `${row.fromOn} – ${row.untilOn ?? nothing}`,
    },
    {
      key: 'note',
      title: t('network.note'),
      width: 240,
      render: (_, row) => <span data-name>{row.reason ?? row.note ?? nothing}</span>,
    },
    { key: 'act', title: actions('acts'), width: 190, className: 'no-print', render: (_, row) => <TieActs row={row} /> },
  ]
  return (
    <ListTable<Row>
      rowKey={(row) => `${row.id ?? ''} ${row.unit.no} ${row.lead.no}`}
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1240 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

function TieActs({ row }: { row: Row }) {
  const t = useTranslations('alliances.network')
  const answer = useAction(alliances.answerTie)
  const end = useAction(alliances.endTie)
  const [busy, begin] = useWork()
  const [act, setAct] = useState<'declined' | 'withdrawn' | 'end' | null>(null)
  const say = (said: 'agreed' | 'declined' | 'withdrawn', reason?: string) =>
    answer.mutateAsync({ params: { id: row.id! }, body: { answer: said, reason } })
  const button = (to: 'declined' | 'withdrawn' | 'end') => (
    <Button size="small" onClick={() => setAct(to)}>
      {t(`tie.${to}`)}
    </Button>
  )
  return (
    <div className="row">
      {row.can.answer ? (
        <>
          <Button size="small" type="primary" loading={busy} onClick={() => begin(() => say('agreed'))}>
            {t('tie.agreed')}
          </Button>
          {button('declined')}
        </>
      ) : null}
      {row.can.withdraw && !row.can.answer ? button('withdrawn') : null}
      {row.can.end ? button('end') : null}
      {act ? (
        <ReasonDialog
          title={t(`tie.${act}`)}
          pending={answer.isPending || end.isPending}
          error={answer.error ?? end.error}
          send={(reason) =>
            act === 'end' ? end.mutateAsync({ body: { unitNo: row.unit.no, leadNo: row.lead.no, reason } }) : say(act, reason)
          }
          onClose={() => setAct(null)}
        />
      ) : null}
    </div>
  )
}
