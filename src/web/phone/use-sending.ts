import { useRef, useState } from 'react'
import type { AnswerOf, AnyEndpoint, RequestOf } from '../../kernel/endpoint.ts'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { newKey } from '../kit/request.ts'
import { forgetAnswers } from './use-answer.ts'

/**
 * Sends what somebody does once: what may have arrived is sent again under the same key, what was refused is a new matter. A form that
 * is left once it was sent (`leaves`) stays busy, so that nothing can be pressed while the next page comes.
 */
export function useSending({ leaves = false } = {}) {
  const key = useRef(newKey())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const send = async <E extends AnyEndpoint>(
    what: string,
    endpoint: E,
    request: RequestOf<E>,
    revision?: number,
  ): Promise<AnswerOf<E> | undefined> => {
    if (busy) return undefined
    setBusy(true)
    setProblem(null)
    try {
      const idempotencyKey = `${key.current}${what}`
      const answer = await call(endpoint, request, revision === undefined ? { idempotencyKey } : { idempotencyKey, revision })
      key.current = newKey()
      forgetAnswers()
      if (!leaves) setBusy(false)
      return answer
    } catch (error) {
      const refused = asCallProblem(error)
      if (refused.code !== 'network') key.current = newKey()
      setProblem(refused)
      setBusy(false)
      return undefined
    }
  }
  return { busy, problem, send }
}
