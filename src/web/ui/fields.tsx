import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { DayInput } from './DayInput.tsx'

/** The rule of a field that has to be filled in, which says its name. */
export function useRequired() {
  const t = useTranslations('form')
  return (name: string) => [{ required: true, message: t('required', { name }) }]
}

interface ItemProps {
  readonly name: string
  readonly label: string
  /** May stay empty. */
  readonly optional?: boolean
}

/** The day of an act. */
export function DayItem({ name, label, optional = false }: ItemProps) {
  const required = useRequired()
  return (
    <Form.Item name={name} label={label} rules={optional ? [] : required(label)}>
      <DayInput />
    </Form.Item>
  )
}

/** A line or two that say why, what was found or what it rests on. */
export function LineItem({ name, label, optional = false, most = 300 }: ItemProps & { readonly most?: number }) {
  const required = useRequired()
  return (
    <Form.Item name={name} label={label} rules={optional ? [] : required(label)}>
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={most} />
    </Form.Item>
  )
}

/** Why: every act that takes something back asks for it. */
export function ReasonItem({ name = 'reason', most }: { readonly name?: string; readonly most?: number }) {
  const t = useTranslations('form')
  return <LineItem name={name} label={t('reason')} most={most ?? 300} />
}

/** The paper of an act, by its number. */
export function DocumentItem({ name = 'documentNo', label, optional = true }: Partial<ItemProps>) {
  const t = useTranslations('form')
  const required = useRequired()
  const title = label ?? t('documentNo')
  return (
    <Form.Item name={name} label={title} rules={optional ? [] : required(title)}>
      <Input maxLength={100} />
    </Form.Item>
  )
}
