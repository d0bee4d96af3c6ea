import { Form, Input, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { alliances } from '../../contract.ts'
import type { CommunityAnswer } from './types.ts'

type Values = Pick<BodyOf<typeof alliances.stateReadiness>, 'state' | 'evidence'>

interface ReadinessDialogProps {
  readonly id: string
  readonly ready: CommunityAnswer['readiness'][number]
  readonly onClose: () => void
}

/** Whether there is money, people or a place, with what shows it; what does not apply says why. */
export function ReadinessDialog({ id, ready, onClose }: ReadinessDialogProps) {
  const t = useTranslations()
  const a = useTranslations('alliances.communities')
  const state = useAction(alliances.stateReadiness)
  const required = [{ required: true, message: t('form.required', { name: a('evidence') }) }]
  return (
    <ActionDialog<Values>
      title={a(`aspects.${ready.aspect}`)}
      hint={a(`aspectHint.${ready.aspect}`)}
      initialValues={{ state: ready.state === 'unstated' ? 'there' : ready.state, evidence: ready.evidence ?? '' }}
      pending={state.isPending}
      error={state.error}
      send={(body) => state.mutateAsync({ params: { id }, body: { ...body, aspect: ready.aspect } })}
      onClose={onClose}
    >
      <Form.Item name="state" label={a('result')}>
        <Radio.Group
          options={(['there', 'missing', 'not-applicable'] as const).map((value) => ({ value, label: a(`ready.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="evidence" label={a('evidence')} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
