import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { FindField, StreetField } from '../../../../web/ui/filter-fields.tsx'
import { procedures } from '../../contract.ts'
import { useWord } from '../words.ts'

export function CaseFilters() {
  const t = useTranslations('procedures.list')
  const word = useWord()
  const [state, change] = useUrlState()
  const offered = useEndpoint(procedures.listProcedures)
  return (
    <div className="row list-filters">
      <Select
        aria-label={t('procedure')}
        allowClear
        placeholder={t('allProcedures')}
        value={state.procedure}
        onChange={(procedure) => change({ procedure, page: null })}
        options={(offered.data?.items ?? []).map((one) => ({ value: one.key, label: word(one) }))}
        popupMatchSelectWidth={false}
      />
      <StreetField />
      <FindField label={t('find')} />
    </div>
  )
}

/** The filter in words, for the head of a printed sheet. */
export function useFilterWords(): string[] {
  const word = useWord()
  const [state] = useUrlState()
  const offered = useEndpoint(procedures.listProcedures)
  const { place } = useCatalogue()
  const procedure = offered.data?.items.find((one) => one.key === state.procedure)
  return [procedure ? word(procedure) : null, place(Number(state.streetNo)), state.q].filter((text): text is string =>
    Boolean(text),
  )
}
