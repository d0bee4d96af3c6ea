import { useTranslations } from 'use-intl'

/** Label and rule of a form field that must be filled in. */
export function useField() {
  const t = useTranslations()
  return (name: string) => {
    const label = t(`dues.field.${name as 'month'}`)
    return { label, rules: [{ required: true, message: t('form.required', { name: label }) }] }
  }
}
