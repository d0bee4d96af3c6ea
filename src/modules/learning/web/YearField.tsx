import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'

/** The calendar year a page speaks of, kept in the address: this one unless another is chosen, or all where a list has them. */
export function YearField({ all = false }: { all?: boolean }) {
  const t = useTranslations('learning.field')
  const [state, change] = useUrlState()
  const now = Number(today().slice(0, 4))
  const years = [now + 1, now, now - 1, now - 2, now - 3, now - 4].map(String)
  const options = [...new Set([...(state.year ? [state.year] : []), ...years])].sort().reverse()
  return (
    <Select
      aria-label={t('year')}
      allowClear={all}
      placeholder={t('year')}
      value={state.year ?? (all ? undefined : String(now))}
      onChange={(year: string | undefined) => change({ year: !all && year === String(now) ? null : year, page: null })}
      options={options.map((year) => ({ value: year, label: t('yearOf', { year }) }))}
      style={{ minWidth: 104 }}
    />
  )
}
