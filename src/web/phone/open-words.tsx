import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import type { places } from '../../modules/places/contract.ts'
import { useLanguage } from '../phrases/language.ts'

type District = AnswerOf<typeof places.getPublicForm>['districts'][number]
type Word = District['kinds'][number]

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
