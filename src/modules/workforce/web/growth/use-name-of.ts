import { useLanguage } from '../../../../web/phrases/language.ts'

/** A word of the programme in the language of the page. */
export function useNameOf() {
  const { language } = useLanguage()
  return (word: { readonly zh: string; readonly en: string }) => (language === 'en' ? word.en : word.zh)
}
