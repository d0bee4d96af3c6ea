import { Form } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayItem, DocumentItem, LineItem, useRequired } from '../../../web/ui/fields.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { development } from '../contract.ts'
import type { CaseAnswer } from '../../../web/development/use-rule-words.ts'

interface OwnStepDialogProps {
  readonly one: CaseAnswer
  readonly step: 'closed' | 'moved' | 'new-rules'
  readonly onClose: () => void
}

/** What may be entered at any time: not continued, goes on elsewhere, taken over into newer rules. */
export function OwnStepDialog({ one, step, onClose }: OwnStepDialogProps) {
  const t = useTranslations('development')
  const record = useAction(development.recordStep)
  const required = useRequired()
  return (
    <ActionDialog<{ onDay: string; toNo?: number; documentNo?: string; note: string }>
      title={t(`one.${step}`)}
      hint={t('one.ownHint')}
      initialValues={{ onDay: today() }}
      pending={record.isPending}
      error={record.error}
      send={(body, typed) =>
        record.mutateAsync({ params: { id: one.id }, body: { ...body, step }, revision: one.revision, typed })
      }
      onClose={onClose}
    >
      {step === 'moved' ? (
        <Form.Item name="toNo" label={t('field.to')} rules={required(t('field.to'))}>
          <UnitPicker kind="party_org" />
        </Form.Item>
      ) : null}
      <DayItem name="onDay" label={t('field.day')} />
      <DocumentItem label={t('field.documentNo')} />
      <LineItem name="note" label={t('field.reason')} />
    </ActionDialog>
  )
}
