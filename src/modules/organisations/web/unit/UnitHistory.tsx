import { Button, Form, Input, Timeline } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { colon, useFigures } from '../../../../web/ui/figures.ts'
import { Answer } from '../../../../web/ui/states.tsx'
import { organisations } from '../../contract.ts'
import type { Act } from '../types.ts'
import { type HistoryEntry, entriesOf } from './history.ts'

/** Every act that made the unit what it is: what changed, on which paper, recorded by whom. */
export default function UnitHistory({ unitNo, mayChange }: { unitNo: number; mayChange: boolean }) {
  const t = useTranslations('organisations')
  const answer = useEndpoint(organisations.getUnitHistory, { params: { no: unitNo } })
  const [undoing, setUndoing] = useState<Act | null>(null)
  return (
    <section className="panel long">
      <h2>{t('unit.history')}</h2>
      <Answer of={answer}>
        {(history) => {
          const entries = entriesOf(history)
          if (entries.length === 0) return <p className="quiet">{t('unit.noHistory')}</p>
          return (
            <Timeline
              style={{ marginTop: 16 }}
              items={entries.map((entry) => ({
                key: entry.act.id,
                content: <Entry entry={entry} onUndo={mayChange ? () => setUndoing(entry.act) : undefined} />,
              }))}
            />
          )
        }}
      </Answer>
      {undoing ? <UndoDialog act={undoing} onClose={() => setUndoing(null)} /> : null}
    </section>
  )
}

function Entry({ entry: { act, changes, connections }, onUndo }: { entry: HistoryEntry; onUndo?: () => void }) {
  const t = useTranslations('organisations')
  const { edge } = useCatalogue()
  const { moment } = useFigures()
  const word = (code: string) => (t.has(`change.${code}` as never) ? t(`change.${code}` as 'change.rename') : code)
  const paper = [act.documentNo, act.documentOn].filter(Boolean).join(' ')
  return (
    <article className="history-entry">
      <header className="row">
        <b className="tnum">{act.effectiveOn}</b>
        <span>{word(act.kind)}</span>
        {paper ? <span className="quiet">{paper}</span> : null}
        {onUndo ? (
          <Button type="link" size="small" className="no-print" onClick={onUndo}>
            {t('unit.undo')}
          </Button>
        ) : null}
      </header>
      {act.reason ? <p>{act.reason}</p> : null}
      {changes.map(({ field, from, to }) => (
        <p key={field}>
          {t.has(`fact.${field}` as never) ? t(`fact.${field}` as 'fact.name') : field}
          {colon()}
          {from === null ? '' : `${from} → `}
          {to ?? '—'}
        </p>
      ))}
      {connections.map((connection) => (
        <p key={connection.id}>
          {edge(connection.type) + colon()}
          {connection.other.name}
        </p>
      ))}
      <p className="quiet tnum">
        {t('unit.recorded', { at: moment(act.recordedAt), by: act.recordedBy ?? t('unit.system') })}
        {act.importId ? ` · ${t('unit.byImport')}` : ''}
      </p>
    </article>
  )
}

function UndoDialog({ act, onClose }: { act: Act; onClose: () => void }) {
  const t = useTranslations()
  const undo = useAction(organisations.undoAct)
  const name = t('form.reason')
  return (
    <ActionDialog<{ reason: string }>
      title={t('organisations.unit.undo')}
      hint={t('organisations.unit.undoHint')}
      pending={undo.isPending}
      error={undo.error}
      danger
      send={(body) => undo.mutateAsync({ params: { id: act.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={name} rules={[{ required: true, message: t('form.required', { name }) }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
