import { useCallback, useEffect, useState } from 'react'
import type { AnswerOf, AnyEndpoint, RequestOf } from '../../kernel/endpoint.ts'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'

/** Answers of this visit: going back shows the last one at once while it is asked again. */
const kept = new Map<string, unknown>()

export function forgetAnswers(): void {
  kept.clear()
}

export interface Answer<A> {
  readonly data: A | undefined
  readonly error: CallProblem | null
  readonly retry: () => void
}

/** `renew` is false for the question that finds out whether anybody is signed in. */
export function useAnswer<E extends AnyEndpoint>(endpoint: E, request: RequestOf<E> = {}, renew = true): Answer<AnswerOf<E>> {
  const key = JSON.stringify([endpoint.name, request])
  const [round, setRound] = useState(0)
  const [state, setState] = useState<{ key: string; data?: AnswerOf<E>; error: CallProblem | null }>({ key, error: null })
  useEffect(() => {
    const stop = new AbortController()
    const [, asked] = JSON.parse(key) as [string, RequestOf<E>]
    call(endpoint, asked, { signal: stop.signal, renewSession: renew }).then(
      (data) => {
        kept.set(key, data)
        setState({ key, data, error: null })
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ key, error: asCallProblem(error) })
      },
    )
    return () => stop.abort()
    // `round` is what asks again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new round must run the effect although it reads no value of it
  }, [endpoint, key, renew, round])
  const retry = useCallback(() => setRound((before) => before + 1), [])
  const current = state.key === key ? state : { data: undefined, error: null }
  return { data: current.data ?? (kept.get(key) as AnswerOf<E> | undefined), error: current.error, retry }
}
