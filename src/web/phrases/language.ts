import { createContext, useContext } from 'react'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const place = 'lianjian.language'

/** The language chosen last on this machine; Chinese until someone chooses. */
export function rememberedLanguage(): Language {
  return readPlace(place) === 'en' ? 'en' : 'zh-CN'
}

export function rememberLanguage(language: Language): void {
  writePlace(place, language)
}

/** Storage can be switched off by policy; the platform works without it and only forgets preferences. */
export function readPlace(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

export function writePlace(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Nothing to keep it in: the choice holds until the page is closed.
  }
}

export const LanguageContext = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: 'zh-CN',
  choose: () => {},
})

export function useLanguage() {
  return useContext(LanguageContext)
}

/** The language a spreadsheet is asked for in: that of the page. */
export function useFileLanguage(): 'zh' | 'en' {
  return useLanguage().language === 'en' ? 'en' : 'zh'
}
