import { Form, InputNumber } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { elections } from '../../contract.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'
import { RuleNote } from '../RuleNote.tsx'
import type { ContestView, ElectionDetail } from '../types.ts'

interface Resolution {
  readonly leftOpen: number
  readonly heldOn: string
  readonly attended: number
  readonly votes: number
}

/** A resolution, not an election: both its bars are measured on those entitled. */
export function LeaveOpenDialog({ one, contest, onClose }: { one: ElectionDetail; contest: ContestView; onClose: () => void }) {
  const t = useTranslations('elections')
  const required = useRequired()
  const leave = useAction(elections.leaveSeatsOpen)
  const fields = [
    ['leftOpen', t('form.leftOpen')],
    ['attended', t('form.attended')],
    ['votes', t('form.for')],
  ] as const
  return (
    <ActionDialog<Resolution>
      title={`${t('detail.leave')} · ${t(`offices.${contest.office}`)}`}
      hint={t('form.leaveHint')}
      initialValues={{ heldOn: one.heldOn ?? today(), leftOpen: contest.open }}
      pending={leave.isPending}
      error={leave.error}
      send={(values) =>
        leave.mutateAsync({ params: { id: one.id }, revision: one.revision, body: { ...values, office: contest.office } })
      }
      onClose={onClose}
    >
      <p>
        <RuleNote rule={one.rules.resolution} />
      </p>
      {fields.map(([name, label]) => (
        <Form.Item key={name} name={name} label={label} rules={required(label)}>
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      ))}
      <Form.Item name="heldOn" label={t('form.heldOn')} rules={required(t('form.heldOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}
