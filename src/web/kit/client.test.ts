import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import type { CallProblem } from './call-problem.ts'
import { call, onSessionExpired } from './client.ts'
import { fileNameOf } from './files.ts'
import { urlOf } from './request.ts'

const readUnit = endpoint({
  name: 'test.readUnit',
  method: 'GET',
  path: '/api/test/units/:no',
  summary: '',
  permission: 'signed-in',
  params: z.object({ no: z.coerce.number() }),
  query: z.object({ asOf: z.string().optional(), q: z.string().optional() }),
  output: z.object({ name: z.string() }),
})
const renameUnit = endpoint({
  name: 'test.renameUnit',
  method: 'POST',
  path: '/api/test/units/:no/name',
  summary: '',
  permission: 'signed-in',
  concurrency: true,
  params: z.object({ no: z.number() }),
  body: z.object({ name: z.string() }),
  output: z.object({ revision: z.number() }),
})

interface Sent {
  readonly url: string
  readonly init: RequestInit & { headers: Record<string, string> }
}

let sent: Sent[] = []
let answers: (() => Response | Promise<Response>)[] = []
const ok = (json: unknown) => () => new Response(JSON.stringify(json), { status: 200 })
const refused = (status: number, code: string) => () =>
  new Response(JSON.stringify({ code, status, params: { day: '2018-12-31' }, traceId: 'trace-1' }), { status })
const unreachable = () => Promise.reject(new TypeError('network'))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  sent = []
  vi.stubGlobal('fetch', (url: string, init: Sent['init']) => {
    sent.push({ url, init })
    return Promise.resolve().then(answers.shift()!)
  })
})
afterEach(() => {
  onSessionExpired(null)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const rename = { params: { no: 7 }, body: { name: '晨光' } }

describe('a call', () => {
  it('fills in the path and leaves empty filters out', () => {
    expect(urlOf(readUnit, { params: { no: 7 }, query: { asOf: undefined, q: '' } })).toBe('/api/test/units/7')
    expect(urlOf(readUnit, { params: { no: 7 }, query: { q: '晨 光' } })).toBe('/api/test/units/7?q=%E6%99%A8+%E5%85%89')
  })

  it('reads without an idempotency key and writes with one and the revision it has seen', async () => {
    answers = [ok({ name: 'x' }), ok({ revision: 4 })]
    await call(readUnit, { params: { no: 7 } })
    await call(renameUnit, rename, { revision: 3 })
    expect(sent[0]!.init.headers['idempotency-key']).toBeUndefined()
    expect(sent[1]!.init.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/)
    expect(sent[1]!.init.headers['if-match']).toBe('"3"')
  })

  it('sends the same key again when the network broke, and gives up after the third try', async () => {
    answers = [unreachable, refused(503, 'database-unavailable'), ok({ revision: 4 })]
    const done = call(renameUnit, rename)
    await vi.advanceTimersByTimeAsync(5000)
    await expect(done).resolves.toEqual({ revision: 4 })
    expect(new Set(sent.map((request) => request.init.headers['idempotency-key'])).size).toBe(1)
    expect(sent).toHaveLength(3)

    answers = [unreachable, unreachable, unreachable]
    const lost = call(renameUnit, rename).catch((error: CallProblem) => error.code)
    await vi.advanceTimersByTimeAsync(5000)
    expect(await lost).toBe('network')
  })

  it('tells a refusal with its code, values and trace', async () => {
    answers = [refused(422, 'return-day-in-the-future')]
    const problem = await call(renameUnit, rename).catch((error: CallProblem) => error)
    expect(problem).toMatchObject({
      code: 'return-day-in-the-future',
      status: 422,
      params: { day: '2018-12-31' },
      traceId: 'trace-1',
    })
    expect(sent).toHaveLength(1)
  })

  it('waits for a new sign-in and then sends what was typed with the key it had', async () => {
    const renewal = vi.fn(() => Promise.resolve())
    onSessionExpired(renewal)
    answers = [refused(401, 'not-signed-in'), ok({ revision: 4 })]
    await expect(call(renameUnit, rename)).resolves.toEqual({ revision: 4 })
    expect(renewal).toHaveBeenCalledOnce()
    expect(sent[0]!.init.headers['idempotency-key']).toBe(sent[1]!.init.headers['idempotency-key'])
    expect(sent[1]!.init.body).toBe(sent[0]!.init.body)
  })

  it('does not take a page of a proxy for an answer', async () => {
    answers = [() => new Response('<html>', { status: 502 })]
    expect(await call(readUnit, { params: { no: 7 } }).catch((error: CallProblem) => error.code)).toBe('answer-unreadable')
  })
})

describe('a download', () => {
  it('takes its Chinese name from the header', () => {
    expect(fileNameOf("attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.xlsx")).toBe('名单.xlsx')
    expect(fileNameOf(null)).toBeNull()
  })
})
