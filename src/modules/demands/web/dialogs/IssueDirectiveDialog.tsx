import { Form, Input, Radio, Select, Spin } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { demands } from '../../contract.ts'
import { directiveKinds } from '../../rules/directives.ts'
import { DirectiveUnits } from './DirectiveUnits.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

type FormAnswer = AnswerOf<typeof demands.getDirectiveForm>
type Values = BodyOf<typeof demands.issueDirective>

/** Ask units beneath the own one to do something by a day. */
export function IssueDirectiveDialog({ onClose }: { onClose: () => void }) {
  const form = useEndpoint(demands.getDirectiveForm)
  return form.data ? <Issue form={form.data} onClose={onClose} /> : <Spin fullscreen />
}

function Issue({ form, onClose }: { form: FormAnswer; onClose: () => void }) {
  const t = useTranslations('demands.directive')
  const required = useRequired()
  const issue = useAction(demands.issueDirective)
  const [fields] = Form.useForm<Values>()
  const fromNo = Form.useWatch('fromNo', fields) ?? form.units[0]?.no
  return (
    <ActionDialog<Values>
      form={fields}
      title={t('issue')}
      hint={t('issueHint')}
      width={680}
      initialValues={{ kind: 'work', unitNos: [], ...(form.units[0] ? { fromNo: form.units[0].no } : {}) }}
      pending={issue.isPending}
      error={issue.error}
      send={(body) => issue.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="fromNo" label={t('field.issuer')} rules={required(t('field.issuer'))}>
        <Select
          notFoundContent={t('noUnit')}
          options={form.units.map(({ no, name }) => ({ value: no, label: name }))}
          onChange={() => fields.setFieldValue('unitNos', [])}
        />
      </Form.Item>
      <Form.Item name="kind" label={t('field.kind')} rules={required(t('field.kind'))}>
        <Radio.Group options={directiveKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('field.title')} rules={required(t('field.title'))}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="body" label={t('field.body')} rules={required(t('field.body'))}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('field.dueOn')} rules={required(t('field.dueOn'))}>
        <DayInput />
      </Form.Item>
      {fromNo === undefined ? null : (
        <Form.Item name="unitNos" label={t('field.units')} rules={[{ ...required(t('field.units'))[0]!, type: 'array', min: 1 }]}>
          <DirectiveUnits fromNo={fromNo} kinds={form.kinds} />
        </Form.Item>
      )}
      {form.clock ? <p className="quiet">{t('clock', form.clock)}</p> : null}
    </ActionDialog>
  )
}
