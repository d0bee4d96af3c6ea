import { Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../kit/catalogue.ts'
import { useUrlState } from '../kit/url-state.ts'
import { DayField } from './DayField.tsx'

/** Words looked for in a list, kept in the address. `label` says what they are looked for in. */
export function FindField({ label }: { readonly label: string }) {
  const [state, change] = useUrlState()
  return (
    <Input.Search
      key={state.q ?? ''}
      allowClear
      aria-label={label}
      placeholder={label}
      defaultValue={state.q}
      onSearch={(q) => change({ q: q.trim() || null, page: null })}
      style={{ width: 220 }}
    />
  )
}

interface ChoiceProps {
  /** Name in the address. */
  readonly field: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Stands where nothing is chosen; the address then holds nothing and nothing can be cleared. */
  readonly standard?: string
  /** Other choices that end with a change of this one. */
  readonly ends?: readonly string[]
}

const none: readonly string[] = []

/** One choice a list is narrowed by, kept in the address; the list begins at its first page again. */
export function ChoiceField({ field, label, options, standard, ends = none }: ChoiceProps) {
  const [state, change] = useUrlState()
  const chosen = options.some((one) => one.value === state[field]) ? state[field] : standard
  return (
    <Select
      allowClear={standard === undefined}
      aria-label={label}
      placeholder={label}
      value={chosen}
      onChange={(value: string | undefined) => {
        const ended = Object.fromEntries(ends.map((one) => [one, null]))
        change({ ...ended, [field]: value === undefined || value === standard ? null : value, page: null })
      }}
      options={[...options]}
      popupMatchSelectWidth={false}
      style={{ minWidth: 130 }}
    />
  )
}

/** The street of a list, kept in the address. */
export function StreetField() {
  const t = useTranslations('filters')
  const { streets } = useCatalogue()
  return (
    <ChoiceField
      field="streetNo"
      label={t('street')}
      options={streets.map((street) => ({ value: String(street.no), label: street.name }))}
    />
  )
}

/** First day and day after the last, kept in the address. */
export function PeriodFields() {
  const t = useTranslations('filters')
  const [state, change] = useUrlState()
  return (
    <>
      {(['from', 'until'] as const).map((end) => (
        <DayField
          key={end}
          value={state[`${end}On`] ?? null}
          label={t(end)}
          placeholder={t(end)}
          width={175}
          onChange={(day) => change({ [`${end}On`]: day, page: null })}
        />
      ))}
    </>
  )
}
