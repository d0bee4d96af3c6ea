import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayItem, DocumentItem, useRequired } from '../../../web/ui/fields.tsx'
import { dues } from '../contract.ts'
import type { MonthAnswer } from './MonthPage.tsx'
import { MonthInput } from './MonthInput.tsx'
import { useWord } from './use-money.ts'
import { YuanInput } from './YuanInput.tsx'

interface Values {
  readonly fromMonth: string
  readonly decidedOn: string
  readonly documentNo?: string
  readonly items: Readonly<Record<string, { kind?: string; baseFen?: number | null }>>
}

/** What each member pays from a month on: a kind and, where it has one, a base. */
export function AssessDialog({ one, onClose }: { one: MonthAnswer; onClose: () => void }) {
  const t = useTranslations('dues')
  const word = useWord()
  const assess = useAction(dues.assess)
  const [fields] = Form.useForm<Values>()
  const typed = Form.useWatch('items', fields) as Values['items'] | undefined
  const required = useRequired()
  const initial = Object.fromEntries(
    one.items.map(({ memberId, kind, baseFen }) => [memberId, { kind: kind ?? undefined, baseFen: baseFen ?? undefined }]),
  )
  const send = ({ items, ...rest }: Values) => {
    const filled = Object.entries(items).flatMap(([memberId, { kind, baseFen }]) =>
      kind ? [{ memberId, kind, baseFen: baseFen ?? null }] : [],
    )
    return assess.mutateAsync({ params: { no: one.branch.no }, body: { ...rest, items: filled } })
  }
  const hasBase = (memberId: string) => one.kinds.find((kind) => kind.code === typed?.[memberId]?.kind)?.basis !== 'fixed'
  return (
    <ActionDialog<Values>
      form={fields}
      title={t('month.assess')}
      hint={t('month.assessHint')}
      width={640}
      initialValues={{ fromMonth: `${one.month.slice(0, 4)}-01`, decidedOn: today(), items: initial as never }}
      pending={assess.isPending}
      error={assess.error}
      send={send}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="fromMonth" label={t('field.fromMonth')} rules={required(t('field.fromMonth'))}>
          <MonthInput />
        </Form.Item>
        <DayItem name="decidedOn" label={t('field.decidedOn')} />
      </div>
      {one.items.map(({ memberId, name }) => (
        <div className="grid-2" key={memberId}>
          <Form.Item name={['items', memberId, 'kind']} label={<span data-name="">{name}</span>}>
            <Select allowClear options={one.kinds.map((kind) => ({ value: kind.code, label: word(kind) }))} />
          </Form.Item>
          <Form.Item name={['items', memberId, 'baseFen']} label={t('field.base')} hidden={!hasBase(memberId)}>
            <YuanInput />
          </Form.Item>
        </div>
      ))}
      <DocumentItem label={t('field.documentNo')} />
    </ActionDialog>
  )
}
