import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { itemKinds, volunteering } from '../contract.ts'
import type { Bank, Item } from './BankPage.tsx'
import { useRequired } from '../../../web/ui/use-required.ts'

const off = 'off'

/** One of the profiles of the programme, or none. */
export function ProfileDialog({ bank, onClose }: { bank: Bank; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const { language } = useLanguage()
  const set = useAction(volunteering.setBank)
  const options = bank.profiles.map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))
  return (
    <ActionDialog<{ profile: string; fromOn: string }>
      title={v('bank.set')}
      hint={v('bank.setHint')}
      initialValues={{ profile: bank.profile ?? off, fromOn: bank.fromOn ?? today() }}
      pending={set.isPending}
      error={set.error}
      send={({ profile, fromOn }) =>
        set.mutateAsync({ body: { districtNo: bank.districtNo!, profile: profile === off ? null : profile, fromOn } })
      }
      onClose={onClose}
    >
      <Form.Item name="profile" label={v('field.profile')} rules={must(v('field.profile'))}>
        <Select options={[{ value: off, label: v('bank.none') }, ...options]} />
      </Form.Item>
      <Form.Item name="fromOn" label={v('field.fromOn')} rules={must(v('field.fromOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

interface Settlement {
  fromNo: number
  toNo: number
  minutes: number
  document: string
}

export function SettleDialog({ bank, onClose }: { bank: Bank; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const settle = useAction(volunteering.settle)
  const of = (wanted: (balance: number) => boolean) =>
    bank.organisations
      .filter(({ balance }) => wanted(balance))
      .map(({ no, name, balance }) => ({ value: no, label: `${name} ${balance}` }))
  return (
    <ActionDialog<Settlement>
      title={v('bank.settle')}
      pending={settle.isPending}
      error={settle.error}
      send={(body) => settle.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="fromNo" label={v('field.from')} rules={must(v('field.from'))}>
        <Select options={of((balance) => balance > 0)} />
      </Form.Item>
      <Form.Item name="toNo" label={v('field.to')} rules={must(v('field.to'))}>
        <Select options={of((balance) => balance < 0)} />
      </Form.Item>
      <Form.Item name="minutes" label={v('field.minutes')} rules={must(v('field.minutes'))}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
      <Form.Item name="document" label={v('field.document')} rules={must(v('field.document'))}>
        <Input maxLength={100} />
      </Form.Item>
    </ActionDialog>
  )
}

interface NewItem {
  unitNo: number
  kind: (typeof itemKinds)[number]
  title: string
  cost: number
  stock?: number | null
}

export function ItemDialog({ onClose }: { onClose: () => void }) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const open = useAction(volunteering.openItem)
  return (
    <ActionDialog<NewItem>
      title={v('bank.add')}
      initialValues={{ kind: 'gift', cost: 60 }}
      pending={open.isPending}
      error={open.error}
      send={(body) => open.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={v('field.provider')} rules={must(v('field.provider'))}>
        <UnitPicker />
      </Form.Item>
      <Form.Item name="title" label={v('field.title')} rules={must(v('field.title'))}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="kind" label={v('field.kind')} rules={must(v('field.kind'))}>
          <Select options={itemKinds.map((value) => ({ value, label: v(`itemKind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="cost" label={v('field.cost')} rules={must(v('field.cost'))}>
          <InputNumber min={1} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="stock" label={v('field.stock')}>
          <InputNumber min={0} precision={0} style={{ width: '100%' }} placeholder={v('bank.unlimited')} />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

export function StockDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const change = useAction(volunteering.changeItem)
  return (
    <ActionDialog<{ stock: number | null; open: boolean }>
      title={v('bank.change')}
      initialValues={{ stock: item.stock, open: item.open }}
      pending={change.isPending}
      error={change.error}
      send={({ stock, open }) => change.mutateAsync({ params: { id: item.id }, body: { stock: stock ?? null, open } })}
      onClose={onClose}
    >
      <Form.Item name="stock" label={v('field.stock')}>
        <InputNumber min={0} precision={0} placeholder={v('bank.unlimited')} />
      </Form.Item>
      <Form.Item name="open" valuePropName="checked">
        <Checkbox>{v('bank.offered')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}
