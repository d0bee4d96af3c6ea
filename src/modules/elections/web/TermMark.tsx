import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import { Flag } from '../../../web/ui/Flag.tsx'
import type { Standing } from './types.ts'

/** Where a term stands: what falls due is flagged, nothing else is. */
export function TermMark({ of }: { of: Pick<Standing, 'stage' | 'reminder'> }) {
  const t = useTranslations('elections')
  if (of.stage === 'due' && of.reminder !== null) return <Flag>{t('reminder', { months: of.reminder })}</Flag>
  if (of.stage === 'past') return <Flag>{t('stages.past')}</Flag>
  return <Tag>{t(`stages.${of.stage}`)}</Tag>
}
