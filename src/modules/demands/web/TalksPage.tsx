import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { clocks } from '../../../web/ui/clock.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, PeriodFields } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { talkViews } from '../contract-talks.ts'
import { demands } from '../contract.ts'
import './demands.css'
import { FollowUpList } from './FollowUpList.tsx'

const AskTalkDialog = lazyDialog(async () => (await import('./dialogs/AskTalkDialog.tsx')).AskTalkDialog)

type List = AnswerOf<typeof demands.listTalks>
type Row = List['items'][number]
type Query = NonNullable<RequestOf<typeof demands.listTalks>['query']>

/** Talks of the committee's secretary with heads of organisations, and what follows of them. */
export default function TalksPage() {
  const t = useTranslations('demands.talk')
  const [state, change] = useUrlState()
  const [asking, setAsking] = useState(false)
  const [busy, begin] = useWork()
  const shown = state.list === 'follow-ups' ? 'follows' : 'talks'
  const { view, q, side, fromOn, untilOn } = state
  return (
    <PageFrame
      title={t('title')}
      tools={
        <>
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('ask')}
          </Button>
          <Button loading={busy} onClick={() => begin(() => download(demands.writeTalkCalendar))}>
            {t('calendar')}
          </Button>
          {shown === 'talks' ? (
            <ListTools endpoint={demands.exportTalks} query={{ view, q, fromOn, untilOn }} />
          ) : (
            <ListTools endpoint={demands.exportFollowUps} query={{ view, q, side, fromOn, untilOn }} />
          )}
        </>
      }
      printFilter={[t(shown), q, fromOn, untilOn].filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet no-print" style={{ margin: 0 }}>
          {t('hint')}
        </p>
        <Segmented
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          aria-label={t('list')}
          value={shown}
          onChange={(next) => change({ list: next === 'talks' ? null : 'follow-ups', view: null, side: null, page: null })}
          options={(['talks', 'follows'] as const).map((value) => ({ value, label: t(value) }))}
        />
        {shown === 'talks' ? <Talks /> : <FollowUpList />}
      </section>
      {asking ? <AskTalkDialog onClose={() => setAsking(false)} /> : null}
    </PageFrame>
  )
}

const counted = ['open', 'mine', 'to-do'] as const

function Talks() {
  const t = useTranslations('demands.talk')
  const [state, change] = useUrlState()
  const { view, q, fromOn, untilOn } = state
  const query = { view, q, fromOn, untilOn, page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(demands.listTalks, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns()
  const counts = answer.data?.counts
  return (
    <>
      <div className="row list-filters no-print">
        <ChoiceField
          field="view"
          label={t('view.label')}
          standard="open"
          options={talkViews.map((value) => {
            const count = counted.find((one) => one === value)
            return { value, label: count && counts ? `${t(`view.${value}`)} ${counts[count]}` : t(`view.${value}`) }
          })}
        />
        <FindField label={t('find')} />
        <PeriodFields />
      </div>
      <Answer of={answer} height={320}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('empty')} />
          ) : (
            <ListTable<Row> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1180 }} {...paging} />
          )
        }
      </Answer>
    </>
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTranslations('demands.talk')
  return [
    {
      key: 'about',
      title: t('field.about'),
      width: 280,
      render: (_, row) => (
        <Door to={`/talks/${row.id}`}>
          <span className="demand-words">
            {row.no} · <span data-name="">{row.about}</span>
          </span>
        </Door>
      ),
    },
    {
      key: 'state',
      title: t('field.state'),
      width: 160,
      render: (_, row) =>
        row.waits && row.own ? t(`waits.${row.waits === row.own ? 'own' : 'other'}`) : t(`state.${row.state}`),
    },
    {
      key: 'when',
      title: t('field.when'),
      width: 190,
      className: 'tnum',
      render: (_, row) => `${row.onDay} ${clocks({ from: row.from, until: (row.from + row.minutes) % 1440 })}`,
    },
    {
      key: 'organisation',
      title: t('field.organisation'),
      width: 200,
      render: (_, row) => <span data-name="">{row.organisation.name}</span>,
    },
    {
      key: 'committee',
      title: t('field.committee'),
      width: 170,
      render: (_, row) => <span data-name="">{row.committee.name}</span>,
    },
    { key: 'asked', title: t('field.asked'), width: 130, wideOnly: true, render: (_, row) => t(`side.${row.askedBy}`) },
    {
      key: 'follows',
      title: t('field.follow'),
      width: 100,
      align: 'right',
      render: (_, row) =>
        row.followUps === 0 ? (
          nothing
        ) : (
          <Door
            to="/talks"
            search={{ list: 'follow-ups', view: 'all', q: String(row.no) }}
            label={`${t('field.follow')} ${row.followUps}`}
          >
            {row.followUps}
          </Door>
        ),
    },
  ]
}
