import { Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../kit/catalogue.ts'
import { useUrlState } from '../kit/url-state.ts'

/** The street of a list and the words looked for in it, kept in the address. `find` says what the words are looked for in. */
export function StreetAndSearch({ find }: { readonly find: string }) {
  const t = useTranslations('filters')
  const [state, change] = useUrlState()
  const { streets } = useCatalogue()
  return (
    <>
      <Select
        aria-label={t('street')}
        allowClear
        placeholder={t('street')}
        value={state.streetNo}
        onChange={(streetNo: string | undefined) => change({ streetNo, page: null })}
        options={streets.map((street) => ({ value: String(street.no), label: street.name }))}
        popupMatchSelectWidth={false}
      />
      <Input.Search
        key={state.q ?? ''}
        aria-label={find}
        placeholder={find}
        allowClear
        defaultValue={state.q}
        onSearch={(q) => change({ q: q.trim(), page: null })}
      />
    </>
  )
}
