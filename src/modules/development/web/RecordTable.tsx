import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { development } from '../contract.ts'
import { type CaseAnswer, useRuleWords } from '../../../web/development/use-rule-words.ts'

type Row = CaseAnswer['records'][number]

/** What was recorded, each with its day, its document and the version it was judged by. */
export function RecordTable({ one }: { one: CaseAnswer }) {
  const t = useTranslations('development')
  const { word } = useRuleWords()
  const details = useDetails()
  const [taking, setTaking] = useState<Row | null>(null)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.records')}</h2>
      </div>
      <PlainTable
        label={t('one.records')}
        rows={one.records}
        rowKey={(row) => row.id}
        columns={[
          { key: 'step', title: t('field.step'), render: (row) => word(row.step) },
          { key: 'day', title: t('field.day'), className: 'tnum', render: (row) => row.onDay },
          { key: 'details', title: t('field.details'), render: (row) => <span data-name="">{details(row) || nothing}</span> },
          { key: 'decided', title: t('field.decidedBy'), render: (row) => <span data-name="">{row.decidedBy ?? nothing}</span> },
          { key: 'document', title: t('field.documentNo'), render: (row) => row.documentNo ?? nothing },
          { key: 'version', title: t('field.version'), className: 'tnum', render: (row) => row.version },
          { key: 'by', title: t('field.by'), render: (row) => <span data-name="">{row.by ?? nothing}</span> },
          {
            key: 'act',
            title: t('one.retract'),
            className: 'no-print',
            render: (row) =>
              row.mayRetract ? (
                <Button size="small" onClick={() => setTaking(row)}>
                  {t('one.retract')}
                </Button>
              ) : (
                nothing
              ),
          },
        ]}
      />
      {taking ? <RetractDialog one={one} row={taking} onClose={() => setTaking(null)} /> : null}
    </section>
  )
}

/** Everything entered besides day and document, in one line. */
function useDetails() {
  const t = useTranslations('development')
  const { outcome } = useRuleWords()
  return (row: Row) =>
    [
      row.outcome ? outcome(row.outcome) : null,
      row.untilOn ? t('one.until', { day: row.untilOn }) : null,
      row.people.join(comma()),
      row.vote ? t('one.vote', row.vote) : null,
      row.days !== null || row.hours !== null ? t('one.training', { days: row.days ?? 0, hours: row.hours ?? 0 }) : null,
      row.to?.name,
      row.exception,
      row.note,
    ]
      .filter(Boolean)
      .join(' · ')
}

function RetractDialog({ one, row, onClose }: { one: CaseAnswer; row: Row; onClose: () => void }) {
  const t = useTranslations()
  const send = useAction(development.retractRecord)
  const label = t('development.field.reason')
  return (
    <ActionDialog<{ reason: string }>
      title={t('development.one.retract')}
      hint={t('development.one.retractHint')}
      pending={send.isPending}
      error={send.error}
      send={(body) => send.mutateAsync({ params: { id: one.id, recordId: row.id }, body, revision: one.revision })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={label} rules={[{ required: true, message: t('form.required', { name: label }) }]}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
