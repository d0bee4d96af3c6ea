import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { phraseKey } from '../../../web/phrases/branches.ts'
import { gistOf } from '../../../web/phrases/gist.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { useNotedWords } from '../../../web/phrases/noted-words.ts'
import { listPurposes } from '../contract.ts'
import { roleCodes } from '../rules/roles.ts'

/** What an ability, an endpoint or a background job is called; a code this build has no word for stays as it is. */
export function useDeed(): (code: string) => string {
  const t = useTranslations('deeds')
  const { job } = useNotedWords()
  return (code) => {
    if (t.has(phraseKey(code) as never)) return t(phraseKey(code) as never) as string
    return code.startsWith('jobs.') ? job(code.slice('jobs.'.length)) : code
  }
}

/** How a deed ended: done, or what the person was told; a problem this build does not know stays a code. */
export function useResult(): (result: string) => string {
  const t = useTranslations()
  return (result) => {
    if (result === 'ok') return t('access.audit.ok')
    const key = `problems.${result}` as never
    return t.has(key) ? gistOf(t.raw(key) as string) : result
  }
}

/** What protected data was looked at for, from the closed list. */
export function usePurposeName(): (code: string) => string {
  const { language } = useLanguage()
  const purposes = useEndpoint(listPurposes)
  return (code) => {
    // A moment without a word is better than a moment with a code.
    if (purposes.isPending) return ''
    const row = purposes.data?.find((entry) => entry.code === code)
    return row ? (language === 'en' ? row.en : row.zh) : code
  }
}

export function useServerWord(of: 'roles' | 'constraints'): (code: string) => string {
  const t = useTranslations(`access.server.${of}`)
  return (code) => (t.has(phraseKey(code)) ? t(phraseKey(code)) : code)
}

export function useRoleName(): (role: string) => string {
  return useServerWord('roles')
}

export function useRoleOptions() {
  const name = useRoleName()
  return roleCodes.map((value) => ({ value, label: name(value) }))
}
