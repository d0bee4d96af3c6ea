import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import { nothing } from '../../../web/ui/figures.ts'
import { Flag } from '../../../web/ui/Flag.tsx'

interface DueDayProps {
  readonly of: { readonly dueOn: string | null; readonly late: boolean; readonly paused: boolean; readonly provisional: boolean }
}

/** The last day in time with what has to be said of it: past, stopped, provisional. */
export function DueDay({ of: { dueOn, late, paused, provisional } }: DueDayProps) {
  const t = useTranslations('demands')
  if (dueOn === null) return <>{nothing}</>
  return (
    <span className="demand-due">
      <span className="tnum nowrap">{dueOn}</span>
      {late ? <Flag>{t('late')}</Flag> : null}
      {paused ? <Tag>{t('paused')}</Tag> : null}
      {provisional ? <Tag>{t('one.provisional')}</Tag> : null}
    </span>
  )
}
