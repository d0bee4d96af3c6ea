import { Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { listAccounts } from '../contract.ts'

interface AccountPickerProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string) => void
}

export function AccountPicker({ id, value, onChange }: AccountPickerProps) {
  const t = useTranslations('access.accounts')
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const found = useEndpoint(listAccounts, { query: { q, page: 1, pageSize: 20 } }, { keep: true })
  const options = (found.data?.items ?? []).map((row) => ({ value: row.id, label: `${row.displayName} (${row.loginName})` }))
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={options}
      allowClear
      placeholder={t('search')}
    />
  )
}
