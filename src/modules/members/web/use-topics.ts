import { useLocale } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { members } from '../contract.ts'

/** Kinds of advice in the language of the page. */
export function useTopics() {
  const language = useLocale() === 'en' ? 'en' : 'zh'
  const topics = useEndpoint(members.listTopics, {}).data?.topics ?? []
  return {
    options: topics.map((one) => ({ value: one.code, label: one[language] })),
    name: (code: string) => topics.find((one) => one.code === code)?.[language] ?? code,
  }
}
