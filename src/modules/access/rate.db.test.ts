import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../../platform/http/server.ts'
import { authenticate, cookieName } from './sessions.ts'
import { demoPassword, openStage, type Stage } from './testing.ts'

const limit = 8

describe('an office behind one address', () => {
  let stage: Stage
  let server: FastifyInstance
  const cookieOf = async (name: string) => ({ [cookieName(stage.services)]: (await stage.person(name)).token! })
  const statuses = async (count: number, cookies: Record<string, string> = {}, url = '/api/access/me') => {
    const replies = await Promise.all(Array.from({ length: count }, () => server.inject({ url, cookies })))
    return replies.filter((reply) => reply.statusCode === 429).length
  }

  beforeAll(async () => {
    stage = await openStage()
    server = await buildServer(stage.services, {
      authenticate: (carrier) => authenticate(stage.services, carrier),
      requestsPerMinute: limit,
      async pages(pages) {
        pages.get('/assets/app.js', (_request, reply) => reply.send('page'))
      },
    })
  })
  afterAll(async () => {
    await server.close()
    await stage.close()
  })

  test('is counted person by person: who asks too much stops alone', async () => {
    const [wang, zhao] = [await cookieOf('wang'), await cookieOf('zhao')]
    expect(await statuses(limit + 3, wang)).toBe(3)
    expect(await statuses(limit, zhao)).toBe(0)
    expect(await statuses(1, wang)).toBe(1)
    const refused = await server.inject({ url: '/api/access/me', cookies: wang })
    expect(refused.json()).toMatchObject({ code: 'too-many-requests' })
    expect(refused.headers['retry-after']).toBeDefined()
  })

  test('is counted by its address while nobody is signed in, also with a new invented cookie each time', async () => {
    const invented = (n: number) => ({ [cookieName(stage.services)]: `invented-${n}` })
    for (let n = 0; n < limit; n += 1) expect(await statuses(1, invented(n))).toBe(0)
    expect(await statuses(1, invented(limit))).toBe(1)
    expect(await statuses(1)).toBe(1)
    const signIn = await server.inject({
      method: 'POST',
      url: '/api/access/sign-in',
      payload: { loginName: 'wang', password: demoPassword },
    })
    expect(signIn.statusCode).toBe(429)
    const elsewhere = await server.inject({ url: '/api/access/me', remoteAddress: '10.9.9.9' })
    expect(elsewhere.statusCode).not.toBe(429)
    expect(await statuses(1, await cookieOf('li'))).toBe(0)
  })

  test('loads pages and their files without being counted', async () => {
    expect(await statuses(limit * 3, {}, '/assets/app.js')).toBe(0)
  })
})
