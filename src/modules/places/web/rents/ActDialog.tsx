import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { places } from '../../contract.ts'
import { endsFirst, type RentAct } from '../../rules.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface ActDialogProps {
  readonly rent: { readonly id: string; readonly revision: number; readonly fromOn: string }
  readonly act: RentAct
  readonly onClose: () => void
}

/** One step of an agreement on rent; a refusal and an end are given a reason the other side reads. */
export function ActDialog({ rent, act, onClose }: ActDialogProps) {
  const t = useTranslations('places.rents')
  const move = useAction(places.moveRent)
  const end = useAction(places.endRent)
  const must = useRequired()
  const about = { params: { id: rent.id }, revision: rent.revision }
  type Said = { reason?: string; onDay?: string }
  const send = ({ reason, onDay }: Said) =>
    act === 'end'
      ? end.mutateAsync({ ...about, body: { onDay: onDay!, reason: reason! } })
      : move.mutateAsync({ ...about, body: { act, reason } })
  return (
    <ActionDialog<Said>
      title={t(`acts.${act}`)}
      hint={t(`hints.${act}`)}
      danger={act === 'end'}
      initialValues={act === 'end' ? { onDay: endsFirst(rent, today()) } : {}}
      pending={move.isPending || end.isPending}
      error={move.error ?? end.error}
      send={send}
      onClose={onClose}
    >
      {act === 'end' ? (
        <Form.Item name="onDay" label={t('endDay')} rules={must(t('endDay'))}>
          <DayInput />
        </Form.Item>
      ) : null}
      {act === 'agree' ? null : (
        <Form.Item name="reason" label={t('reason')} rules={act === 'withdraw' ? [] : must(t('reason'))}>
          <Input maxLength={300} />
        </Form.Item>
      )}
    </ActionDialog>
  )
}
