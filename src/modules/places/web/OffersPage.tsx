import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { places } from '../contract.ts'
import { type OfferAct, offerStates } from '../rules.ts'
import './places.css'
import { useList } from './use-list.ts'
import { usePlaceWords } from './use-place-words.ts'

type List = AnswerOf<typeof places.listServiceOffers>
type Row = List['items'][number]
type Act = OfferAct
interface Answering {
  readonly row: Row
  readonly act: Act
}

/** Services organisations propose to give in the venues of others. */
export default function OffersPage() {
  const t = useTranslations('places')
  const { state, filter, narrowed, query, turn } = useList(['state', 'side', 'venueNo', 'streetNo', 'q'])
  const answer = useEndpoint(places.listServiceOffers, { query }, { keep: true })
  const [answering, setAnswering] = useState<Answering | null>(null)
  const shown = [state.state && t(`offer.states.${state.state as 'agreed'}`), state.q]
  return (
    <PageFrame
      title={t('pages.offers')}
      tools={<ListTools endpoint={places.exportServiceOffers} query={filter} />}
      printFilter={shown.filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet no-print" style={{ margin: 0 }}>
          {t('offer.hint')}
        </p>
        <div className="row no-print place-filters">
          <ChoiceField
            field="state"
            label={t('list.state')}
            options={offerStates.map((value) => ({ value, label: t(`offer.states.${value}`) }))}
          />
          <ChoiceField
            field="side"
            label={t('offer.side')}
            options={(['to-us', 'by-us'] as const).map((value) => ({ value, label: t(`offer.sides.${value}`) }))}
          />
          <StreetField />
          <FindField label={t('offer.find')} />
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(narrowed ? 'offer.nothing' : 'offer.empty')} />
            ) : (
              <OfferTable list={list} onPage={turn} onAnswer={setAnswering} />
            )
          }
        </Answer>
      </section>
      {answering ? <AnswerDialog {...answering} onClose={() => setAnswering(null)} /> : null}
    </PageFrame>
  )
}

interface TableProps {
  readonly list: List
  readonly onPage: (page: number) => void
  readonly onAnswer: (answering: Answering) => void
}

function OfferTable({ list, onPage, onAnswer }: TableProps) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const columns: ListColumn<Row>[] = [
    {
      key: 'service',
      title: t('dialog.service'),
      width: 220,
      names: true,
      render: (_, row) => (
        <>
          <span data-name>{row.name}</span>
          {row.words ? (
            <>
              <br />
              <span className="quiet" data-name>
                {row.words}
              </span>
            </>
          ) : null}
        </>
      ),
    },
    { key: 'unit', title: t('offer.unit'), width: 200, render: (_, row) => <span data-name>{row.unit.name}</span> },
    {
      key: 'venue',
      title: t('upgrade.venue'),
      width: 210,
      render: (_, row) => <Door to={`/places/${row.venue.no}`}>{row.venue.name}</Door>,
    },
    {
      key: 'audience',
      title: t('one.audience'),
      width: 150,
      wideOnly: true,
      render: (_, row) => words.names('audiences', row.audience) || nothing,
    },
    { key: 'day', title: t('offer.proposedOn'), width: 110, className: 'tnum', render: (_, row) => row.proposedOn },
    {
      key: 'state',
      title: t('list.state'),
      width: 150,
      render: (_, row) => (
        <>
          <Tag>{t(`offer.states.${row.state}`)}</Tag>
          <span className="quiet" data-name>
            {row.reason}
          </span>
        </>
      ),
    },
    {
      key: 'acts',
      title: t('offer.answer'),
      width: 170,
      className: 'no-print',
      render: (_, row) =>
        row.can.acts.length === 0
          ? nothing
          : row.can.acts.map((act) => (
              <Button key={act} type="link" size="small" onClick={() => onAnswer({ row, act })}>
                {t(`offer.acts.${act}`)}
              </Button>
            )),
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

function AnswerDialog({ row, act, onClose }: Answering & { onClose: () => void }) {
  const t = useTranslations('places')
  const required = useTranslations('form')
  const answer = useAction(places.answerServiceOffer)
  return (
    <ActionDialog<{ reason?: string }>
      title={t(`offer.acts.${act}`)}
      hint={t(`offer.hints.${act}`)}
      danger={act === 'decline'}
      pending={answer.isPending}
      error={answer.error}
      send={({ reason }) => answer.mutateAsync({ params: { id: row.id }, body: { act, reason }, revision: row.revision })}
      onClose={onClose}
    >
      {act === 'decline' ? (
        <Form.Item
          name="reason"
          label={t('booking.reasonField')}
          rules={[{ required: true, message: required('required', { name: t('booking.reasonField') }) }]}
        >
          <Input maxLength={300} />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}
