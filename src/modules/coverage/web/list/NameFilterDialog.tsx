import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { coverage } from '../../contract.ts'
import { setFields } from '../filter.ts'

/** Keeps the filter on screen under a name. */
export function NameFilterDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const [state] = useUrlState()
  const save = useAction(coverage.saveFilter)
  const filter = Object.fromEntries(setFields(state).map((field) => [field, state[field]!]))
  const name = t('coverage.list.saveName')
  return (
    <ActionDialog<{ name: string }>
      title={t('coverage.list.saveAs')}
      pending={save.isPending}
      error={save.error}
      send={(values) => save.mutateAsync({ body: { name: values.name, filter } })}
      submitText={t('actions.save')}
      onClose={onClose}
      width={400}
    >
      <Form.Item name="name" label={name} rules={[{ required: true, message: t('form.required', { name }) }]}>
        <Input maxLength={40} autoFocus />
      </Form.Item>
    </ActionDialog>
  )
}
