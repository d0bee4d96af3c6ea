import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { workforce } from '../contract.ts'
import { useWords } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

interface Values {
  bodyNo: number
  side?: 'business' | 'locality'
  role: 'instructor' | 'full_time_worker'
  names: string
  source?: string
  capacity?: number | null
  industryNos?: number[]
  fromOn: string
  documentNo?: string
}

interface NominateDialogProps {
  readonly bodies: AnswerOf<typeof workforce.listNominations>['bodies']
  readonly onClose: () => void
}

/** A department or a street sends people, several at once; from which side follows from what the sender is, and can be said otherwise. */
export function NominateDialog({ bodies, onClose }: NominateDialogProps) {
  const t = useTranslations('workforce')
  const { options } = useWords()
  const { industries } = useCatalogue()
  const [form] = Form.useForm<Values>()
  const nominate = useAction(workforce.nominate)
  const rules = useRequired()
  const sideOf = (no: number) => bodies.find((body) => body.no === no)?.side
  const send = ({ names, side, bodyNo, industryNos, ...rest }: Values) =>
    nominate.mutateAsync({
      body: {
        ...rest,
        bodyNo,
        side: side ?? sideOf(bodyNo)!,
        industryNos: industryNos ?? [],
        names: names.split(/[\n,，、;；]/).map((name) => name.trim()).filter(Boolean), // prettier-ignore
      },
    })
  return (
    <ActionDialog<Values>
      title={t('sent.nominate')}
      width={640}
      form={form}
      initialValues={{ fromOn: today(), role: 'instructor' }}
      pending={nominate.isPending}
      error={nominate.error}
      send={send}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="bodyNo" label={t('sent.body')} rules={rules(t('sent.body'))}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={bodies.map(({ no, name }) => ({ value: no, label: name }))}
            onChange={(no: number) => form.setFieldValue('side', sideOf(no))}
          />
        </Form.Item>
        <Form.Item name="side" label={t('sent.side')} rules={rules(t('sent.side'))}>
          <Select options={(['business', 'locality'] as const).map((value) => ({ value, label: t(`side.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="role" label={t('sent.role')}>
        <Select options={(['instructor', 'full_time_worker'] as const).map((value) => ({ value, label: t(`roles.${value}`) }))} />
      </Form.Item>
      <Form.Item name="names" label={t('sent.names')} extra={t('sent.namesHint')} rules={rules(t('sent.names'))}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="source" label={t('sent.source')}>
          <Select allowClear options={options('sources')} />
        </Form.Item>
        <Form.Item name="capacity" label={t('sent.capacity')} extra={t('sent.capacityHint')}>
          <InputNumber min={1} max={100} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="industryNos" label={t('sent.industries')}>
          <Select
            mode="multiple"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={industries.map((one) => ({ value: one.no, label: one.name }))}
          />
        </Form.Item>
        <Form.Item name="fromOn" label={t('sent.from')} rules={rules(t('sent.from'))}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="documentNo" label={t('sent.documentNo')}>
        <Input maxLength={100} />
      </Form.Item>
    </ActionDialog>
  )
}
