import { useTranslations } from 'use-intl'
import { roleCodes } from '../rules/roles.ts'

/** Names of roles; a role this build does not know keeps its code. */
export function useRoleName(): (role: string) => string {
  const t = useTranslations('access.role')
  return (role) => (t.has(role as never) ? (t(role as never) as string) : role)
}

export function useRoleOptions() {
  const name = useRoleName()
  return roleCodes.map((value) => ({ value, label: name(value) }))
}
