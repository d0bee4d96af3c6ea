import { Form, Input, InputNumber } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { members } from '../../contract.ts'
import type { ServicePost } from '../ServicePostList.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

export function OpenPostDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('members.registration')
  const required = useRequired()
  const open = useAction(members.openServicePost)
  return (
    <ActionDialog<{ hostNo: number; name: string; duties: string; quota: number; openedOn: string }>
      title={t('act.openPost')}
      hint={t('openHint')}
      initialValues={{ openedOn: today(), quota: 1 }}
      pending={open.isPending}
      error={open.error}
      send={(body) => open.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('field.name')} rules={required(t('field.name'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="hostNo" label={t('field.host')} rules={required(t('field.host'))}>
        <UnitPicker kind="party_org" />
      </Form.Item>
      <Form.Item name="duties" label={t('field.duties')} rules={required(t('field.duties'))}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="quota" label={t('field.quota')} rules={required(t('field.quota'))}>
          <InputNumber min={1} max={10_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="openedOn" label={t('field.openedOn')} rules={required(t('field.openedOn'))}>
          <DayInput />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

interface DialogProps {
  readonly post: ServicePost
  readonly onClose: () => void
}

export function ChangePostDialog({ post, onClose }: DialogProps) {
  const t = useTranslations('members.registration')
  const required = useRequired()
  const change = useAction(members.changeServicePost)
  return (
    <ActionDialog<{ duties: string; quota: number }>
      title={t('act.changePost')}
      initialValues={{ duties: post.duties, quota: post.quota }}
      pending={change.isPending}
      error={change.error}
      send={(body) => change.mutateAsync({ params: { id: post.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="duties" label={t('field.duties')} rules={required(t('field.duties'))}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
      <Form.Item name="quota" label={t('field.quota')} rules={required(t('field.quota'))}>
        <InputNumber min={1} max={10_000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    </ActionDialog>
  )
}

export function ClosePostDialog({ post, onClose }: DialogProps) {
  const t = useTranslations('members.registration')
  const required = useRequired()
  const close = useAction(members.closeServicePost)
  return (
    <ActionDialog<{ onDay: string }>
      title={t('act.closePost')}
      danger
      initialValues={{ onDay: today() }}
      pending={close.isPending}
      error={close.error}
      send={(body) => close.mutateAsync({ params: { id: post.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="onDay" label={t('field.closedOn')} rules={required(t('field.closedOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}
