import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { alliances } from '../contract.ts'

interface Side {
  readonly no: number
  readonly name: string
}

interface SidePickerProps {
  readonly id?: string
  readonly value?: number | number[]
  readonly onChange?: (value: number | number[]) => void
  readonly several?: boolean
  /** Only organisations the caller acts for. */
  readonly own?: boolean
  /** Names of those chosen already. */
  readonly known?: readonly Side[]
  readonly label?: string
}

/** Finds organisations of the district by a part of the name, also those outside the own tree, and gives their numbers. */
export function SidePicker({ id, value, onChange, several, own, known = [], label }: SidePickerProps) {
  const t = useTranslations('form')
  const [typed, setTyped] = useState('')
  const [kept, setKept] = useState<readonly Side[]>(known)
  const q = useLater(typed.trim())
  const query = { q, ...(own ? { own: 'true' as const } : {}) }
  const found = useEndpoint(alliances.findSides, { query }, { enabled: q !== '' || own === true, keep: true })
  const options = useMemo(() => {
    const items = found.data?.items ?? []
    const chosen = kept.filter((side) => !items.some((item) => item.no === side.no))
    return [
      ...items.map((side) => ({ value: side.no, label: [side.name, side.area].filter(Boolean).join(' · ') })),
      ...chosen.map((side) => ({ value: side.no, label: side.name })),
    ]
  }, [found.data, kept])
  const change = (next: number | number[]) => {
    const nos = Array.isArray(next) ? next : [next]
    setKept([...kept, ...(found.data?.items ?? []).filter((item) => nos.includes(item.no))])
    onChange?.(next)
  }
  return (
    <Select
      id={id}
      aria-label={label}
      mode={several ? 'multiple' : undefined}
      value={value}
      onChange={change as never}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={options}
      notFoundContent={null}
      placeholder={t('pickUnit')}
      style={{ width: '100%' }}
    />
  )
}
