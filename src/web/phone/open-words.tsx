import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import type { places } from '../../modules/places/contract.ts'
import { useLanguage } from '../phrases/language.ts'
import { clocks } from '../ui/clock.ts'

type District = AnswerOf<typeof places.getPublicForm>['districts'][number]
type Word = District['kinds'][number]
/** Part of a day, minutes after midnight. */
export type Span = AnswerOf<typeof places.getPublic>['today'][number]

/** Words of a district's programme in the reader's language. */
export function useOpenWords(district: Pick<District, 'kinds' | 'audiences' | 'purposes'> | undefined) {
  const { language } = useLanguage()
  const label = (one: Word) => (language === 'en' ? one.en : one.zh)
  const find = (list: readonly Word[] | undefined, code: string) => {
    const word = list?.find((one) => one.code === code)
    return word ? label(word) : code
  }
  return {
    label,
    kind: (code: string) => find(district?.kinds, code),
    audience: (codes: readonly string[]) => codes.map((code) => find(district?.audiences, code)).join(' · '),
  }
}

/** Parts of a day, none of them broken at the end of a line. */
export function Spans({ of }: { of: readonly Span[] }) {
  return of.map((one) => (
    <span key={one.from} className="span">
      {clocks(one)}{' '}
    </span>
  ))
}

export function OpenLanguage() {
  const t = useTranslations('places.open')
  const { language, choose } = useLanguage()
  const english = language === 'en'
  return (
    <button
      type="button"
      className="button wide"
      lang={english ? 'zh-CN' : 'en'}
      onClick={() => choose(english ? 'zh-CN' : 'en')}
    >
      {t(english ? 'chinese' : 'english')}
    </button>
  )
}
