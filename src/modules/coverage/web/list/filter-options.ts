import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { cells } from '../overview/cells.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

function places(rows: readonly { no: number; name: string }[]): Choice[] {
  return rows.map((row) => ({ value: String(row.no), label: row.name }))
}

/** What each choosing filter offers; streets and industries follow the district, communities the street. */
export function useFilterOptions() {
  const t = useTranslations('coverage')
  const { districts, streets, communities, industries, types, type } = useCatalogue()
  const [state] = useUrlState()
  const inDistrict = (row: { districtNo: number }) => !state.districtNo || row.districtNo === Number(state.districtNo)
  const groups = ['built', 'own', 'not-built'] as const
  const helpers = ['party-org', 'instructor', 'full-time-worker', 'liaison', 'mass-org'] as const
  const reasons = ['none', 'unwilling', 'unable', 'impossible', 'dormant'] as const
  const flags = (field: 'large' | 'enoughMembers') =>
    (['true', 'false'] as const).map((value) => ({ value, label: t(`field.${field}`, { reached: value }) }))
  return {
    districtNo: places(districts),
    streetNo: places(streets.filter(inDistrict)),
    communityNo: places(communities.filter((row) => !state.streetNo || row.streetNo === Number(state.streetNo))),
    industryNo: [...places(industries.filter(inDistrict)), { value: 'none', label: t('field.noIndustry') }],
    type: types.map((row) => ({ value: row.code, label: type(row.code) ?? row.code })),
    status: (['active', 'inactive', 'registered', 'all'] as const).map((value) => ({ value, label: t(`status.${value}`) })),
    cell: [
      ...groups.map((value) => ({ value: value as string, label: t(`cell.${value}`) })),
      ...cells.map(({ cell }) => ({ value: cell as string, label: t(`cell.${cell}`) })),
    ],
    workCovered: [
      { value: 'true', label: t('work.covered') },
      { value: 'false', label: t('work.open') },
    ],
    helper: helpers.map((value) => ({ value, label: t(`helper.${value}`) })),
    large: flags('large'),
    enoughMembers: flags('enoughMembers'),
    liaison: (['needed', 'missing'] as const).map((value) => ({ value, label: t('field.liaison', { of: value }) })),
    dormancy: (['dormant', 'unknown'] as const).map((value) => ({ value, label: t('field.dormancy', { of: value }) })),
    diagnosis: reasons.map((value) => ({ value, label: t(`reason.${value}`) })),
  }
}
