import { useNavigate } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { alliances } from '../contract.ts'
import type { AgreementAnswer } from './AgreementPage.tsx'

interface MoveDialogProps {
  readonly one: AgreementAnswer
  readonly move: 'propose' | 'withdraw' | 'end'
  readonly onClose: () => void
}

export function MoveDialog({ one, move, onClose }: MoveDialogProps) {
  const t = useTranslations()
  const a = useTranslations('alliances.agreements')
  const send = useAction(alliances.moveAgreement)
  return (
    <ActionDialog<{ reason?: string }>
      title={a(`move.${move}`)}
      hint={a(`moveHint.${move}`)}
      pending={send.isPending}
      error={send.error}
      send={(body) => send.mutateAsync({ params: { id: one.id }, body: { ...body, move }, revision: one.revision })}
      onClose={onClose}
    >
      {move === 'propose' ? (
        <ul className="alliance-sides">
          {one.sides.map((side) => (
            <li key={side.no} data-name>
              {side.name}
            </li>
          ))}
        </ul>
      ) : (
        <Form.Item
          name="reason"
          label={a('reason')}
          rules={[{ required: true, message: t('form.required', { name: a('reason') }) }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      )}
    </ActionDialog>
  )
}

/** The same agreement again for a further period: a draft that every side signs anew. */
export function RenewDialog({ one, onClose }: Omit<MoveDialogProps, 'move'>) {
  const a = useTranslations('alliances.agreements')
  const renew = useAction(alliances.renewAgreement)
  const navigate = useNavigate()
  return (
    <ActionDialog<{ untilOn?: string }>
      title={a('renew')}
      hint={a('renewHint')}
      pending={renew.isPending}
      error={renew.error}
      send={async (body) => {
        const { id } = await renew.mutateAsync({ params: { id: one.id }, body })
        await navigate({ to: `/agreements/${id}` as never })
      }}
      onClose={onClose}
    >
      <Form.Item name="untilOn" label={a('untilOn')} extra={a('untilHint')}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}
