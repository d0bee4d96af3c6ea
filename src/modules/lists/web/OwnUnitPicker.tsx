import { Select } from 'antd'
import { useState } from 'react'
import { organisations } from '../../organisations/contract.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { lists } from '../contract.ts'

interface OwnUnitPickerProps {
  readonly id?: string
  readonly value?: number
  readonly onChange?: (no: number) => void
  readonly label?: string
  /** Own organisations offered before the others. */
  readonly also?: readonly { readonly no: number; readonly name: string }[] | undefined
}

/** The own organisations first; others in reach by typing. */
export function OwnUnitPicker({ id, value, onChange, label, also = [] }: OwnUnitPickerProps) {
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const mine = useEndpoint(lists.getMine)
  const found = useEndpoint(organisations.findUnits, { query: { q } }, { enabled: q !== '', keep: true })
  const known = (mine.data?.units ?? []).filter((unit) => also.every((one) => one.no !== unit.no))
  const options = q === '' ? [...also, ...known] : (found.data?.items ?? [])
  return (
    <Select
      id={id}
      aria-label={label}
      value={value}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={null}
      options={options.map((unit) => ({ value: unit.no, label: unit.name }))}
      style={{ width: '100%' }}
    />
  )
}
