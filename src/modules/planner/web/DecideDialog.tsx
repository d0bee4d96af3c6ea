import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { planner } from '../contract.ts'
import type { DispatchView } from './DispatchPage.tsx'

type Values = BodyOf<typeof planner.decideDispatch>

/** From which day, under which document, why: then all changes become posts in one go. */
export function DecideDialog({ plan, onClose }: { plan: DispatchView; onClose: () => void }) {
  const t = useTranslations('planner.dispatch.decide')
  const form = useTranslations('form')
  const decide = useAction(planner.decideDispatch)
  const { forced, chosen, new: fresh } = plan.changes!
  return (
    <ActionDialog<Values>
      title={t('title')}
      hint={`${t('hint')} ${t('count', { count: forced + chosen + fresh })}`}
      initialValues={{ fromOn: today() }}
      submitText={t('open')}
      pending={decide.isPending}
      error={decide.error}
      send={(body) => decide.mutateAsync({ params: { id: plan.id }, body, revision: plan.revision })}
      onClose={onClose}
    >
      <Form.Item name="fromOn" label={t('fromOn')} rules={[{ required: true, message: form('required', { name: t('fromOn') }) }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="documentNo" label={t('documentNo')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActionDialog>
  )
}
