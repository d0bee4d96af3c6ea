import { Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { organisations } from '../../modules/organisations/contract.ts'
import { useEndpoint } from '../kit/queries.ts'
import { useLater } from '../kit/use-later.ts'

interface UnitPickerProps {
  readonly id?: string
  readonly value?: number | number[]
  readonly onChange?: (value: number | number[]) => void
  readonly several?: boolean
  /** Only units of this kind. */
  readonly kind?: string
  readonly placeholder?: string
  /** Its name where no form field says it. */
  readonly label?: string
}

/** Finds units by typing and gives their numbers. */
export function UnitPicker({ id, value, onChange, several, kind, placeholder, label }: UnitPickerProps) {
  const t = useTranslations('form')
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const found = useEndpoint(organisations.findUnits, { query: { q, kind } }, { enabled: q !== '', keep: true })
  const options = (found.data?.items ?? []).map((unit) => ({
    value: unit.no,
    label: [unit.name, unit.street].filter(Boolean).join(' · '),
  }))
  return (
    <Select
      id={id}
      aria-label={label}
      mode={several ? 'multiple' : undefined}
      value={value}
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
