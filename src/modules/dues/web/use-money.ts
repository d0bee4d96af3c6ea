import { yuanOfFen } from '../../../kernel/money.ts'
import { useLanguage } from '../../../web/phrases/language.ts'

/** `1,234.50` of fen: the same in both languages, so that columns line up. */
export const yuan = (fen: number) => yuanOfFen(fen).replaceAll(/\B(?=(\d{3})+\.)/g, ',')

/** A word of the rules in the reader's language. */
export function useWord() {
  const { language } = useLanguage()
  return (one: { readonly zh: string; readonly en: string }) => (language === 'en' ? one.en : one.zh)
}
