import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { AnswerOf, AnyEndpoint, RequestOf } from '../../kernel/endpoint.ts'
import type { CallProblem } from './call-problem.ts'
import { call } from './client.ts'
import { newKey } from './request.ts'

export interface QuestionOptions<A> {
  readonly enabled?: boolean
  /** Keep showing the last answer while a new filter loads. */
  readonly keep?: boolean
  /** Milliseconds until asked again, or false; may look at the last answer. */
  readonly every?: (answer: A | undefined) => number | false
  /** Ask anew each time, never show an answer of a moment ago. */
  readonly fresh?: boolean
}

/** Reads an endpoint: `useEndpoint(coverage.getSummary, { query: filter })`. */
export function useEndpoint<E extends AnyEndpoint>(
  endpoint: E,
  request: RequestOf<E> = {},
  options: QuestionOptions<AnswerOf<E>> = {},
) {
  const { every } = options
  return useQuery<AnswerOf<E>, CallProblem>({
    queryKey: [endpoint.name, request],
    queryFn: ({ signal }) => call(endpoint, request, { signal }),
    enabled: options.enabled,
    placeholderData: options.keep ? keepPreviousData : undefined,
    ...(options.fresh ? { staleTime: 0, gcTime: 0 } : {}),
    refetchInterval: every ? (query) => every(query.state.data) : undefined,
  })
}

export type ActionRequest<E extends AnyEndpoint> = RequestOf<E> & { readonly revision?: number; readonly typed?: number }

/**
 * Acts through an endpoint. Pressing the button again with the same content sends the same idempotency key until it succeeds;
 * after success every list and figure on screen is asked anew.
 */
export function useAction<E extends AnyEndpoint>(endpoint: E) {
  const client = useQueryClient()
  const pending = useRef<{ content: string; key: string } | null>(null)
  return useMutation<AnswerOf<E>, CallProblem, ActionRequest<E>>({
    mutationFn: ({ revision, typed, ...request }) => {
      const content = JSON.stringify([request, revision])
      if (pending.current?.content !== content) pending.current = { content, key: newKey() }
      return call(endpoint, request as RequestOf<E>, { revision, typed, idempotencyKey: pending.current.key })
    },
    onSuccess: async () => {
      pending.current = null
      await client.invalidateQueries()
    },
  })
}
