import { Form, Input, Radio } from 'antd'
import { useTranslations } from 'use-intl'
import { colon } from '../../../web/ui/figures.ts'
import type { RequestOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { workforce } from '../contract.ts'
import type { SpotCheck } from './ChecksPage.tsx'
import { FindingFields } from './FindingFields.tsx'
import { useWords } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Body = NonNullable<RequestOf<typeof workforce.recordCheck>['body']>
type Values = Omit<Body, 'items'> & { readonly items: Readonly<Record<string, boolean>> }

/** The items are the programme's; each is answered, and what is to be put right becomes a task. */
export function RecordCheckDialog({ check, onClose }: { check: SpotCheck; onClose: () => void }) {
  const t = useTranslations('workforce.checks')
  const { options } = useWords(check.unit.no)
  const record = useAction(workforce.recordCheck)
  const required = useRequired()
  const send = ({ items, ...values }: Values) =>
    record.mutateAsync({
      params: { id: check.id },
      body: { ...values, items: Object.entries(items).map(([item, met]) => ({ item, met })) },
    })
  return (
    <ActionDialog<Values>
      title={`${t('record')}${colon()}${check.liaison.name}`}
      hint={check.unit.name}
      initialValues={{ checkedOn: today() }}
      pending={record.isPending}
      error={record.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="checkedOn" label={t('checkedOn')} rules={required(t('checkedOn'))}>
        <DayInput />
      </Form.Item>
      {options('items').map(({ value, label }) => (
        <Form.Item key={value} name={['items', value]} label={label} rules={required(label)}>
          <Radio.Group
            options={[
              { value: true, label: t('met') },
              { value: false, label: t('notMet') },
            ]}
          />
        </Form.Item>
      ))}
      <Form.Item name="line" label={t('line')} rules={required(t('line'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <FindingFields />
    </ActionDialog>
  )
}
