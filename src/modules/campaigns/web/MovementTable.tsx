import { useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { causes } from '../rules.ts'
import { CountDoor } from './CountDoor.tsx'
import type { WeekView } from './types.ts'

/** The weeks, the latest first, each figure with its list. */
export function MovementTable({ id, weeks }: { id: string; weeks: readonly WeekView[] }) {
  const t = useTranslations('campaigns')
  const list = (week: WeekView) => `/campaigns/${id}/weeks/${week.no}`
  const door = (week: WeekView, which: 'in' | 'out') =>
    week[which] === 0 ? (
      0
    ) : (
      <CountDoor
        to={list(week)}
        search={{ cause: which }}
        label={t(`movement.${which}Of`, { no: week.no })}
        count={week[which]}
      />
    )
  return (
    <PlainTable
      label={t('movement.title')}
      rows={weeks.toReversed()}
      rowKey={(week) => week.no}
      columns={[
        {
          key: 'week',
          title: t('movement.week'),
          className: 'tnum nowrap',
          render: (week) => <Door to={list(week)}>{t('movement.weekOf', { no: week.no, to: week.to })}</Door>,
        },
        { key: 'start', title: t('movement.start'), align: 'right', render: (week) => week.start },
        { key: 'in', title: t('movement.in'), align: 'right', render: (week) => door(week, 'in') },
        { key: 'out', title: t('movement.out'), align: 'right', render: (week) => door(week, 'out') },
        { key: 'end', title: t('movement.end'), align: 'right', render: (week) => week.end },
        { key: 'why', title: t('movement.why'), render: (week) => <Causes week={week} to={list(week)} /> },
      ]}
    />
  )
}

function Causes({ week, to }: { week: WeekView; to: string }) {
  const t = useTranslations('campaigns')
  const moved = causes.filter((cause) => (week.moves[cause] ?? 0) > 0)
  if (moved.length === 0 && !week.rulesChanged) return nothing
  return (
    <>
      {moved.map((cause, index) => (
        <span key={cause}>
          {index > 0 ? comma() : ''}
          <Door to={to} search={{ cause }}>
            {`${t(`cause.${cause}`)} ${week.moves[cause]}`}
          </Door>
        </span>
      ))}
      {week.rulesChanged ? <span className="quiet"> {t('movement.rulesChanged')}</span> : null}
    </>
  )
}
