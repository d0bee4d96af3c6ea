import type { ProblemParams } from '../../kernel/problem.ts'

/** A refusal as the browser knows it. `network` and `answer-unreadable` are made here, every other code comes from the server. */
export class CallProblem extends Error {
  readonly code: string
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  readonly params: ProblemParams
  /** What support needs to find the request in the log. */
  readonly traceId: string | null

  constructor(code: string, status: number, params: ProblemParams = {}, traceId: string | null = null) {
    super(code)
    this.name = 'CallProblem'
    this.code = code
    this.status = status
    this.params = params
    this.traceId = traceId
  }

  /** Worth sending again unchanged: nothing arrived, or the platform was briefly away. */
  get passing(): boolean {
    return this.status === 0 || this.status === 503
  }
}

/** A refusal that was kept with a record, a job or a plan, to be told as if it had just been given. */
export function keptProblem({
  code,
  params,
}: {
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
}): CallProblem {
  return new CallProblem(code, 422, params as ProblemParams)
}

export function asCallProblem(error: unknown): CallProblem {
  return error instanceof CallProblem ? error : new CallProblem('fault', 500)
}

/** Reads a refused answer; a body that is not one of our problems (a proxy's page, say) keeps its status. */
export async function problemOfResponse(response: Response): Promise<CallProblem> {
  const traceHeader = response.headers.get('x-request-id')
  try {
    const body = (await response.json()) as { code?: unknown; params?: ProblemParams; traceId?: string }
    if (typeof body.code === 'string') {
      return new CallProblem(body.code, response.status, body.params ?? {}, body.traceId ?? traceHeader)
    }
  } catch {
    // Not JSON: told apart below by status only.
  }
  return new CallProblem(response.status === 503 ? 'database-unavailable' : 'answer-unreadable', response.status, {}, traceHeader)
}
