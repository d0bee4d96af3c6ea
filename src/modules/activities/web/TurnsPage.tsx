import { CalendarOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { activities } from '../contract.ts'
import './activities.css'
import { useActivityWords } from './use-activity-words.ts'

const SkipDialog = lazyDialog(async () => (await import('./TurnDialogs.tsx')).SkipDialog)
const MembersDialog = lazyDialog(async () => (await import('./TurnDialogs.tsx')).MembersDialog)
const SwapDialog = lazyDialog(async () => (await import('./TurnDialogs.tsx')).SwapDialog)

export type Series = AnswerOf<typeof activities.getSeries>
export type SeriesTurn = Series['turns'][number]
type Act = { readonly kind: 'skip' | 'swap'; readonly turn: SeriesTurn }

/** The calendar of what is held again and again: who hosts each day, who is next, and what was skipped or exchanged. */
export default function TurnsPage() {
  const t = useTranslations('activities')
  const words = useActivityWords()
  const { id } = useParams({ strict: false }) as { id: string }
  const [state, change] = useUrlState()
  const year = state.year === undefined ? {} : { year: Number(state.year) }
  const answer = useEndpoint(activities.getSeries, { params: { id }, query: year }, { keep: true })
  const [act, setAct] = useState<Act | null>(null)
  const [regrouping, setRegrouping] = useState(false)
  const series = answer.data
  const name = series ? (series.title ?? words.names('kinds', series.kinds)) : t('pages.turns')
  return (
    <PageFrame title={name} tools={<Tools id={id} query={year} />} printFilter={state.year ?? ''}>
      <Answer of={answer} height={420}>
        {(one) => (
          <>
            <Standing series={one} onRegroup={() => setRegrouping(true)} />
            <section className="panel stack">
              <YearOf series={one} value={state.year} onChange={(value) => change({ year: value ?? null })} />
              {one.turns.length === 0 ? (
                <State hint={t('turns.none')} />
              ) : (
                <Turns turns={one.turns} onAct={(kind, turn) => setAct({ kind, turn })} />
              )}
            </section>
            {one.changes.length > 0 ? <Changes changes={one.changes} /> : null}
          </>
        )}
      </Answer>
      {regrouping && series ? <MembersDialog series={series} onClose={() => setRegrouping(false)} /> : null}
      {act?.kind === 'skip' && series ? <SkipDialog series={series} turn={act.turn} onClose={() => setAct(null)} /> : null}
      {act?.kind === 'swap' && series ? <SwapDialog series={series} turn={act.turn} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  )
}

function Tools({ id, query }: { id: string; query: { year?: number } }) {
  const t = useTranslations('activities.turns')
  const language = useFileLanguage()
  const [busy, begin] = useWork()
  const params = { id }
  return (
    <>
      <Button
        icon={<CalendarOutlined />}
        loading={busy}
        onClick={() => begin(() => download(activities.getSeriesCalendar, { params, query: { ...query, language } }))}
      >
        {t('ics')}
      </Button>
      <ListTools endpoint={activities.exportSeries} params={params} query={query} />
    </>
  )
}

/** Who is next, and how often each has hosted; each number opens the records it counts. */
function Standing({ series: { id, next, members, branch, can }, onRegroup }: { series: Series; onRegroup: () => void }) {
  const t = useTranslations('activities.turns')
  const count = (no: number, state: string, value: number) =>
    value === 0 ? (
      nothing
    ) : (
      <Door to="/activities" search={{ seriesId: id, enteredFor: String(no), state }}>
        {value}
      </Door>
    )
  return (
    <section className="panel stack">
      <p className="activity-next">
        {next ? t('next', { day: next.day, host: next.host.name }) : t('noNext')}
        <span className="quiet"> {t('arrangedBy', { branch: branch.name })}</span>
      </p>
      {members.length > 0 ? (
        <>
          <div className="row">
            <p className="quiet activity-hint">{t('hint')}</p>
            {can.members ? (
              <Button className="no-print" onClick={onRegroup}>
                {t('regroup')}
              </Button>
            ) : null}
          </div>
          <PlainTable
            label={t('members')}
            rows={members}
            rowKey={(row) => row.no}
            columns={[
              {
                key: 'member',
                title: t('members'),
                render: (row) => (
                  <span data-name>
                    <Door to={`/units/${row.no}`}>{row.name}</Door>
                  </span>
                ),
              },
              { key: 'held', title: t('held'), align: 'right', render: (row) => count(row.no, 'held', row.held) },
              { key: 'planned', title: t('planned'), align: 'right', render: (row) => count(row.no, 'planned', row.planned) },
              ...(members.some((one) => one.before > 0)
                ? [
                    {
                      key: 'before',
                      title: t('before'),
                      align: 'right' as const,
                      render: (row: Series['members'][number]) => row.before,
                    },
                  ]
                : []),
            ]}
          />
        </>
      ) : null}
    </section>
  )
}

function YearOf({ series, value, onChange }: { series: Series; value: string | undefined; onChange: (year?: string) => void }) {
  const t = useTranslations('activities.turns')
  const [first, last] = [series.fromOn, series.untilOn].map((day) => Number(day.slice(0, 4))) as [number, number]
  const years = Array.from({ length: last - first + 1 }, (_, at) => String(first + at))
  return (
    <div className="row no-print">
      <Select
        allowClear
        aria-label={t('year')}
        placeholder={t('allYears')}
        value={value}
        onChange={(year: string | undefined) => onChange(year)}
        options={years.map((year) => ({ value: year, label: t('yearOf', { year }) }))}
        style={{ minWidth: 120 }}
      />
    </div>
  )
}

function Turns({ turns, onAct }: { turns: readonly SeriesTurn[]; onAct: (kind: Act['kind'], turn: SeriesTurn) => void }) {
  const t = useTranslations('activities')
  const acts = useTranslations('actions')
  const note = (turn: SeriesTurn) =>
    [
      turn.settled ? t('turns.settled') : null,
      turn.passed.length > 0 ? t('turns.passed', { names: turn.passed.map((one) => one.name).join(comma()) }) : null,
    ]
      .filter(Boolean)
      .join(' · ') || nothing
  return (
    <PlainTable<SeriesTurn>
      label={t('turns.calendar')}
      rows={turns}
      rowKey={(row) => row.activityId}
      columns={[
        {
          key: 'day',
          title: t('list.day'),
          className: 'tnum',
          render: (row) => <Door to={`/activities/${row.activityId}`}>{row.day}</Door>,
        },
        {
          key: 'host',
          title: t('turns.host'),
          render: (row) => <span data-name>{row.hosts.map((one) => one.name).join(comma())}</span>,
        },
        { key: 'state', title: t('list.state'), render: (row) => <Tag>{t(`states.${row.state}`)}</Tag> },
        { key: 'note', title: t('turns.note'), render: (row) => <span data-name>{note(row)}</span> },
        {
          key: 'acts',
          title: acts('acts'),
          className: 'no-print',
          render: (row) =>
            row.can.change ? (
              <>
                <Button type="link" size="small" onClick={() => onAct('skip', row)}>
                  {t('turns.skip')}
                </Button>
                <Button type="link" size="small" onClick={() => onAct('swap', row)}>
                  {t('turns.swap')}
                </Button>
              </>
            ) : null,
        },
      ]}
    />
  )
}

const said = { skip: 'skipped', settle: 'settledOn', join: 'joined', leave: 'left' } as const

/** What was said of turns, the latest first. */
function Changes({ changes }: { changes: Series['changes'] }) {
  const t = useTranslations('activities.turns')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('changes')}</h2>
      </div>
      <ul className="activity-changes">
        {changes.map((one) => (
          <li key={one.at + one.day + one.unit.no} data-name>
            {t(said[one.what], { day: one.day, unit: one.unit.name })} {one.reason ?? t('byMerger')}{' '}
            <span className="quiet">{[one.by, one.at.slice(0, 10)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
