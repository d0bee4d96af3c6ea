import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { activities } from '../contract.ts'
import './activities.css'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { useActivityWords } from './use-activity-words.ts'

const StartDialog = lazyDialog(async () => (await import('./StartSeriesDialog.tsx')).StartSeriesDialog)

type Row = AnswerOf<typeof activities.listSeries>['items'][number]

/** What branches hold again and again. */
export default function SeriesPage() {
  const t = useTranslations('activities')
  const answer = useEndpoint(activities.listSeries)
  const records = useCan('activity.record')
  const [starting, setStarting] = useState(false)
  const [ending, setEnding] = useState<Row | null>(null)
  const tools = (
    <>
      <ListTools endpoint={activities.exportActivities} query={{ state: 'planned' }} />
      {records ? (
        <Button type="primary" onClick={() => setStarting(true)}>
          {t('series.start')}
        </Button>
      ) : null}
    </>
  )
  return (
    <PageFrame title={t('pages.series')} tools={tools} printFilter="">
      <section className="panel">
        <Answer of={answer} height={240}>
          {({ items }) =>
            items.length === 0 ? (
              <State hint={t('series.empty')} />
            ) : (
              <SeriesTable items={items} onEnd={records ? setEnding : null} />
            )
          }
        </Answer>
      </section>
      {starting ? <StartDialog onClose={() => setStarting(false)} /> : null}
      {ending ? <EndDialog row={ending} onClose={() => setEnding(null)} /> : null}
    </PageFrame>
  )
}

function SeriesTable({ items, onEnd }: { items: Row[]; onEnd: ((row: Row) => void) | null }) {
  const t = useTranslations('activities')
  const acts = useTranslations('actions')
  const words = useActivityWords()
  const ruleText = ({ rule }: Row) =>
    rule.every === 'year'
      ? t('series.yearly', { month: rule.month, day: rule.day })
      : rule.on === 'day'
        ? t('series.onDay', { day: rule.day })
        : t('series.onWeekday', { week: String(rule.week), weekday: String(rule.weekday) })
  const columns: ListColumn<Row>[] = [
    {
      key: 'branch',
      title: t('due.branch'),
      width: 250,
      render: (_, row) => <Door to={`/units/${row.branch.no}`}>{row.branch.name}</Door>,
    },
    {
      key: 'kinds',
      title: t('list.kinds'),
      width: 180,
      names: true,
      render: (_, row) => <Door to={`/activities/series/${row.id}`}>{row.title ?? words.names('kinds', row.kinds)}</Door>,
    },
    { key: 'rule', title: t('series.rule'), width: 180, render: (_, row) => ruleText(row) },
    { key: 'span', title: t('series.days'), width: 200, className: 'tnum', render: (_, row) => `${row.fromOn} – ${row.untilOn}` },
    {
      key: 'next',
      title: t('turns.host'),
      width: 220,
      names: true,
      render: (_, row) =>
        row.members.length === 0
          ? t('turns.alone')
          : row.next
            ? t('turns.next', { day: row.next.day, host: row.next.host.name })
            : t('turns.noNext'),
    },
    {
      key: 'planned',
      title: t('series.planned'),
      width: 80,
      align: 'right',
      render: (_, row) => (
        <Door to="/activities" search={{ seriesId: row.id, state: 'planned' }}>
          {row.planned}
        </Door>
      ),
    },
    {
      key: 'state',
      title: t('series.state'),
      width: 90,
      render: (_, row) => <Tag>{t(row.ended ? 'series.ended' : 'series.running')}</Tag>,
    },
    {
      key: 'acts',
      title: acts('acts'),
      width: 80,
      className: 'no-print',
      render: (_, row) =>
        onEnd && !row.ended ? (
          <Button type="link" size="small" onClick={() => onEnd(row)}>
            {t('series.end')}
          </Button>
        ) : null,
    },
  ]
  return <ListTable<Row> rowKey="id" columns={columns} dataSource={items} pagination={false} scroll={{ x: 1280 }} />
}

function EndDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useTranslations('activities.series')
  const end = useAction(activities.endSeries)
  return (
    <ActionDialog
      title={t('end')}
      hint={t('endHint')}
      pending={end.isPending}
      error={end.error}
      send={() => end.mutateAsync({ params: { id: row.id } })}
      onClose={onClose}
    >
      <p>{row.branch.name}</p>
    </ActionDialog>
  )
}
