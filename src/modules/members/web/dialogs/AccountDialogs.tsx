import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { useProblemText } from '../../../../web/phrases/problem-text.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { members } from '../../contract.ts'
import type { Member } from '../types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface DialogProps {
  readonly member: Member
  readonly onClose: () => void
}

/** A code for the member, shown once: nobody can look it up afterwards. */
export function InviteDialog({ member, onClose }: DialogProps) {
  const t = useTranslations('members.own.invite')
  const act = useTranslations('members.act')
  const text = useProblemText()
  const invite = useAction(members.inviteMember)
  const [made, setMade] = useState<AnswerOf<typeof members.inviteMember> | null>(null)
  const make = () => void invite.mutateAsync({ params: { id: member.id }, revision: member.revision }).then(setMade, () => {})
  return (
    <Modal open title={act('invite')} footer={null} onCancel={onClose} width={460} mask={{ closable: false }}>
      <p className="quiet">{t('hint')}</p>
      {invite.error ? <Alert type="error" showIcon title={text(invite.error)} style={{ marginBottom: 16 }} /> : null}
      {made ? (
        <div role="status">
          <p className="member-code tnum">{made.code}</p>
          <p>{t('code', { until: made.validUntil })}</p>
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        </div>
      ) : (
        <Button type="primary" loading={invite.isPending} onClick={make}>
          {t('make')}
        </Button>
      )}
    </Modal>
  )
}

export function UnlinkDialog({ member, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const unlink = useAction(members.unlinkAccount)
  return (
    <ActionDialog<{ reason: string }>
      title={t('act.unlink')}
      hint={t('own.invite.unlinkHint')}
      danger
      pending={unlink.isPending}
      error={unlink.error}
      send={(body) => unlink.mutateAsync({ params: { id: member.id }, body, revision: member.revision })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('field.reason')} rules={required(t('field.reason'))}>
        <Input maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
