import { useEffect, useMemo, useState } from 'react'
import { type Language, rememberLanguage } from './language.ts'

/** A language and what it brings: its phrases, and for the office the locale of the design system. */
export interface Spoken<W> {
  readonly language: Language
  readonly words: W
}

export type LoadWords<W> = (language: Language) => Promise<Spoken<W>>

/** The language on show. Another one is shown once its words have arrived; should they not arrive, loading the page anew asks again. */
export function useWords<W>(first: Spoken<W>, load: LoadWords<W>) {
  const [spoken, speak] = useState(first)
  const { language } = spoken
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        rememberLanguage(next)
        load(next).then(speak, () => location.reload())
      },
    }),
    [language, load],
  )
  return { spoken, choice }
}
