import { useTranslations } from 'use-intl'
import { comma, colon } from '../../../web/ui/figures.ts'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { type FilterField, setFields } from './filter.ts'

/** One condition of the filter in words: `街道: 明湖街道`. */
export function useConditionText(): (field: FilterField, value: string) => string {
  const t = useTranslations('coverage')
  const { place, type } = useCatalogue()
  const words = (value: string, of: 'cell' | 'helper' | 'reason' | 'status') =>
    value
      .split(',')
      .map((part) => (t.has(`${of}.${part}` as never) ? (t(`${of}.${part}` as never) as string) : part))
      .join(comma())
  return (field, value) => {
    switch (field) {
      case 'districtNo':
        return `${t('field.district')}${colon()}${place(Number(value)) ?? value}`
      case 'streetNo':
        return `${t('field.street')}${colon()}${place(Number(value)) ?? value}`
      case 'communityNo':
        return `${t('field.community')}${colon()}${place(Number(value)) ?? value}`
      case 'industryNo':
        return `${t('field.industry')}${colon()}${value === 'none' ? t('field.noIndustry') : (place(Number(value)) ?? value)}`
      case 'type':
        return `${t('field.type')}${colon()}${type(value)}`
      case 'status':
        return `${t('field.status')}${colon()}${words(value, 'status')}`
      case 'cell':
        return `${t('field.cell')}${colon()}${words(value, 'cell')}`
      case 'workCovered':
        return `${t('field.work')}${colon()}${t(value === 'true' ? 'work.covered' : 'work.open')}`
      case 'helper':
        return `${t('field.helper')}${colon()}${words(value, 'helper')}`
      case 'diagnosis':
        return `${t('field.diagnosis')}${colon()}${words(value, 'reason')}`
      case 'floatingOnly':
        return t('field.floatingOnly')
      case 'large':
      case 'enoughMembers':
      case 'enoughFloating':
        return t(`field.${field}`, { reached: value })
      case 'liaison':
        return t(`field.liaison`, { of: value })
      case 'dormancy':
        return t(`field.dormancy`, { of: value })
      case 'instructorId':
        return t('field.instructorId')
      case 'nos':
        return t('field.nos', { count: value.split(',').length })
      case 'q':
      case 'headcountMin':
      case 'headcountMax':
      case 'fullMembersMin':
      case 'partyOrgNo':
        return `${t(`field.${field}`)}${colon()}${value}`
    }
  }
}

/** The whole filter in words, for the head of a printed sheet. */
export function useFilterText(): string {
  const [state] = useUrlState()
  const text = useConditionText()
  return setFields(state)
    .map((field) => text(field, state[field]!))
    .join('; ')
}
