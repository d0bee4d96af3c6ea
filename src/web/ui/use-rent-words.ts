import { useTranslations } from 'use-intl'

type Measure = 'service' | 'sessions'

const hoursOf = (minutes: number) => Math.round(minutes / 6) / 10

/** Amounts of service as people say them: hours to a tenth, or sessions. */
export function useRentWords() {
  const t = useTranslations('places.rents')
  const amount = (measure: Measure, value: number) =>
    measure === 'service' ? t('hours', { hours: hoursOf(value) }) : t('sessions', { sessions: value })
  return {
    amount,
    hours: hoursOf,
    balance: (measure: Measure, value: number | null) => {
      if (value === null) return t('standings.not-applicable')
      if (value === 0) return t('even')
      return t(value > 0 ? 'more' : 'less', { amount: amount(measure, Math.abs(value)) })
    },
    /** A reason in somebody's words, or in ours where the platform acted. */
    reason: (code: string | null) => {
      if (code === 'unit-ended' || code === 'unit-merged') return t(`why.${code}`)
      return code
    },
  }
}
