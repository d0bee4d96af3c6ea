import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { useLater } from '../../../../web/kit/use-later.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { UnitPicker } from '../../../../web/ui/UnitPicker.tsx'
import { members } from '../../contract.ts'
import { type Place, places } from '../../rules.ts'
import type { Member } from '../types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface DialogProps {
  readonly member: Member
  readonly onClose: () => void
}

/** Finds a Party organisation anywhere on the platform by its name: a letter can be sent to whoever is named on it. */
export function TargetPicker({ id, value, onChange }: { id?: string; value?: number; onChange?: (no: number) => void }) {
  const t = useTranslations('members')
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const found = useEndpoint(members.findTargets, { query: { q } }, { enabled: q.length > 1, keep: true })
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={(found.data?.items ?? []).map(({ no, name, district }) => ({
        value: no,
        label: [name, district].filter(Boolean).join(' · '),
      }))}
      notFoundContent={null}
      placeholder={t('transfer.find')}
      style={{ width: '100%' }}
    />
  )
}

export function TransferDialog({ member, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const request = useAction(members.requestTransfer)
  return (
    <ActionDialog<{ toNo: number; onDay: string }>
      title={t('act.transfer')}
      hint={t('transfer.hint')}
      initialValues={{ onDay: today() }}
      pending={request.isPending}
      error={request.error}
      send={(body) => request.mutateAsync({ params: { id: member.id }, body, revision: member.revision })}
      onClose={onClose}
    >
      <Form.Item name="toNo" label={t('field.to')} rules={required(t('field.to'))}>
        <TargetPicker />
      </Form.Item>
      <Form.Item name="onDay" label={t('field.requestedOn')} rules={required(t('field.requestedOn'))}>
        <DayInput />
      </Form.Item>
    </ActionDialog>
  )
}

interface Move {
  readonly kind: 'branch' | 'outside'
  readonly branchNo?: number
  readonly place?: Place
  readonly onDay: string
  readonly documentNo?: string
  readonly reason: string
}

/** Enter a move that has already happened elsewhere: within the own reach, or to an organisation not kept here. */
export function MoveDialog({ member, onClose }: DialogProps) {
  const t = useTranslations('members')
  const required = useRequired()
  const [form] = Form.useForm<Move>()
  const kind = Form.useWatch('kind', form) ?? 'branch'
  const move = useAction(members.moveMember)
  const send = ({ kind: to, branchNo, place, ...rest }: Move) =>
    move.mutateAsync({
      params: { id: member.id },
      body: { ...rest, to: to === 'outside' ? { kind: 'outside' } : { kind: 'branch', branchNo: branchNo!, place: place! } },
      revision: member.revision,
    })
  return (
    <ActionDialog<Move>
      title={t('act.move')}
      hint={t('move.hint')}
      form={form}
      initialValues={{ kind: 'branch', place: 'unit', onDay: today() }}
      pending={move.isPending}
      error={move.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('move.to')}>
        <Radio.Group
          options={[
            { value: 'branch', label: t('move.branch') },
            { value: 'outside', label: t('move.outside'), disabled: member.branch === null },
          ]}
        />
      </Form.Item>
      {kind === 'branch' ? (
        <>
          <Form.Item name="branchNo" label={t('field.branch')} rules={required(t('field.branch'))}>
            <UnitPicker kind="party_org" />
          </Form.Item>
          <Form.Item name="place" label={t('field.place')} rules={required(t('field.place'))}>
            <Select options={places.map((value) => ({ value, label: t(`place.${value}`) }))} />
          </Form.Item>
        </>
      ) : null}
      <div className="grid-2">
        <Form.Item name="onDay" label={t('field.movedOn')} rules={required(t('field.movedOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="documentNo" label={t('field.documentNo')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t('field.reason')} rules={required(t('field.reason'))}>
        <Input maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
