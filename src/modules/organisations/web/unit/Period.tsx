import { useTranslations } from 'use-intl'

/** `[from, until)` in words. */
export function Period({ from, until }: { from: string; until: string | null }) {
  const t = useTranslations('organisations.unit')
  return <>{until === null ? t('since', { from }) : t('period', { from, until })}</>
}
