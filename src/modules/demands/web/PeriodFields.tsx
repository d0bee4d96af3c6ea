import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DayField } from '../../../web/ui/DayField.tsx'

/** First day and day after the last, kept in the address. */
export function PeriodFields() {
  const t = useTranslations('demands.list')
  const [state, change] = useUrlState()
  return (
    <>
      {(['from', 'until'] as const).map((end) => (
        <DayField
          key={end}
          value={state[`${end}On`] ?? null}
          label={t(end)}
          placeholder={t(end)}
          onChange={(day) => change({ [`${end}On`]: day, page: null })}
        />
      ))}
    </>
  )
}
