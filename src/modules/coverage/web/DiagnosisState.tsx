import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import { Flag } from '../../../web/ui/Flag.tsx'
import { today } from '../../../web/kit/today.ts'
import type { Diagnosis } from './DiagnosisDialogs.tsx'

/** In words of care: open, due for another look, or done. */
export function DiagnosisState({ diagnosis }: { diagnosis: Pick<Diagnosis, 'closedOn' | 'followUpOn'> }) {
  const t = useTranslations('coverage.diagnosis')
  if (diagnosis.closedOn) return <Tag>{t('closed')}</Tag>
  if (diagnosis.followUpOn !== null && diagnosis.followUpOn <= today()) return <Flag>{t('due')}</Flag>
  return <Tag color="blue">{t('open')}</Tag>
}
