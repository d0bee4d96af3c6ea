import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { activities } from '../../../activities/contract.ts'

/** What a call may become: kinds of activities as the programmes name them. */
export function useKinds() {
  const { data } = useEndpoint(activities.getWords)
  const { language } = useLanguage()
  const list = (data?.kinds ?? []).map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))
  return { list, name: (code: string) => list.find((one) => one.value === code)?.label ?? code }
}
