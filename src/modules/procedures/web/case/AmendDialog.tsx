import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { procedures } from '../../contract.ts'
import { type DetailValues, DetailFields } from '../open/DetailFields.tsx'
import type { CaseDetail } from '../types.ts'

interface Values extends DetailValues {
  readonly title: string
}

/** What is applied for can be put right as long as it has not been handed in, and again when it came back. */
export function AmendDialog({ one, onClose }: { one: CaseDetail; onClose: () => void }) {
  const t = useTranslations()
  const amend = useAction(procedures.amendCase)
  return (
    <ActionDialog<Values>
      title={t('procedures.detail.amend')}
      initialValues={{ title: one.title, ...one.details } as Values}
      pending={amend.isPending}
      error={amend.error}
      submitText={t('actions.save')}
      width={640}
      send={({ title, ...details }, typed) =>
        amend.mutateAsync({ params: { id: one.id }, body: { title, details }, revision: one.revision, typed })
      }
      onClose={onClose}
    >
      <Form.Item
        name="title"
        label={t('procedures.form.title')}
        rules={[{ required: true, message: t('form.required', { name: t('procedures.form.title') }) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <DetailFields procedure={one.table} known={one.units} />
    </ActionDialog>
  )
}
