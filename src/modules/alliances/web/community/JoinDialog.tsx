import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { alliances } from '../../contract.ts'
import { SidePicker } from '../SidePicker.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Values {
  readonly id: string
  readonly unitNo: number
  readonly reason: string
}

/** An organisation asks by itself to join a community of the district. */
export function JoinDialog({ onClose }: { onClose: () => void }) {
  const a = useTranslations('alliances.communities')
  const known = useEndpoint(alliances.listDirectory)
  const ask = useAction(alliances.askToJoin)
  const required = useRequired()
  return (
    <ActionDialog<Values>
      title={a('join')}
      hint={a('joinHint')}
      pending={ask.isPending}
      error={ask.error}
      send={({ id, ...body }) => ask.mutateAsync({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="id" label={a('one')} rules={required(a('one'))}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(known.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name} · ${one.lead}` }))}
        />
      </Form.Item>
      <Form.Item name="unitNo" label={a('ownUnit')} rules={required(a('ownUnit'))}>
        <SidePicker own />
      </Form.Item>
      <Form.Item name="reason" label={a('reason')} rules={required(a('reason'))}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
