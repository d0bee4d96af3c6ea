import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { lists } from '../contract.ts'
import type { Agenda } from './AgendaPage.tsx'

interface Props {
  readonly agenda: Agenda
  readonly onClose: () => void
}

export function PublishDialog({ agenda, onClose }: Props) {
  const t = useTranslations('lists.agenda')
  const publish = useAction(lists.publishAgenda)
  return (
    <ActionDialog<object>
      title={t('publish')}
      hint={t('publishSure')}
      submitText={t('publish')}
      pending={publish.isPending}
      error={publish.error}
      send={() => publish.mutateAsync({ params: { id: agenda.id }, body: {} })}
      onClose={onClose}
    >
      {null}
    </ActionDialog>
  )
}

/** Ends an agenda or withdraws it; either way with what there is to say. */
export function EndDialog({ agenda, act, onClose }: Props & { readonly act: 'end' | 'withdraw' }) {
  const t = useTranslations('lists.agenda')
  const required = useTranslations('form')
  const send = useAction(act === 'end' ? lists.endAgenda : lists.withdrawAgenda)
  return (
    <ActionDialog<{ reason: string }>
      title={t(act)}
      hint={t(`${act}Hint`)}
      danger={act === 'withdraw'}
      submitText={t(act)}
      pending={send.isPending}
      error={send.error}
      send={(body) => send.mutateAsync({ params: { id: agenda.id }, body })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, message: required('required', { name: t('reason') }) }]}
      >
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
