import { Button, DatePicker, Tooltip } from 'antd'
import dayjs from 'dayjs'
import { useTranslations } from 'use-intl'
import { today } from '../kit/today.ts'
import { useUrlState } from '../kit/url-state.ts'

/** The day the page speaks of; stays in the address together with the filters, and is left out when it is today. */
export function useAsOf(): { asOf: string | undefined; day: string } {
  const [state] = useUrlState()
  return { asOf: state.asOf, day: state.asOf ?? today() }
}

export function AsOfControl() {
  const t = useTranslations('shell')
  const [, change] = useUrlState()
  const { asOf, day } = useAsOf()
  const choose = (next: string | undefined) => change({ asOf: next === today() ? undefined : next, page: undefined })
  return (
    <span className="row">
      <Tooltip title={t('asOfHint')}>
        <span className="quiet nowrap not-phone">{t('asOf')}</span>
      </Tooltip>
      <DatePicker
        aria-label={t('asOf')}
        value={dayjs(day)}
        allowClear={false}
        format="YYYY-MM-DD"
        style={{ width: 132 }}
        onChange={(value) => choose(value?.format('YYYY-MM-DD'))}
      />
      {asOf ? (
        <Button type="link" size="small" onClick={() => choose(undefined)}>
          {t('backToToday')}
        </Button>
      ) : null}
    </span>
  )
}
