import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { procedures } from '../../contract.ts'
import type { ProcedureView } from '../types.ts'
import { useWord } from '../words.ts'

interface RestoreTableDialogProps {
  readonly procedure: ProcedureView
  readonly districtNo: number
  readonly onClose: () => void
}

/** Back to the table of the programme, with a reason. */
export function RestoreTableDialog({ procedure, districtNo, onClose }: RestoreTableDialogProps) {
  const t = useTranslations('procedures')
  const form = useTranslations('form')
  const word = useWord()
  const restore = useAction(procedures.restoreTable)
  return (
    <ActionDialog<{ reason: string }>
      title={t('tables.restore', { name: word(procedure) })}
      hint={t('tables.restoreHint')}
      pending={restore.isPending}
      error={restore.error}
      send={({ reason }) => restore.mutateAsync({ params: { key: procedure.key }, query: { districtNo, reason } })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t('form.reason')}
        rules={[{ required: true, message: form('required', { name: t('form.reason') }) }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
