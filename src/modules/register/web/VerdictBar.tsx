import { Tooltip } from 'antd'
import { useFormatter, useTranslations } from 'use-intl'
import { type ImportView, verdicts } from './words.ts'

interface VerdictBarProps {
  readonly of: ImportView
  readonly verdict: string | undefined
  readonly onChange: (verdict: string | null) => void
}

/** Counts by outcome; pressing one shows only those rows. */
export function VerdictBar({ of: view, verdict, onChange }: VerdictBarProps) {
  const t = useTranslations('register')
  const format = useFormatter()
  const total = verdicts.reduce((sum, one) => sum + (view.verdicts[one] ?? 0), 0)
  return (
    <div className="register-verdicts" role="group" aria-label={t('rows.verdict')}>
      <button type="button" aria-pressed={!verdict} onClick={() => onChange(null)}>
        <b className="tnum">{format.number(total)}</b>
        <span>{t('rows.all')}</span>
      </button>
      {verdicts.map((one) => (
        <Tooltip key={one} title={t(`verdictHints.${one}`)}>
          <button
            type="button"
            className={one}
            aria-pressed={verdict === one}
            onClick={() => onChange(verdict === one ? null : one)}
          >
            <b className="tnum">{format.number(view.verdicts[one] ?? 0)}</b>
            <span>{t(`verdicts.${one}`)}</span>
          </button>
        </Tooltip>
      ))}
    </div>
  )
}
