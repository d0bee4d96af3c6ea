import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DistrictControl } from '../../../web/ui/DistrictControl.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, PeriodFields, StreetField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { orderViews } from '../contract-order-shapes.ts'
import { demands } from '../contract.ts'
import { adoptions, orderKinds, requesters } from '../rules/orders.ts'
import './demands.css'
import { DueDay } from './DueDay.tsx'
import { UnitField } from './UnitField.tsx'
import { useDemandWords } from './use-words.ts'

const TakeDialog = lazyDialog(async () => (await import('./dialogs/TakeDialog.tsx')).TakeDialog)

type List = AnswerOf<typeof demands.listOrders>
type Row = List['items'][number]
type Query = NonNullable<RequestOf<typeof demands.listOrders>['query']>
const counted = ['open', 'mine', 'due', 'escalated', 'to-reply'] as const

/** Orders in reach: what is open, with us, due, told to the next level, and what was solved. */
export default function OrdersPage() {
  const t = useTranslations('demands')
  const [state, change] = useUrlState()
  const {
    view,
    kind,
    requester,
    category,
    channel,
    rating,
    adoption,
    founded,
    districtNo,
    streetNo,
    holderNo,
    fromOn,
    untilOn,
    q,
  } = state
  const filter = {
    view,
    kind,
    requester,
    category,
    channel,
    rating,
    adoption,
    founded,
    districtNo,
    streetNo,
    holderNo,
    fromOn,
    untilOn,
    q,
  }
  const query = { ...filter, page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(demands.listOrders, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const [taking, setTaking] = useState(false)
  const columns = useColumns()
  const shown = orderViews.find((one) => one === view) ?? 'open'
  return (
    <PageFrame
      title={t('pages.orders')}
      tools={
        <>
          {answer.data?.can.take ? (
            <Button type="primary" onClick={() => setTaking(true)}>
              {t('take.title')}
            </Button>
          ) : null}
          <Door to="/orders/results">{t('results.title')}</Door>
          <ListTools endpoint={demands.exportOrders} query={filter} />
        </>
      }
      printFilter={[t(`view.${shown}`), q, fromOn, untilOn].filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <Filters list={answer.data} />
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('list.empty')} />
            ) : (
              <ListTable<Row> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1280 }} {...paging} />
            )
          }
        </Answer>
      </section>
      {taking ? <TakeDialog onClose={() => setTaking(false)} /> : null}
    </PageFrame>
  )
}

function Filters({ list }: { list: List | undefined }) {
  const t = useTranslations('demands')
  const [state] = useUrlState()
  const counts = list?.counts
  const holder = list?.items.find((row) => String(row.holder.no) === state.holderNo)?.holder
  const words = useDemandWords()
  const views = orderViews.map((value) => {
    const count = counted.find((one) => one === value)
    return { value, label: count && counts ? `${t(`view.${value}`)} ${counts[count]}` : t(`view.${value}`) }
  })
  // A figure opens the list of several ratings at once.
  const several = state.rating?.includes(',')
    ? [
        {
          value: state.rating,
          label: state.rating
            .split(',')
            .map((one) => words.say('ratings', one))
            .join(comma()),
        },
      ]
    : []
  const ratings = [...words.options('ratings'), ...several]
  return (
    <div className="row list-filters no-print">
      <ChoiceField field="view" label={t('list.view')} standard="open" options={views} />
      <FindField label={t('list.find')} />
      <ChoiceField field="category" label={t('list.category')} options={words.options('categories')} />
      <ChoiceField field="channel" label={t('list.channel')} options={words.options('channels')} />
      <ChoiceField
        field="kind"
        label={t('list.kind')}
        options={orderKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <ChoiceField
        field="requester"
        label={t('list.requester')}
        options={[
          { value: 'resident,member', label: t('list.people') },
          ...requesters.map((value) => ({ value, label: t(`requester.${value}`) })),
        ]}
      />
      <ChoiceField field="rating" label={t('list.rating')} options={ratings} />
      <ChoiceField
        field="adoption"
        label={t('adoption.label')}
        options={adoptions.map((value) => ({ value, label: t(`adoption.${value}`) }))}
      />
      <ChoiceField field="founded" label={t('founding.label')} options={[{ value: 'yes', label: t('founding.yes') }]} />
      <StreetField />
      <DistrictControl label={t('ask.district')} all={null} within={['streetNo', 'holderNo']} />
      <UnitField field="holderNo" label={t('list.holder')} known={holder ?? null} />
      <PeriodFields />
    </div>
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTranslations('demands')
  const words = useDemandWords()
  return [
    {
      key: 'what',
      title: t('list.what'),
      width: 320,
      render: (_, row) => (
        <Door to={`/orders/${row.id}`}>
          <span className="demand-words">
            {row.no} · <span data-name="">{row.what}</span>
          </span>
        </Door>
      ),
    },
    { key: 'state', title: t('list.state'), width: 120, render: (_, row) => t(`state.${row.state}`) },
    {
      key: 'holder',
      title: t('list.holder'),
      width: 170,
      render: (_, row) => <span data-name="">{row.offered ? `${row.holder.name} → ${row.offered.name}` : row.holder.name}</span>,
    },
    { key: 'due', title: t('list.dueOn'), width: 170, render: (_, row) => <DueDay of={row} /> },
    { key: 'category', title: t('list.category'), width: 120, render: (_, row) => words.say('categories', row.category) },
    { key: 'kind', title: t('list.kind'), width: 90, wideOnly: true, render: (_, row) => t(`kind.${row.kind}`) },
    {
      key: 'requester',
      title: t('list.requester'),
      width: 110,
      wideOnly: true,
      render: (_, row) => t(`requester.${row.requester}`),
    },
    {
      key: 'channel',
      title: t('list.channel'),
      width: 110,
      wideOnly: true,
      render: (_, row) => words.say('channels', row.channel),
    },
    {
      key: 'adoption',
      title: t('adoption.label'),
      width: 100,
      wideOnly: true,
      render: (_, row) => (row.adoption ? t(`adoption.${row.adoption}`) : nothing),
    },
    {
      key: 'founded',
      title: t('founding.label'),
      width: 150,
      wideOnly: true,
      render: (_, row) => (row.founded ? <span data-name="">{row.founded.name}</span> : nothing),
    },
    { key: 'received', title: t('list.receivedOn'), width: 110, className: 'tnum', render: (_, row) => row.receivedOn },
    {
      key: 'rating',
      title: t('list.rating'),
      width: 100,
      render: (_, row) => (row.rating ? words.say('ratings', row.rating) : nothing),
    },
  ]
}
