import { en, zh } from './phrases.ts'

export type Language = 'zh' | 'en'

/** Words of files in the language of the page that asks for one. */
export const fileWords = (language: Language) => ({ zh, en })[language]

/** What words of both languages stand for, small letters: whoever fills a spreadsheet in writes as the page speaks. */
export function turned(of: (words: typeof zh) => Readonly<Record<string, string>>): Map<string, string> {
  return new Map(
    [zh, en].flatMap((words) => Object.entries(of(words)).map(([code, said]) => [said.toLowerCase(), code] as const)),
  )
}

/** A word of the programme in the language of the file. */
export function wordIn(
  words: readonly { readonly code: string; readonly zh: string; readonly en: string }[],
  language: Language,
) {
  const known = new Map(words.map((one) => [one.code, one[language]]))
  return (code: string) => known.get(code) ?? code
}
