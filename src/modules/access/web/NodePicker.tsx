import { Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { findNodes } from '../contract.ts'

interface NodePickerProps {
  readonly id?: string
  readonly value?: number
  readonly onChange?: (no: number) => void
}

/** What a role is given over, found by its name; whoever proposes it need not be able to read units. */
export function NodePicker({ id, value, onChange }: NodePickerProps) {
  const t = useTranslations('access.grants')
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const found = useEndpoint(findNodes, { query: { q } }, { enabled: q !== '', keep: true })
  const options = (found.data?.items ?? []).map(({ no, name, district }) => ({
    value: no,
    label: district ? `${name} · ${district}` : name,
  }))
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={options}
      notFoundContent={null}
      placeholder={t('nodeHint')}
    />
  )
}
