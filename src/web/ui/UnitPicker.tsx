import { Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { organisations } from '../../modules/organisations/contract.ts'
import { useEndpoint } from '../kit/queries.ts'
import { useLater } from '../kit/use-later.ts'

interface Known {
  readonly no: number
  readonly name: string
}

interface UnitPickerProps {
  readonly id?: string
  readonly value?: number | number[]
  readonly onChange?: (value: number | number[]) => void
  readonly several?: boolean
  /** What stands in the field can be emptied. */
  readonly allowClear?: boolean
  /** Only units of this kind. */
  readonly kind?: string
  readonly placeholder?: string
  /** Its name where no form field says it. */
  readonly label?: string
  /** What already stands in the field, so that it shows a name before anything is typed. */
  readonly known?: Known | readonly Known[] | null
}

/** Finds units by typing and gives their numbers. */
export function UnitPicker({ id, value, onChange, several, allowClear, kind, placeholder, label, known }: UnitPickerProps) {
  const t = useTranslations('form')
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const found = useEndpoint(organisations.findUnits, { query: { q, kind } }, { enabled: q !== '', keep: true })
  const listed = (found.data?.items ?? []).map((unit) => ({
    value: unit.no,
    label: [unit.name, unit.street].filter(Boolean).join(' · '),
  }))
  const standing = (known ? [known].flat() : []) as Known[]
  const unlisted = standing.filter(({ no }) => listed.every((one) => one.value !== no))
  const options = [...listed, ...unlisted.map(({ no, name }) => ({ value: no, label: name }))]
  return (
    <Select
      id={id}
      aria-label={label}
      mode={several ? 'multiple' : undefined}
      value={value}
      allowClear={allowClear ?? false}
      onChange={onChange as never}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={options}
      notFoundContent={null}
      placeholder={placeholder ?? t('pickUnit')}
      style={{ width: '100%' }}
    />
  )
}
