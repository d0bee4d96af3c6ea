import { useTranslations } from 'use-intl'
import { phraseValues } from '../../kernel/phrase-values.ts'
import { asCallProblem } from '../kit/call-problem.ts'

/** The sentence that tells a person what went wrong and what to do; a code without a phrase gets a plain one with its trace id. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations()
  return (error) => {
    const problem = asCallProblem(error)
    const key = `problems.${problem.code}`
    const trace = problem.traceId ?? '—'
    if (t.has(key as never)) {
      const text = t(key as never, { ...phraseValues(problem.params), traceId: trace } as never) as string
      if (text !== key) return text
    }
    return t('problems.unknown', { code: problem.code, traceId: trace })
  }
}
