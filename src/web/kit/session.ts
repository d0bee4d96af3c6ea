import { createContext, useContext } from 'react'
import type { getMe } from '../../modules/access/contract.ts'
import type { AnswerOf } from '../../kernel/endpoint.ts'

export type Me = AnswerOf<typeof getMe>

export const MeContext = createContext<Me | null>(null)

/** Who is signed in. Pages are only shown to someone, so there always is an answer there. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside the signed-in shell')
  return me
}

/** Whether the server offers an ability to this person: to show or leave out a button. The server decides again on every call. */
export function useCan(action: string | undefined): boolean {
  const { abilities } = useMe()
  return action === undefined || abilities.includes(action)
}
