import { Button, Tooltip } from 'antd'
import { useTranslations } from 'use-intl'
import { today } from '../kit/today.ts'
import { useUrlState } from '../kit/url-state.ts'
import { DayField } from './DayField.tsx'

/** The day the page speaks of; stays in the address together with the filters, and is left out when it is today. */
export function useAsOf(): { asOf: string | undefined; day: string } {
  const [state] = useUrlState()
  return { asOf: state.asOf, day: state.asOf ?? today() }
}

export function AsOfControl() {
  const t = useTranslations('shell')
  const [, change] = useUrlState()
  const { asOf, day } = useAsOf()
  const choose = (next: string | null) => change({ asOf: next === today() ? null : next, page: null })
  return (
    <span className="row">
      <Tooltip title={t('asOfHint')}>
        <span className="quiet nowrap not-phone">{t('asOf')}</span>
      </Tooltip>
      <DayField value={day} onChange={choose} label={t('asOf')} placeholder="" clearable={false} />
      {asOf ? (
        <Button type="link" size="small" onClick={() => choose(null)}>
          {t('backToToday')}
        </Button>
      ) : null}
    </span>
  )
}
