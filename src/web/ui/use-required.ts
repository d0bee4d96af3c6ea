import { useTranslations } from 'use-intl'

/** The rule of a field that must be filled in, by its name. */
export function useRequired() {
  const t = useTranslations('form')
  return (name: string) => [{ required: true, message: t('required', { name }) }]
}
