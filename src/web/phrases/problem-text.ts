import { useTranslations } from 'use-intl'
import { asCallProblem } from '../kit/call-problem.ts'

type PhraseValue = string | number

/**
 * Values of a problem as a phrase can hold them: lists joined, nothing as a dash. A code among them comes a second time as
 * `<name>Code` with underscores, because a select in a message cannot have selectors with hyphens.
 */
export function phraseValues(params: Readonly<Record<string, unknown>>): Record<string, PhraseValue> {
  const values: Record<string, PhraseValue> = {}
  for (const [name, value] of Object.entries(params)) {
    values[name] = typeof value === 'number' ? value : Array.isArray(value) ? value.join('; ') : String(value ?? '—')
    if (typeof value === 'string' && /^[a-z]+(-[a-z0-9]+)*$/.test(value)) values[`${name}Code`] = value.replaceAll('-', '_')
  }
  return values
}

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
