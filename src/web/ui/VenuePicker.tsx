import { Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { places } from '../../modules/places/contract.ts'
import { useEndpoint } from '../kit/queries.ts'
import { useLater } from '../kit/use-later.ts'

interface VenuePickerProps {
  readonly id?: string
  readonly value?: number | null
  readonly onChange?: (value: number | undefined) => void
  /** What already stands in the field, so that it shows a name before anything is typed. */
  readonly known?: { readonly no: number; readonly name: string } | null
}

/** Finds open venues of the district by typing and gives their numbers. */
export function VenuePicker({ id, value, onChange, known }: VenuePickerProps) {
  const t = useTranslations('form')
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const query = { q: q === '' ? undefined : q, state: 'open' as const, pageSize: 20 }
  const found = useEndpoint(places.listVenues, { query }, { keep: true })
  const listed = (found.data?.items ?? []).map((venue) => ({
    value: venue.no,
    label: [venue.name, venue.street?.name].filter(Boolean).join(' · '),
  }))
  const unlisted = known && listed.every((one) => one.value !== known.no) ? [{ value: known.no, label: known.name }] : []
  return (
    <Select
      id={id}
      allowClear
      value={value ?? undefined}
      onChange={onChange as never}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={[...listed, ...unlisted]}
      notFoundContent={null}
      placeholder={t('pickVenue')}
      style={{ width: '100%' }}
    />
  )
}
