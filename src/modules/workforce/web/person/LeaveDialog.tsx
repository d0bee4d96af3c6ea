import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { workforce } from '../../contract.ts'
import type { Person } from './PersonPage.tsx'

/** Somebody leaves: every post within reach ends on one day. */
export function LeaveDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations('workforce.leave')
  const form = useTranslations('form')
  const leave = useAction(workforce.leave)
  return (
    <ActionDialog<BodyOf<typeof workforce.leave>>
      title={t('title', { name: person.name })}
      hint={t('hint')}
      initialValues={{ untilOn: today() }}
      pending={leave.isPending}
      error={leave.error}
      danger
      submitText={t('open')}
      send={(body) => leave.mutateAsync({ params: { id: person.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="untilOn" label={t('until')} rules={[{ required: true, message: form('required', { name: t('until') }) }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
