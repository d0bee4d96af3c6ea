import { Form, Radio, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { colon } from '../../../../web/ui/figures.ts'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActFields, type ActValues, newAct } from '../../../../web/ui/ActFields.tsx'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { organisations } from '../../contract.ts'
import type { Connection, UnitDetail } from '../types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

type ConnectValues = ActValues & { type: string; direction: 'out' | 'in'; otherNo: number }

export function ConnectDialog({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const t = useTranslations()
  const { edgeTypes, edge } = useCatalogue()
  const connect = useAction(organisations.connectUnits)
  const required = useRequired()
  const send = ({ direction, otherNo, ...rest }: ConnectValues) =>
    connect.mutateAsync({
      body: { ...rest, fromNo: direction === 'out' ? unit.no : otherNo, toNo: direction === 'out' ? otherNo : unit.no },
    })
  return (
    <ActionDialog<ConnectValues>
      title={`${t('organisations.change.connect')}${colon()}${unit.facts?.name ?? ''}`}
      initialValues={{ ...newAct(), direction: 'out' }}
      pending={connect.isPending}
      error={connect.error}
      send={send}
      onClose={onClose}
      width={560}
    >
      <Form.Item name="type" label={t('organisations.change.edgeType')} rules={required(t('organisations.change.edgeType'))}>
        <Select
          options={edgeTypes.map((row) => ({ value: row.code, label: edge(row.code) }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="direction" label={t('organisations.change.direction')}>
        <Radio.Group
          options={[
            { value: 'out', label: t('organisations.change.out') },
            { value: 'in', label: t('organisations.change.in') },
          ]}
        />
      </Form.Item>
      <Form.Item name="otherNo" label={t('organisations.change.otherUnit')} rules={required(t('organisations.change.otherUnit'))}>
        <UnitPicker />
      </Form.Item>
      <ActFields />
    </ActionDialog>
  )
}

export function EndConnectionDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const t = useTranslations('organisations.change')
  const end = useAction(organisations.endConnection)
  return (
    <ActionDialog<ActValues>
      title={`${t('endConnection')}${colon()}${connection.other.name}`}
      hint={t('until')}
      initialValues={newAct()}
      pending={end.isPending}
      error={end.error}
      danger
      send={(body) => end.mutateAsync({ params: { id: connection.id }, body })}
      onClose={onClose}
      width={560}
    >
      <ActFields />
    </ActionDialog>
  )
}
