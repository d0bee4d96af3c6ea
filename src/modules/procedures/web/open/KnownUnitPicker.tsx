import { Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useLater } from '../../../../web/kit/use-later.ts'
import { organisations } from '../../../organisations/contract.ts'
import type { CaseDetail } from '../types.ts'

interface KnownUnitPickerProps {
  readonly id?: string
  readonly value?: number | number[]
  readonly onChange?: (value: number | number[]) => void
  readonly several?: boolean
  readonly kind?: string
  readonly known: CaseDetail['units']
}

/** Finds units by typing. Those chosen before keep their names, so that a form that came back shows whom it is about. */
export function KnownUnitPicker({ id, value, onChange, several, kind, known }: KnownUnitPickerProps) {
  const t = useTranslations('form')
  const [typed, setTyped] = useState('')
  const [seen, setSeen] = useState<ReadonlyMap<number, string>>(() => new Map(known.map((unit) => [unit.no, unit.name])))
  const q = useLater(typed.trim())
  const found = useEndpoint(organisations.findUnits, { query: { q, kind } }, { enabled: q !== '', keep: true })
  const options = new Map(seen)
  for (const unit of found.data?.items ?? []) options.set(unit.no, [unit.name, unit.street].filter(Boolean).join(' · '))
  const offered = q === '' ? [...seen.keys()] : [...options.keys()]
  const choose = (next: number | number[] | undefined) => {
    const chosen = next === undefined ? [] : [next].flat()
    setSeen(new Map([...seen, ...chosen.map((no) => [no, options.get(no) ?? String(no)] as const)]))
    onChange?.(next as number | number[])
  }
  return (
    <Select
      id={id}
      mode={several ? 'multiple' : undefined}
      allowClear
      value={value}
      onChange={choose as never}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={offered.map((no) => ({ value: no, label: options.get(no) }))}
      notFoundContent={null}
      placeholder={t('pickUnit')}
      style={{ width: '100%' }}
    />
  )
}
