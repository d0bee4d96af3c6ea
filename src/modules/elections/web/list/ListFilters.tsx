import { Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'

/** Street and name, the same for both lists. */
export function ListFilters() {
  const t = useTranslations('elections.list')
  const [state, change] = useUrlState()
  const { streets } = useCatalogue()
  return (
    <>
      <Select
        aria-label={t('allStreets')}
        allowClear
        placeholder={t('allStreets')}
        value={state.streetNo}
        onChange={(streetNo) => change({ streetNo, page: null })}
        options={streets.map((street) => ({ value: String(street.no), label: street.name }))}
        popupMatchSelectWidth={false}
      />
      <Input.Search
        aria-label={t('find')}
        placeholder={t('find')}
        allowClear
        defaultValue={state.q}
        onSearch={(q) => change({ q: q.trim(), page: null })}
      />
    </>
  )
}
