import { useTranslations } from 'use-intl'

/** The rule of a field that has to be filled in. */
export function useRequired() {
  const t = useTranslations('form')
  return (name: string) => [{ required: true, message: t('required', { name }) }]
}

/** Names as people write them into a field: one a line, or parted as in a sentence. */
export const namesIn = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[\n、，,;；]/)
    .map((name) => name.trim())
    .filter(Boolean)
