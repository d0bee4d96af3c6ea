import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { elections } from '../../contract.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'
import type { ElectionDetail } from '../types.ts'

interface TakeBackProps {
  readonly one: ElectionDetail
  readonly ballotId: string
  readonly onClose: () => void
}

/** Takes the last ballot back, to enter it anew. */
export function TakeBackBallotDialog({ one, ballotId, onClose }: TakeBackProps) {
  const t = useTranslations('elections')
  const required = useRequired()
  const takeBack = useAction(elections.takeBackBallot)
  return (
    <ActionDialog<{ reason: string }>
      title={t('detail.takeBack')}
      pending={takeBack.isPending}
      error={takeBack.error}
      danger
      send={(body) => takeBack.mutateAsync({ params: { id: one.id, ballotId }, revision: one.revision, body })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('form.reason')} rules={required(t('form.reason'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
