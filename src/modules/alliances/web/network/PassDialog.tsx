import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { alliances } from '../../contract.ts'
import { SidePicker } from '../SidePicker.tsx'
import type { Responsibility } from './ResponsibilitiesPage.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface PassDialogProps {
  /** Null for a responsibility of the first tier. */
  readonly above: Responsibility | null
  /** In the order of the programme. */
  readonly tiers: readonly { readonly value: string; readonly label: string }[]
  readonly onClose: () => void
}

interface Values {
  readonly bodyNo: number
  readonly title: string
  readonly content: string
  readonly fromOn: string
}

/** A responsibility is set out at the first tier, or handed one tier down to a body in reach. */
export function PassDialog({ above, tiers, onClose }: PassDialogProps) {
  const a = useTranslations('alliances')
  const pass = useAction(alliances.passResponsibility)
  const required = useRequired()
  const tier = tiers[above ? tiers.findIndex((one) => one.value === above.tier) + 1 : 0]
  const start = { fromOn: today(), ...(above ? { title: above.title, content: above.content } : {}) }
  return (
    <ActionDialog<Values>
      title={a(above ? 'responsibilities.passOn' : 'responsibilities.begin')}
      hint={a('responsibilities.passHint', { tier: tier?.label ?? '' })}
      initialValues={start}
      pending={pass.isPending}
      error={pass.error}
      send={(body) => pass.mutateAsync({ body: { ...body, tier: tier?.value ?? '', aboveId: above?.id ?? null } })}
      onClose={onClose}
    >
      <Form.Item name="bodyNo" label={a('file.heads.body')} rules={required(a('file.heads.body'))}>
        <SidePicker own />
      </Form.Item>
      <Form.Item name="title" label={a('file.heads.duty')} rules={required(a('file.heads.duty'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="content" label={a('file.heads.dutyText')} rules={required(a('file.heads.dutyText'))}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="fromOn" label={a('file.heads.dutyFrom')} rules={required(a('file.heads.dutyFrom'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}
