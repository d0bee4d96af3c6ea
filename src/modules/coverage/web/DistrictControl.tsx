import { useTranslations } from 'use-intl'
import { DistrictControl as Control } from '../../../web/ui/DistrictControl.tsx'

const within = ['streetNo', 'communityNo', 'industryNo']

/** One district of several, or all together. */
export function DistrictControl() {
  const t = useTranslations('coverage.overview')
  return <Control label={t('district')} all={t('allDistricts')} within={within} />
}
