import { Button } from 'antd'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import type { Member } from './types.ts'

const UndoDialog = lazyDialog(async () => (await import('./dialogs/MemberDialogs.tsx')).UndoDialog)

/** Relations, standings and spells as they held, then every entry with who made it. */
export function MemberHistory({ member }: { member: Member }) {
  const t = useTranslations('members')
  const period = (row: { fromOn: string; untilOn: string | null }) =>
    row.untilOn === null
      ? t('history.since', { day: row.fromOn })
      : t('history.between', { from: row.fromOn, until: row.untilOn })
  const when = { key: 'when', title: t('history.when'), className: 'tnum', render: period }
  const paper = {
    key: 'paper',
    title: t('field.documentNo'),
    render: (row: { documentNo: string | null }) => row.documentNo ?? nothing,
  }
  return (
    <>
      <section className="panel">
        <h2>{t('history.relations')}</h2>
        <PlainTable
          label={t('history.relations')}
          rows={member.relations}
          rowKey={(row) => row.id}
          columns={[
            { key: 'branch', title: t('field.branch'), render: (row) => row.branch?.name ?? nothing },
            { key: 'place', title: t('field.place'), render: (row) => t(`place.${row.place}`) },
            when,
            {
              key: 'end',
              title: t('history.end'),
              render: (row) => (row.endedBecause ? t(`endedBecause.${row.endedBecause as 'moved'}`) : nothing),
            },
            paper,
          ]}
        />
      </section>
      <section className="panel">
        <h2>{t('history.standings')}</h2>
        <PlainTable
          label={t('history.standings')}
          rows={member.standings}
          rowKey={(row) => row.id}
          columns={[{ key: 'standing', title: t('field.standing'), render: (row) => t(`standing.${row.standing}`) }, when, paper]}
        />
      </section>
      {member.spells.length > 0 ? (
        <section className="panel">
          <h2>{t('history.spells')}</h2>
          <PlainTable
            label={t('history.spells')}
            rows={member.spells}
            rowKey={(row) => row.id}
            columns={[
              { key: 'because', title: t('field.because'), render: (row) => t(`because.${row.reason}`) },
              when,
              { key: 'host', title: t('field.host'), render: (row) => row.host?.name ?? row.hostName ?? nothing },
            ]}
          />
        </section>
      ) : null}
      <Acts member={member} />
    </>
  )
}

function Acts({ member }: { member: Member }) {
  const t = useTranslations('members')
  const format = useFormatter()
  const [undoing, setUndoing] = useState<number | null>(null)
  return (
    <section className="panel">
      <h2>{t('history.acts')}</h2>
      <ul className="line-list">
        {member.acts.map((act) => (
          <li key={act.id}>
            <span>
              {t(`kind.${act.kind as 'enter'}`)}
              {act.undone ? ` · ${t('history.undone')}` : ''}
              {act.mayUndo ? (
                <Button type="link" size="small" className="no-print" onClick={() => setUndoing(act.id)}>
                  {t('act.undo')}
                </Button>
              ) : null}
            </span>
            <span className="quiet tnum">
              {[act.reason, act.documentNo, act.by, format.dateTime(new Date(act.at), { dateStyle: 'short', timeStyle: 'short' })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {undoing === null ? null : <UndoDialog member={member} actId={undoing} onClose={() => setUndoing(null)} />}
    </section>
  )
}
