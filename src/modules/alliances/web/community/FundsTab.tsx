import { Button, Form, Input, InputNumber, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { yuanOfFen } from '../../../../kernel/money.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../../web/ui/figures.ts'
import { ChoiceField } from '../../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { PlainTable } from '../../../../web/ui/PlainTable.tsx'
import { usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { alliances, fundStates } from '../../contract.ts'
import { useAllianceWords } from '../use-words.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import type { CommunityAnswer } from './types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

type List = AnswerOf<typeof alliances.listFunds>
type Row = List['items'][number]

/** `1,234.50` of fen. */
export const yuan = (fen: number) => yuanOfFen(fen).replaceAll(/\B(?=(\d{3})+\.)/g, ',')

/** Money by source: the sums of each year open their entries; an entry is taken back and never changed. */
export function FundsTab({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  const [state, change] = useUrlState()
  const [adding, setAdding] = useState(false)
  const filter = {
    ...(state.year ? { year: Number(state.year) } : {}),
    ...(state.source ? { source: state.source } : {}),
    ...(state.state ? { state: state.state as 'standing' } : {}),
  }
  const query = { ...filter, page: Number(state.page ?? 1) }
  const answer = useEndpoint(alliances.listFunds, { params: { id: one.id }, query }, { keep: true })
  return (
    <Answer of={answer} height={240}>
      {(list) => (
        <div className="stack">
          <Totals one={one} list={list} />
          <section className="panel long stack list-panel">
            <div className="row no-print filters">
              <ChoiceField
                field="year"
                label={t('communities.yearOf')}
                options={[...new Set(list.totals.map(({ year }) => String(year)))].map((year) => ({ value: year, label: year }))}
              />
              <ChoiceField field="source" label={t('file.heads.fundSource')} options={words.list('sources')} />
              <ChoiceField
                field="state"
                label={t('file.heads.fundState')}
                options={fundStates.map((value) => ({ value, label: t(`file.fundStates.${value}`) }))}
              />
              <ListTools endpoint={alliances.exportFunds} params={{ id: one.id }} query={filter} />
              {list.can.book ? (
                <Button type="primary" onClick={() => setAdding(true)}>
                  {t('funds.book')}
                </Button>
              ) : null}
            </div>
            {list.total === 0 ? (
              <State hint={t(list.can.book ? 'funds.empty' : 'funds.emptyReader')} />
            ) : (
              <FundTable one={one} list={list} onPage={(page) => change({ page: page === 1 ? null : page })} />
            )}
          </section>
          {adding ? <BookDialog id={one.id} onClose={() => setAdding(false)} /> : null}
        </div>
      )}
    </Answer>
  )
}

function Totals({ one, list }: { one: CommunityAnswer; list: List }) {
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  if (list.totals.length === 0) return null
  const search = (total: List['totals'][number]) => ({
    tab: 'funds',
    year: String(total.year),
    source: total.source,
    state: 'standing',
  })
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('funds.totals')}</h2>
        {list.rule ? <span className="quiet">{t('communities.source', { source: list.rule.source })}</span> : null}
      </div>
      <PlainTable
        label={t('funds.totals')}
        rows={list.totals}
        rowKey={(row) => `${row.year} ${row.source}`}
        columns={[
          { key: 'year', title: t('communities.yearOf'), className: 'tnum', render: (row) => row.year },
          { key: 'source', title: t('file.heads.fundSource'), render: (row) => words.name('sources', row.source) },
          {
            key: 'entries',
            title: t('funds.entries'),
            align: 'right',
            className: 'tnum',
            render: (row) => (
              <Door to={`/communities/${one.id}`} search={search(row)}>
                {row.entries}
              </Door>
            ),
          },
          {
            key: 'amount',
            title: t('file.heads.amount'),
            align: 'right',
            className: 'tnum',
            render: (row) => (
              <Door to={`/communities/${one.id}`} search={search(row)}>
                {yuan(row.fen)}
              </Door>
            ),
          },
        ]}
      />
    </section>
  )
}

interface FundTableProps {
  readonly one: CommunityAnswer
  readonly list: List
  readonly onPage: (page: number) => void
}

function FundTable({ one, list, onPage }: FundTableProps) {
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  const reverse = useAction(alliances.reverseFund)
  const [act, setAct] = useState<Row | null>(null)
  const columns: ListColumn<Row>[] = [
    { key: 'day', title: t('file.heads.onDay'), width: 110, className: 'tnum', render: (_, row) => row.onDay },
    { key: 'source', title: t('file.heads.fundSource'), width: 130, render: (_, row) => words.name('sources', row.source) },
    {
      key: 'note',
      title: t('file.heads.fundNote'),
      width: 260,
      names: true,
      render: (_, row) => <span data-name>{row.note}</span>,
    },
    {
      key: 'amount',
      title: t('file.heads.amount'),
      width: 120,
      align: 'right',
      className: 'tnum',
      render: (_, row) => yuan(row.amountFen),
    },
    {
      key: 'document',
      title: t('file.heads.voucher'),
      width: 180,
      render: (_, row) => <span data-name>{row.documentNo ?? nothing}</span>,
    },
    { key: 'by', title: t('communities.by'), width: 120, render: (_, row) => <span data-name>{row.by ?? nothing}</span> },
    {
      key: 'state',
      title: t('file.heads.fundState'),
      width: 220,
      render: (_, { reversal }) => (
        <>
          <Tag>{t(`file.fundStates.${reversal ? 'reversed' : 'standing'}`)}</Tag>
          {reversal ? (
            <span className="quiet">
              <span data-name>{[reversal.reason, reversal.by].filter(Boolean).join(comma())}</span>{' '}
              <span className="tnum">{reversal.onDay}</span>
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: 'acts',
      title: t('communities.action'),
      width: 90,
      className: 'no-print',
      render: (_, row) =>
        list.can.reverse && row.reversal === null ? (
          <Button size="small" onClick={() => setAct(row)}>
            {t('funds.reverse')}
          </Button>
        ) : null,
    },
  ]
  return (
    <>
      <ListTable<Row>
        rowKey="id"
        columns={columns}
        dataSource={list.items}
        scroll={{ x: 1230 }}
        {...usePaging(list.page, list.total, onPage)}
      />
      {act ? (
        <ReasonDialog
          title={t('funds.reverse')}
          hint={t('funds.reverseHint')}
          pending={reverse.isPending}
          error={reverse.error}
          send={(reason) => reverse.mutateAsync({ params: { id: one.id, entryId: act.id }, body: { reason } })}
          onClose={() => setAct(null)}
        >
          <p className="tnum">
            {act.onDay} {yuan(act.amountFen)} <span data-name>{act.note}</span>
          </p>
        </ReasonDialog>
      ) : null}
    </>
  )
}

interface Values {
  readonly source: string
  readonly yuan: number
  readonly onDay: string
  readonly note: string
  readonly documentNo?: string
}

function BookDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const a = useTranslations('alliances.file.heads')
  const f = useTranslations('alliances.funds')
  const words = useAllianceWords()
  const book = useAction(alliances.bookFund)
  const required = useRequired()
  return (
    <ActionDialog<Values>
      title={f('book')}
      hint={f('bookHint')}
      initialValues={{ onDay: today() }}
      pending={book.isPending}
      error={book.error}
      send={({ yuan: sum, ...body }) => book.mutateAsync({ params: { id }, body: { ...body, amountFen: Math.round(sum * 100) } })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="source" label={a('fundSource')} rules={required(a('fundSource'))}>
          <Select options={words.list('sources')} />
        </Form.Item>
        <Form.Item name="onDay" label={a('onDay')} rules={required(a('onDay'))}>
          <DayInput />
        </Form.Item>
      </div>
      <div className="grid-2">
        <Form.Item name="yuan" label={a('amount')} rules={required(a('amount'))}>
          <InputNumber min={0.01} precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="documentNo" label={a('voucher')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={a('fundNote')} rules={required(a('fundNote'))}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
