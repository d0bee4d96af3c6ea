import { Form, Input, InputNumber, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { alliances } from '../../contract.ts'
import type { CommunityAnswer } from './types.ts'
import type { YearAnswer } from './YearTab.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Values {
  readonly judgement: string
  readonly grade: 'demonstration' | 'normal' | 'rectification'
  readonly yuan?: number | null
  readonly documentNo?: string
  readonly dueOn?: string
}

/** A person judges what the records say; no number decides. */
export function AssessDialog({ one, read, onClose }: { one: CommunityAnswer; read: YearAnswer; onClose: () => void }) {
  const a = useTranslations('alliances.communities')
  const assess = useAction(alliances.assessCommunity)
  const [form] = Form.useForm<Values>()
  const grade = Form.useWatch('grade', form) ?? 'normal'
  const required = useRequired()
  const send = ({ yuan, dueOn, ...body }: Values) =>
    assess.mutateAsync({
      params: { id: one.id, year: read.year },
      body: {
        ...body,
        subsidyFen: grade === 'demonstration' && yuan ? Math.round(yuan * 100) : null,
        dueOn: grade === 'rectification' ? dueOn : null,
      },
    })
  return (
    <ActionDialog<Values>
      title={a('assess')}
      hint={a('assessHint')}
      form={form}
      initialValues={{ grade: 'normal', dueOn: read.suggestedDueOn ?? undefined }}
      pending={assess.isPending}
      error={assess.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="judgement" label={a('judgement')} rules={required(a('judgement'))}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="grade" label={a('grade')}>
        <Radio.Group
          options={(['demonstration', 'normal', 'rectification'] as const).map((value) => ({
            value,
            label: a(`grades.${value}`),
          }))}
        />
      </Form.Item>
      {grade === 'demonstration' ? (
        <Form.Item name="yuan" label={a('subsidy')}>
          <InputNumber min={0} precision={2} style={{ width: '100%' }} />
        </Form.Item>
      ) : null}
      {grade === 'rectification' ? (
        <Form.Item name="dueOn" label={a('rectifyBy')} rules={required(a('rectifyBy'))}>
          <DayInput />
        </Form.Item>
      ) : null}
      <Form.Item name="documentNo" label={a('document')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActionDialog>
  )
}

export function RecheckDialog({ one, onClose }: { one: CommunityAnswer; onClose: () => void }) {
  const t = useTranslations()
  const a = useTranslations('alliances.communities')
  const recheck = useAction(alliances.recheckCommunity)
  return (
    <ActionDialog<{ result: 'active' | 'dissolved'; reason: string }>
      title={a('recheck')}
      initialValues={{ result: 'active' }}
      pending={recheck.isPending}
      error={recheck.error}
      send={(body) => recheck.mutateAsync({ params: { id: one.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="result" label={a('result')}>
        <Radio.Group options={(['active', 'dissolved'] as const).map((value) => ({ value, label: a(`rechecks.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={a('recheckReason')}
        rules={[{ required: true, message: t('form.required', { name: a('recheckReason') }) }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
