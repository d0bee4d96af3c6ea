import { useTranslations } from 'use-intl'
import { phraseKey } from '../../../web/phrases/branches.ts'
import { roleCodes } from '../rules/roles.ts'

/** What an ability or an endpoint is called; a code this build has no word for stays as it is. */
export function useDeed(): (code: string) => string {
  const t = useTranslations('deeds')
  return (code) => (t.has(phraseKey(code) as never) ? (t(phraseKey(code) as never) as string) : code)
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
