import { useRef, useState } from 'react'
import type { AnswerOf, AnyEndpoint, RequestOf } from '../../kernel/endpoint.ts'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { newKey } from '../kit/request.ts'
import { forgetAnswers } from './use-answer.ts'

/** Sends what somebody does once: what may have arrived is sent again under the same key, what was refused is a new matter. */
export function useSending() {
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
      return answer
    } catch (error) {
      const refused = asCallProblem(error)
      if (refused.code !== 'network') key.current = newKey()
      setProblem(refused)
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, send }
}
