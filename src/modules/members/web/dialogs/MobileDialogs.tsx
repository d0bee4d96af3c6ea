import { Form, Input, Radio, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { members } from '../../contract.ts'
import { awayReasons } from '../../rules.ts'
import type { Suggestion } from '../SuggestionList.tsx'
import type { Member } from '../types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

export function ReportDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations('members')
  const required = useRequired()
  const report = useAction(members.reportFlow)
  return (
    <ActionDialog<{ since: string; because: (typeof awayReasons)[number]; whereabouts?: string }>
      title={t('act.report')}
      hint={t('mobile.reportHint')}
      initialValues={{ because: 'work' }}
      pending={report.isPending}
      error={report.error}
      send={(body) => report.mutateAsync({ params: { id: member.id }, body })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="since" label={t('field.since')} rules={required(t('field.since'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="because" label={t('field.because')} rules={required(t('field.because'))}>
          <Select options={awayReasons.map((value) => ({ value, label: t(`because.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="whereabouts" label={t('field.whereabouts')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActionDialog>
  )
}

interface Decision {
  readonly decision: 'confirmed' | 'refused' | 'withdrawn'
  readonly hostNo?: number
  readonly hostName?: string
  readonly reason?: string
}

export function DecideFlowDialog({ report, onClose }: { report: Suggestion; onClose: () => void }) {
  const t = useTranslations('members')
  const required = useRequired()
  const [form] = Form.useForm<Decision>()
  const decision = Form.useWatch('decision', form) ?? 'confirmed'
  const decide = useAction(members.decideFlow)
  return (
    <ActionDialog<Decision>
      title={t('mobile.decide')}
      hint={t('away.hint')}
      form={form}
      initialValues={{ decision: 'confirmed' }}
      pending={decide.isPending}
      error={decide.error}
      send={(body) => decide.mutateAsync({ params: { id: report.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="decision" label={t('mobile.decision')}>
        <Radio.Group
          options={(['confirmed', 'refused', 'withdrawn'] as const).map((value) => ({
            value,
            label: t(`mobile.decisions.${value}`),
          }))}
        />
      </Form.Item>
      {decision === 'confirmed' ? (
        <>
          <Form.Item name="hostNo" label={t('field.host')} extra={t('away.hostHint')}>
            <UnitPicker kind="party_org" />
          </Form.Item>
          <Form.Item name="hostName" label={t('field.hostName')}>
            <Input maxLength={100} />
          </Form.Item>
        </>
      ) : (
        <Form.Item name="reason" label={t('field.reason')} rules={required(t('field.reason'))}>
          <Input maxLength={500} />
        </Form.Item>
      )}
    </ActionDialog>
  )
}
