import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { keptProblem } from '../../../web/kit/call-problem.ts'
import type { register } from '../contract.ts'

export type ImportView = AnswerOf<typeof register.getImport>
export type ImportRow = AnswerOf<typeof register.listRows>['items'][number]
export const verdicts = ['new', 'changed', 'unchanged', 'duplicate', 'conflict', 'refused'] as const

/** A stored unit names some facts more fully than a register's column does. */
const otherNames: Readonly<Record<string, string>> = {
  registeredOn: 'registered',
  serviceAddress: 'address',
  fullMembers: 'full',
  probationaryMembers: 'probationary',
  floatingMembers: 'floating',
  partyOrg: 'partyOrgName',
  form: 'formation',
  remarks: 'remark',
}

/** Words for the codes the reading uses; a code without a phrase is shown as it is rather than hidden. */
export function useReadingWords() {
  const t = useTranslations('register')
  const say = (key: string, fallback: string) => (t.has(key as never) ? (t(key as never) as string) : fallback)
  return {
    field: (name: string) => say(`fields.${otherNames[name] ?? name}`, name),
    /** A notice, or the reason why a row is refused or in conflict. */
    notice: (code: string) => say(`notices.${code}`, say(`reasons.${code}`, code)),
    verdict: (code: string) => say(`verdicts.${code}`, code),
    basis: (code: string) => say(`basis.${code}`, code),
  }
}

/** Why a file was refused: the reader's own reason where it gave one. */
export function useFileProblem(): (problem: NonNullable<ImportView['problem']>) => string {
  const text = useProblemText()
  return ({ code, params }) => text(keptProblem({ code: String(params['reason'] ?? code), params }))
}
