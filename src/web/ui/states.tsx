import { Button, Spin } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useUrlState } from '../kit/url-state.ts'
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

interface Beyond {
  readonly items: readonly unknown[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
}

/** A page of a list after its last one: what stood there has gone, or the address was kept from longer days. */
const isBeyond = (answer: unknown): answer is Beyond => {
  const { items, page, pageSize } = (answer ?? {}) as Partial<Beyond>
  return Array.isArray(items) && items.length === 0 && typeof pageSize === 'number' && typeof page === 'number' && page > 1
}

/** Goes to the last page there is, where the address holds the page; some lists do not know their length from beyond it and begin anew. */
function ToLastPage({ of: { total, page, pageSize }, children }: { of: Beyond; children: ReactNode }) {
  const [state, change] = useUrlState()
  const last = Math.ceil(total / pageSize)
  const held = state.page === String(page) && last !== page
  useEffect(() => {
    if (held) change({ page: last > 1 ? last : null }, { replace: true })
  }, [held, last, change])
  return held ? <Loading /> : children
}

/** Loading, failure or the content of one question. */
export function Answer<A>({ of, height, children }: { of: Question<A>; height?: number; children: (answer: A) => ReactNode }) {
  if (of.data !== undefined) {
    const shown = <>{children(of.data)}</>
    return isBeyond(of.data) ? <ToLastPage of={of.data}>{shown}</ToLastPage> : shown
  }
  if (of.error) return <Failed error={of.error} onRetry={() => void of.refetch()} />
  return <Loading height={height} />
}
