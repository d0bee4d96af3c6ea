import { CalendarOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { today } from '../kit/today.ts'
import { useUrlState } from '../kit/url-state.ts'

const AsOfPicker = lazy(() => import('./AsOfPicker.tsx'))

/** The day the page speaks of; stays in the address together with the filters, and is left out when it is today. */
export function useAsOf(): { asOf: string | undefined; day: string } {
  const [state] = useUrlState()
  return { asOf: state.asOf, day: state.asOf ?? today() }
}

/** Shows the day; the calendar, a heavy piece, is fetched when someone wants another one. */
export function AsOfControl() {
  const t = useTranslations('shell')
  const [, change] = useUrlState()
  const { asOf, day } = useAsOf()
  const [choosing, setChoosing] = useState(false)
  const choose = (next: string | undefined) => {
    setChoosing(false)
    change({ asOf: next === today() ? undefined : next, page: undefined })
  }
  const button = (
    <Button
      icon={<CalendarOutlined />}
      iconPlacement="end"
      className="tnum"
      style={{ width: 132 }}
      onClick={() => setChoosing(true)}
    >
      {day}
    </Button>
  )
  return (
    <span className="row">
      <Tooltip title={t('asOfHint')}>
        <span className="quiet nowrap not-phone">{t('asOf')}</span>
      </Tooltip>
      {choosing ? (
        <Suspense fallback={button}>
          <AsOfPicker day={day} label={t('asOf')} onChoose={choose} onLeave={() => setChoosing(false)} />
        </Suspense>
      ) : (
        button
      )}
      {asOf ? (
        <Button type="link" size="small" onClick={() => choose(undefined)}>
          {t('backToToday')}
        </Button>
      ) : null}
    </span>
  )
}
