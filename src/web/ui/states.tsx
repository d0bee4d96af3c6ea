import { Button, Spin } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useProblemText } from '../phrases/problem-text.ts'

interface StateProps {
  readonly title?: string
  readonly hint?: ReactNode
  readonly children?: ReactNode
}

/** An honest full stop: what is (not) here, and what can be done about it. */
export function State({ title, hint, children }: StateProps) {
  return (
    <div className="state">
      {title ? <h2>{title}</h2> : null}
      {hint ? <p>{hint}</p> : null}
      {children}
    </div>
  )
}

export function Loading({ height = 160 }: { height?: number }) {
  const t = useTranslations('states')
  return (
    <div
      className="state"
      style={{ minHeight: height, padding: 0, justifyContent: 'center' }}
      role="status"
      aria-label={t('loading')}
    >
      <Spin />
    </div>
  )
}

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations()
  const text = useProblemText()
  return (
    <div role="alert">
      <State title={t('states.failed')} hint={text(error)}>
        {onRetry ? <Button onClick={onRetry}>{t('actions.retry')}</Button> : null}
      </State>
    </div>
  )
}

interface Question<A> {
  readonly data: A | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

/** Loading, failure or the content of one question. */
export function Answer<A>({ of, height, children }: { of: Question<A>; height?: number; children: (answer: A) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error) return <Failed error={of.error} onRetry={() => void of.refetch()} />
  return <Loading height={height} />
}
