import { Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { planner } from '../contract.ts'
import type { DispatchView } from './DispatchPage.tsx'

interface AnybodyPickerProps {
  readonly plan: DispatchView
  readonly side: DispatchView['sides'][number]['side']
  readonly onPick: (person: { readonly id: string; readonly name: string | null }) => void
}

/** Asks about anybody of a side by name, not only about those who come near. */
export function AnybodyPicker({ plan, side, onPick }: AnybodyPickerProps) {
  const t = useTranslations('planner.dispatch')
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim())
  const found = useEndpoint(
    planner.listDispatchPeople,
    { params: { id: plan.id }, query: { side, q, pageSize: 20 } },
    { enabled: q !== '', keep: true },
  )
  const people = q === '' ? [] : (found.data?.items ?? [])
  return (
    <Select
      value={null}
      aria-label={t('why.anybody')}
      placeholder={t('why.anybody')}
      className="planner-anybody"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={null}
      options={people.map((one) => ({
        value: one.id,
        label: [one.name ?? t('list.someone'), one.sender, t('people.loadOf', { load: one.load, upper: one.upper })]
          .filter(Boolean)
          .join(' · '),
      }))}
      onChange={(id: string | null) => {
        const person = people.find((one) => one.id === id)
        if (person) onPick(person)
      }}
    />
  )
}
