import { Button, Checkbox, Drawer, Form, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { filterFields } from '../filter.ts'
import { useFilterOptions } from './filter-options.ts'

const choices = [
  ['districtNo', 'district'],
  ['streetNo', 'street'],
  ['communityNo', 'community'],
  ['industryNo', 'industry'],
  ['type', 'type'],
  ['status', 'status'],
  ['cell', 'cell'],
  ['workCovered', 'work'],
  ['helper', 'helper'],
  ['diagnosis', 'diagnosis'],
  ['large', 'largeWord'],
  ['enoughMembers', 'enoughWord'],
  ['liaison', 'liaisonWord'],
  ['dormancy', 'activity'],
] as const
const numbers = ['headcountMin', 'headcountMax', 'fullMembersMin'] as const

/** Every condition the list knows, set together and applied at once. */
export function FilterDrawer({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const [state, change] = useUrlState()
  const options = useFilterOptions()
  const [form] = Form.useForm<Record<string, string | number | boolean | undefined>>()
  const apply = (values: Record<string, string | number | boolean | undefined>) => {
    change({ ...values, floatingOnly: values.floatingOnly ? 'true' : null, page: null })
    onClose()
  }
  const initial = Object.fromEntries(
    filterFields.map((field) => [
      field,
      field === 'floatingOnly'
        ? state[field] === 'true'
        : field === 'partyOrgNo' && state[field]
          ? Number(state[field])
          : state[field],
    ]),
  )
  return (
    <Drawer
      open
      title={t('coverage.list.filters')}
      onClose={onClose}
      size="min(420px, 100vw)"
      footer={
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={() => apply(Object.fromEntries(filterFields.map((field) => [field, undefined])))}>
            {t('actions.clearAll')}
          </Button>
          <Button type="primary" onClick={() => form.submit()}>
            {t('coverage.list.apply')}
          </Button>
        </div>
      }
    >
      <Form form={form} layout="vertical" initialValues={initial} onFinish={apply}>
        <div className="grid-2" style={{ columnGap: 12, rowGap: 0 }}>
          {choices.map(([field, word]) => (
            <Form.Item key={field} name={field} label={t(`coverage.field.${word}`)}>
              <Select
                options={options[field]}
                allowClear
                placeholder={t('coverage.list.any')}
                showSearch={{ optionFilterProp: 'label' }}
              />
            </Form.Item>
          ))}
          {numbers.map((field) => (
            <Form.Item key={field} name={field} label={t(`coverage.field.${field}`)}>
              <InputNumber min={0} precision={0} style={{ width: '100%' }} />
            </Form.Item>
          ))}
          <Form.Item name="floatingOnly" valuePropName="checked" label=" ">
            <Checkbox>{t('coverage.field.floatingOnly')}</Checkbox>
          </Form.Item>
        </div>
        <Form.Item name="partyOrgNo" label={t('coverage.field.partyOrgNo')}>
          <UnitPicker />
        </Form.Item>
      </Form>
    </Drawer>
  )
}
