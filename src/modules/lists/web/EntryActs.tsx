import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { lists } from '../contract.ts'
import type { Entry } from './EntryPage.tsx'
import { OwnUnitPicker } from './OwnUnitPicker.tsx'

interface Props {
  readonly entry: Entry
  readonly onClose: () => void
}

interface Claiming {
  readonly asNo: number
  readonly share?: number | null
  readonly others?: number[]
  readonly shares?: Record<string, number | null>
  readonly quantity?: number | null
}

/** Alone, or with organisations that have still to agree, each with its share. */
export function ClaimDialog({ entry, onClose }: Props) {
  const t = useTranslations('lists')
  const required = useTranslations('form')
  const claim = useAction(lists.claimEntry)
  const mine = useEndpoint(lists.getMine)
  const [form] = Form.useForm<Claiming>()
  const others = Form.useWatch('others', form) ?? []
  const left = entry.quantity - entry.taken
  const known = useEndpoint(lists.getCommunities)
  const kept = known.data?.items.find((one) => one.id === entry.community?.id)
  const members = kept?.own.filter((unit) => unit.no !== entry.owner.no) ?? []
  if (mine.data === undefined || known.data === undefined) return null
  const first = (members[0] ?? mine.data.units.find((unit) => unit.no !== entry.owner.no))?.no
  return (
    <ActionDialog<Claiming>
      form={form}
      title={t('entry.claim')}
      initialValues={{ ...(first === undefined ? {} : { asNo: first }), quantity: left }}
      pending={claim.isPending}
      error={claim.error}
      send={({ asNo, share, others: joined = [], shares = {}, quantity }) =>
        claim.mutateAsync({
          params: { id: entry.id },
          body: {
            asNo,
            share: share ?? null,
            with: joined.map((unitNo) => ({ unitNo, share: shares[unitNo] ?? null })),
            quantity: entry.divisible ? (quantity ?? null) : null,
          },
        })
      }
      onClose={onClose}
    >
      <Form.Item
        name="asNo"
        label={t('claim.as')}
        rules={[{ required: true, message: required('required', { name: t('claim.as') }) }]}
      >
        <OwnUnitPicker also={members} />
      </Form.Item>
      <Form.Item name="others" label={t('claim.group')} extra={t('claim.groupHint')}>
        <PartnerPicker />
      </Form.Item>
      {others.length > 0 ? (
        <>
          <Form.Item name="share" label={t('claim.ownShare')}>
            <InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          {others.map((no, index) => (
            <Form.Item key={no} name={['shares', String(no)]} label={t('claim.shareOf', { index: index + 1 })}>
              <InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} />
            </Form.Item>
          ))}
        </>
      ) : null}
      {entry.divisible ? (
        <Form.Item name="quantity" label={t('field.quantity')}>
          <InputNumber min={1} max={left} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}

export function CheckDialog({ entry, onClose }: Props) {
  const t = useTranslations('lists')
  const required = useTranslations('form')
  const check = useAction(lists.checkEntry)
  const [form] = Form.useForm<BodyOf<typeof lists.checkEntry>>()
  const outcome = Form.useWatch('outcome', form) ?? 'publish'
  return (
    <ActionDialog<BodyOf<typeof lists.checkEntry>>
      form={form}
      title={t('entry.check')}
      initialValues={{ outcome: 'publish' }}
      pending={check.isPending}
      error={check.error}
      send={(body) => check.mutateAsync({ params: { id: entry.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="outcome" label={t('entry.outcome')}>
        <Radio.Group
          options={(['publish', 'return'] as const).map((value) => ({ value, label: t(`entry.outcomes.${value}`) }))}
        />
      </Form.Item>
      {outcome === 'return' ? (
        <Form.Item
          name="reason"
          label={t('field.reason')}
          rules={[{ required: true, message: required('required', { name: t('field.reason') }) }]}
        >
          <Input.TextArea rows={3} maxLength={300} />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}

export function CloseDialog({ entry, onClose }: Props) {
  const t = useTranslations('lists')
  const required = useTranslations('form')
  const close = useAction(lists.closeEntry)
  return (
    <ActionDialog<{ reason: string }>
      title={t('entry.close')}
      danger
      pending={close.isPending}
      error={close.error}
      send={(body) => close.mutateAsync({ params: { id: entry.id }, body })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t('field.reason')}
        rules={[{ required: true, message: required('required', { name: t('field.reason') }) }]}
      >
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}

/** A project and the problems it is to solve, a need and the list it came from: linked where people link them. */
export function LinkDialog({ entry, onClose }: Props) {
  const t = useTranslations('lists')
  const required = useTranslations('form')
  const link = useAction(lists.linkEntries)
  return (
    <ActionDialog<{ otherId: string }>
      title={t('entry.link')}
      pending={link.isPending}
      error={link.error}
      send={({ otherId }) => link.mutateAsync({ params: { id: entry.id }, body: { otherId } })}
      onClose={onClose}
    >
      <Form.Item
        name="otherId"
        label={t('entry.other')}
        rules={[{ required: true, message: required('required', { name: t('entry.other') }) }]}
      >
        <EntryPicker without={entry.id} />
      </Form.Item>
    </ActionDialog>
  )
}

interface PartnerPickerProps {
  readonly id?: string
  readonly value?: number[]
  readonly onChange?: (value: number[]) => void
}

/** Other organisations of the district, found by a part of their name. */
function PartnerPicker({ id, value, onChange }: PartnerPickerProps) {
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const found = useEndpoint(lists.findPartners, { query: { q } }, { enabled: q !== '', keep: true })
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={null}
      options={(found.data?.items ?? []).map((unit) => ({ value: unit.no, label: unit.name }))}
      style={{ width: '100%' }}
    />
  )
}

interface EntryPickerProps {
  readonly id?: string
  readonly value?: string | string[]
  readonly onChange?: (value: string | string[]) => void
  readonly several?: boolean
  readonly without?: string
}

/** Finds entries by typing; the newest stand there first. */
export function EntryPicker({ id, value, onChange, several, without }: EntryPickerProps) {
  const t = useTranslations('lists')
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const found = useEndpoint(lists.listEntries, { query: { ...(q === '' ? {} : { q }), pageSize: 20 } }, { keep: true })
  return (
    <Select
      id={id}
      mode={several ? 'multiple' : undefined}
      value={value as never}
      onChange={onChange as never}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={null}
      options={(found.data?.items ?? [])
        .filter((one) => one.id !== without)
        .map((one) => ({ value: one.id, label: `${t(`kinds.${one.kind}`)} · ${one.title}` }))}
      style={{ width: '100%' }}
    />
  )
}
