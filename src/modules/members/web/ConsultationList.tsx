import { Button, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { type UrlState, useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { members } from '../contract.ts'
import type { Consultation } from './dialogs/ConsultationDialogs.tsx'
import { useTopics } from './use-topics.ts'

const AnswerDialog = lazyDialog(async () => (await import('./dialogs/ConsultationDialogs.tsx')).AnswerDialog)
const states = ['open', 'handed', 'answered'] as const
type List = AnswerOf<typeof members.listConsultations>
type Query = NonNullable<RequestOf<typeof members.listConsultations>['query']>

export const consultationFilter = ({ stationId, topic, state, districtNo, fromOn, untilOn }: UrlState) => ({
  stationId,
  topic,
  state,
  districtNo,
  fromOn,
  untilOn,
})

/** Advice on Party affairs at stations (CD-24): what waits first. */
export function ConsultationList() {
  const t = useTranslations('members.consultation')
  const [state, change] = useUrlState()
  const topics = useTopics()
  const [answering, setAnswering] = useState<Consultation | null>(null)
  const query = { ...consultationFilter(state), page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(members.listConsultations, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns(setAnswering)
  return (
    <>
      <div className="row member-filters no-print">
        <Select
          aria-label={t('topic')}
          placeholder={t('topic')}
          allowClear
          value={state.topic}
          onChange={(topic) => change({ topic, page: null })}
          options={topics.options}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={t('state')}
          placeholder={t('state')}
          allowClear
          value={state.state}
          onChange={(next) => change({ state: next, page: null })}
          options={states.map((value) => ({ value, label: t(`states.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        {state.stationId ? <Button onClick={() => change({ stationId: null, page: null })}>{t('every')}</Button> : null}
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('empty')} />
          ) : (
            <>
              <Counts list={list} />
              <ListTable<Consultation> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1180 }} {...paging} />
            </>
          )
        }
      </Answer>
      {answering ? <AnswerDialog row={answering} onClose={() => setAnswering(null)} /> : null}
    </>
  )
}

function Counts({ list }: { list: List }) {
  const t = useTranslations('members.consultation')
  const topics = useTopics()
  const parts = list.topics.map(({ topic, count }) => t('ofTopic', { topic: topics.name(topic), count }))
  return (
    <p className="quiet" style={{ margin: 0 }}>
      {[t('counted', { total: list.total, unanswered: list.unanswered }), ...parts].join(comma())}
    </p>
  )
}

function useColumns(onAnswer: (row: Consultation) => void): ListColumn<Consultation>[] {
  const t = useTranslations('members.consultation')
  const m = useTranslations('members')
  const acts = useTranslations('actions')
  const topics = useTopics()
  const tell = useTellProblem()
  const withdraw = useAction(members.withdrawConsultation)
  const told = (line: string | null) => <span data-name="">{line ?? nothing}</span>
  return [
    { key: 'day', title: t('onDay'), width: 110, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'station',
      title: m('field.stationName'),
      width: 170,
      render: (_, row) => (
        <Door to={`/members/mobile?list=consultations&stationId=${row.station.id}`}>
          <span data-name="">{row.station.name}</span>
        </Door>
      ),
    },
    { key: 'topic', title: t('topic'), width: 140, render: (_, row) => topics.name(row.topic) },
    { key: 'question', title: t('question'), width: 220, render: (_, row) => told(row.question) },
    { key: 'asker', title: t('asker'), width: 100, render: (_, row) => (row.asker === null ? t('unnamed') : told(row.asker)) },
    {
      key: 'state',
      title: t('state'),
      width: 160,
      render: (_, row) => (
        <>
          {t(`states.${row.state}`)} <span className="tnum">{row.answeredOn ?? row.handedOn}</span>
          {row.handedTo ? <div className="quiet">{t('to', { unit: row.handedTo.name })}</div> : null}
        </>
      ),
    },
    { key: 'answer', title: t('answer'), width: 220, render: (_, row) => told(row.answer) },
    {
      key: 'acts',
      title: acts('acts'),
      width: 130,
      className: 'no-print',
      render: (_, row) => (
        <>
          {row.can.answer ? (
            <Button type="link" size="small" onClick={() => onAnswer(row)}>
              {t('answering')}
            </Button>
          ) : null}
          {row.can.withdraw ? (
            <Popconfirm
              title={m('visit.withdrawSure')}
              onConfirm={() => withdraw.mutateAsync({ params: { id: row.id } }).then(() => undefined, tell)}
            >
              <Button type="link" size="small">
                {m('visit.withdraw')}
              </Button>
            </Popconfirm>
          ) : null}
        </>
      ),
    },
  ]
}
