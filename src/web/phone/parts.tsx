import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useProblemText } from '../phrases/problem-text.ts'
import type { Answer } from './use-answer.ts'

/** Content of one question, or what stands in its place. */
export function Shown<A>({ of, children }: { of: Answer<A>; children: (answer: A) => ReactNode }) {
  const t = useTranslations()
  const text = useProblemText()
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (!of.error) return <p className="wait" role="status" aria-label={t('states.loading')} />
  return (
    <div className="empty" role="alert">
      <h2>{t('states.failed')}</h2>
      <p>{text(of.error)}</p>
      <button type="button" className="button" onClick={of.retry}>
        {t('actions.retry')}
      </button>
    </div>
  )
}

export function Empty({ title, hint }: { title: string; hint?: string }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {hint ? <p>{hint}</p> : null}
    </div>
  )
}

/** Why something was refused, in words that say what to do; nothing while nothing was. */
export function Refused({ problem }: { problem: unknown }) {
  const text = useProblemText()
  return problem ? (
    <p className="refused" role="alert">
      {text(problem)}
    </p>
  ) : null
}

/** Name and value of something that is known; `record` where the value is somebody's own words, in whatever language. */
export type Fact = readonly [name: string, value: ReactNode, of?: 'record']

/** What is known of something, one below the other; what is not is passed over. */
export function KnownFacts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value, of], at) => (
          <div key={`${at} ${name}`}>
            <dt>{name}</dt>
            <dd data-name={of && ''} style={{ whiteSpace: 'pre-line' }}>
              {value}
            </dd>
          </div>
        ))}
    </dl>
  )
}
