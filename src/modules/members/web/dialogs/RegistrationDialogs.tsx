import { Form, Input, Radio, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { members } from '../../contract.ts'
import type { Registration } from '../RegistrationList.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface DialogProps {
  readonly row: Registration
  readonly onClose: () => void
}

function Day() {
  const t = useTranslations('members.registration')
  const required = useRequired()
  return (
    <Form.Item name="onDay" label={t('field.onDay')} rules={required(t('field.onDay'))}>
      <DayInput />
    </Form.Item>
  )
}

export function DecideDialog({ row, onClose }: DialogProps) {
  const t = useTranslations('members.registration')
  const decide = useAction(members.decideRegistration)
  return (
    <ActionDialog<{ decision: 'accepted' | 'refused'; onDay: string; reason?: string }>
      title={t('act.decide')}
      initialValues={{ decision: 'accepted', onDay: today() }}
      pending={decide.isPending}
      error={decide.error}
      send={(body) => decide.mutateAsync({ params: { id: row.id }, body, revision: row.revision })}
      onClose={onClose}
    >
      <Form.Item name="decision" label={t('field.decision')}>
        <Radio.Group options={(['accepted', 'refused'] as const).map((value) => ({ value, label: t(`decision.${value}`) }))} />
      </Form.Item>
      <Day />
      <Form.Item name="reason" label={t('field.reason')}>
        <Input maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}

export function PostDialog({ row, onClose }: DialogProps) {
  const t = useTranslations('members.registration')
  const required = useRequired()
  const assign = useAction(members.assignServicePost)
  const posts = useEndpoint(members.listServicePosts, { query: { state: 'vacant', hostNo: row.host.no, pageSize: 200 } })
  const options = (posts.data?.items ?? []).map((post) => ({
    value: post.id,
    label: `${post.name} · ${t('own.left', { left: post.quota - post.taken })}`,
  }))
  return (
    <ActionDialog<{ postId: string; onDay: string }>
      title={t('act.post')}
      initialValues={{ onDay: today() }}
      pending={assign.isPending}
      error={assign.error}
      send={(body) => assign.mutateAsync({ params: { id: row.id }, body, revision: row.revision })}
      onClose={onClose}
    >
      <Form.Item name="postId" label={t('field.post')} rules={required(t('field.post'))}>
        <Select options={options} loading={posts.isLoading} notFoundContent={t('empty.posts')} />
      </Form.Item>
      <Day />
    </ActionDialog>
  )
}

export function NoteDialog({ row, onClose }: DialogProps) {
  const t = useTranslations('members.registration')
  const required = useRequired()
  const note = useAction(members.notePerformance)
  return (
    <ActionDialog<{ onDay: string; line: string }>
      title={t('act.note')}
      hint={t('noteHint')}
      initialValues={{ onDay: today() }}
      pending={note.isPending}
      error={note.error}
      send={(body) => note.mutateAsync({ params: { id: row.id }, body, revision: row.revision })}
      onClose={onClose}
    >
      <Form.Item name="line" label={t('field.line')} rules={required(t('field.line'))}>
        <Input maxLength={300} />
      </Form.Item>
      <Day />
    </ActionDialog>
  )
}

export function EndDialog({ row, onClose }: DialogProps) {
  const t = useTranslations('members.registration')
  const end = useAction(members.endRegistration)
  return (
    <ActionDialog<{ onDay: string; reason?: string }>
      title={t('act.end')}
      initialValues={{ onDay: today() }}
      pending={end.isPending}
      error={end.error}
      send={(body) => end.mutateAsync({ params: { id: row.id }, body, revision: row.revision })}
      onClose={onClose}
    >
      <Day />
      <Form.Item name="reason" label={t('field.endReason')}>
        <Input maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
