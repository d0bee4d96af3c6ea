import { useLanguage } from '../../../web/phrases/language.ts'

/** The name of a step, an end or a paper in the reader's language; it comes from the programme, not from our phrases. */
export function useWord(): (named: { readonly zh: string; readonly en: string }) => string {
  const { language } = useLanguage()
  return (named) => (language === 'en' ? named.en : named.zh)
}
