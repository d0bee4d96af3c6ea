import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { colon } from '../../../../web/ui/figures.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { ActFields, type ActValues, newAct } from '../../../../web/ui/ActFields.tsx'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { organisations } from '../../contract.ts'
import type { UnitDetail } from '../types.ts'
import type { FactChange } from './UnitChanges.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Values = ActValues & Record<string, unknown>
const actFields = ['reason', 'documentNo', 'documentOn', 'effectiveOn'] as const

/** Only what was filled in travels: a fact left empty stays as it is. */
export function factsOf(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) => !actFields.includes(field as 'reason') && value !== undefined && value !== null && value !== '',
    ),
  )
}

interface ChangeDialogProps {
  readonly unit: UnitDetail
  readonly kind: FactChange
  readonly onClose: () => void
}

export function ChangeDialog({ unit, kind, onClose }: ChangeDialogProps) {
  const t = useTranslations('organisations.change')
  const change = useAction(organisations.changeUnit)
  const send = ({ reason, documentNo, documentOn, effectiveOn, ...rest }: Values) =>
    change.mutateAsync({
      params: { no: unit.no },
      revision: unit.revision,
      body: { kind, reason, documentNo, documentOn, effectiveOn, facts: facts(kind, rest) },
    })
  return (
    <ActionDialog<Values>
      title={`${t(kind)}${colon()}${unit.facts?.name ?? ''}`}
      hint={kind === 'correct' ? t('correctHint') : t('hint')}
      initialValues={{ ...newAct(), ...usualFacts(kind, unit) }}
      pending={change.isPending}
      error={change.error}
      danger={kind === 'dissolve'}
      send={send}
      onClose={onClose}
      width={kind === 'correct' ? 680 : 560}
    >
      <KindFields kind={kind} />
      <ActFields />
    </ActionDialog>
  )
}

function facts(kind: FactChange, rest: Record<string, unknown>) {
  return kind === 'reopen' ? { status: 'active' as const } : factsOf(rest)
}

function usualFacts(kind: FactChange, unit: UnitDetail): Record<string, unknown> {
  if (kind === 'rename') return { name: unit.facts?.name }
  if (kind === 'dissolve') return { status: unit.facts?.level ? 'dissolved' : 'cancelled' }
  if (kind === 'move')
    return { streetNo: unit.facts?.street?.no, communityNo: unit.facts?.community?.no, address: unit.facts?.address }
  return {}
}

function KindFields({ kind }: { kind: FactChange }) {
  const t = useTranslations()
  const required = useRequired()
  if (kind === 'rename') {
    const name = t('organisations.change.newName')
    return (
      <Form.Item name="name" label={name} rules={required(name)}>
        <Input maxLength={200} />
      </Form.Item>
    )
  }
  if (kind === 'upgrade') {
    const levels = (['general', 'committee'] as const).map((value) => ({ value, label: t(`organisations.level.${value}`) }))
    return (
      <Form.Item name="level" label={t('organisations.fact.level')} rules={required(t('organisations.fact.level'))}>
        <Select options={levels} />
      </Form.Item>
    )
  }
  if (kind === 'dissolve') {
    const ends = (['cancelled', 'revoked', 'dissolved'] as const).map((value) => ({
      value,
      label: t(`organisations.status.${value}`),
    }))
    return (
      <Form.Item name="status" label={t('organisations.change.endStatus')} rules={required(t('organisations.change.endStatus'))}>
        <Select options={ends} />
      </Form.Item>
    )
  }
  if (kind === 'move') return <PlaceFields />
  if (kind === 'correct') return <CorrectionFields />
  return null
}

function options(rows: readonly { no: number; name: string }[]) {
  return rows.map((row) => ({ value: row.no, label: row.name }))
}

export function PlaceFields() {
  const t = useTranslations('organisations.fact')
  const { streets, communities, industries } = useCatalogue()
  const search = { optionFilterProp: 'label' }
  return (
    <>
      <div className="grid-3" style={{ rowGap: 0 }}>
        <Form.Item name="streetNo" label={t('street')}>
          <Select options={options(streets)} showSearch={search} allowClear />
        </Form.Item>
        <Form.Item noStyle dependencies={['streetNo']}>
          {({ getFieldValue }) => (
            <Form.Item name="communityNo" label={t('community')}>
              <Select
                options={options(
                  communities.filter((row) => !getFieldValue('streetNo') || row.streetNo === getFieldValue('streetNo')),
                )}
                showSearch={search}
                allowClear
              />
            </Form.Item>
          )}
        </Form.Item>

        <Form.Item name="industryNo" label={t('industry')}>
          <Select options={options(industries)} showSearch={search} allowClear />
        </Form.Item>
      </div>
      <Form.Item name="address" label={t('address')}>
        <Input maxLength={300} />
      </Form.Item>
    </>
  )
}

export function PeopleFields() {
  const t = useTranslations('organisations.fact')
  return (
    <div className="grid-2" style={{ rowGap: 0 }}>
      {(['headcount', 'fullMembers', 'probationaryMembers', 'floatingMembers'] as const).map((field) => (
        <Form.Item key={field} name={field} label={t(field)}>
          <InputNumber min={0} max={1_000_000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      ))}
    </div>
  )
}

function CorrectionFields() {
  const t = useTranslations('organisations.fact')
  const { types, type } = useCatalogue()
  return (
    <>
      <div className="grid-2" style={{ rowGap: 0 }}>
        {(['name', 'legalRep', 'phone', 'registeredOn'] as const).map((field) => (
          <Form.Item key={field} name={field} label={t(field)}>
            <Input maxLength={200} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="type" label={t('type')}>
        <Select allowClear options={types.map((row) => ({ value: row.code, label: type(row.code) }))} />
      </Form.Item>
      <PlaceFields />
      <PeopleFields />
      <Form.Item name="remarks" label={t('remarks')}>
        <Input maxLength={500} />
      </Form.Item>
    </>
  )
}
