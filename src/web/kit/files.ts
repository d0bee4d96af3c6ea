import type { AnswerOf, AnyEndpoint, RequestOf } from '../../kernel/endpoint.ts'
import { CallProblem } from './call-problem.ts'
import { send } from './client.ts'
import { headersOf, newKey, urlOf } from './request.ts'

/** Fetches a `file` endpoint and hands it to the browser to keep. A refusal is thrown as `CallProblem` instead of being saved. */
export async function download<E extends AnyEndpoint>(endpoint: E, request: RequestOf<E> = {}): Promise<string> {
  const response = await send(endpoint, request)
  const name = fileNameOf(response.headers.get('content-disposition')) ?? endpoint.name
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return name
}

export function fileNameOf(disposition: string | null): string | null {
  const match = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')
  return match ? decodeURIComponent(match[1]!) : null
}

/** Sends one file with its fields to an `upload` endpoint; `onProgress` gets the share sent, 0 to 1. Throws `CallProblem`. */
export function upload<E extends AnyEndpoint>(
  endpoint: E,
  request: RequestOf<E> & { readonly file: File; readonly idempotencyKey?: string },
  onProgress?: (share: number) => void,
): Promise<AnswerOf<E>> {
  const form = new FormData()
  for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null && value !== '') form.append(name, String(value))
  }
  form.append('file', request.file, request.file.name)
  const exchange = new XMLHttpRequest()
  exchange.open(endpoint.method, urlOf(endpoint, request))
  for (const [name, value] of Object.entries(headersOf(endpoint, {}, request.idempotencyKey ?? newKey()))) {
    exchange.setRequestHeader(name, value)
  }
  return new Promise((resolve, reject) => {
    exchange.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    })
    exchange.addEventListener('error', () => reject(new CallProblem('network', 0)))
    exchange.addEventListener('load', () => {
      const body = parse(exchange.responseText)
      if (exchange.status < 300) resolve(body as AnswerOf<E>)
      else reject(new CallProblem(body?.code ?? 'answer-unreadable', exchange.status, body?.params ?? {}, body?.traceId ?? null))
    })
    exchange.send(form)
  })
}

function parse(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
