import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../../platform/http/server.ts'
import { authenticate } from './sessions.ts'
import { demoPassword, openStage, type Stage } from './testing.ts'

const signIn = (to: FastifyInstance, password = demoPassword, headers: Record<string, string> = {}) =>
  to.inject({ method: 'POST', url: '/api/access/sign-in', headers, payload: { loginName: 'wang', password } })

describe('the session cookie over HTTP', () => {
  let stage: Stage
  let server: FastifyInstance
  let behindProxy: FastifyInstance

  beforeAll(async () => {
    stage = await openStage()
    await stage.person('wang')
    server = await buildServer(stage.services, { authenticate: (carrier) => authenticate(stage.services, carrier) })
    const proxied = { ...stage.services, config: { ...stage.services.config, behindProxy: true } }
    behindProxy = await buildServer(proxied, { authenticate: (carrier) => authenticate(proxied, carrier) })
  })
  afterAll(async () => {
    await server.close()
    await behindProxy.close()
    await stage.close()
  })

  test('signing in sets one cookie that scripts and other sites cannot use; the answer does not hold it', async () => {
    const reply = await signIn(server)
    expect(reply.statusCode).toBe(200)
    const [cookie] = reply.cookies
    expect(reply.cookies.length).toBe(1)
    expect(cookie).toMatchObject({ name: 'lianjian_session', httpOnly: true, sameSite: 'Strict', path: '/' })
    expect(reply.body).not.toContain(cookie!.value)
    expect(reply.headers['cache-control']).toBe('no-store')
    const me = await server.inject({ url: '/api/access/me', cookies: { lianjian_session: cookie!.value } })
    expect(me.json()).toMatchObject({ loginName: 'wang' })
  })

  test('behind a TLS proxy the cookie is bound to the host and to TLS', async () => {
    const [cookie] = (await signIn(behindProxy)).cookies
    expect(cookie).toMatchObject({ name: '__Host-lianjian_session', secure: true, path: '/' })
    expect(cookie!.domain).toBeUndefined()
  })

  test('a refused sign-in sets no cookie and says only that name or password do not fit', async () => {
    const reply = await signIn(server, 'wrong')
    expect(reply.statusCode).toBe(401)
    expect(reply.cookies).toEqual([])
    expect(reply.json()).toMatchObject({ code: 'sign-in-refused', params: {} })
  })

  test('signing out clears the cookie; without one the platform sees a visitor', async () => {
    const value = (await signIn(server)).cookies[0]!.value
    const out = await server.inject({
      method: 'POST',
      url: '/api/access/sign-out',
      cookies: { lianjian_session: value },
      payload: {},
    })
    expect(out.cookies[0]).toMatchObject({ name: 'lianjian_session', value: '' })
    expect((await server.inject({ url: '/api/access/me' })).statusCode).toBe(401)
    expect((await server.inject({ url: '/api/access/me', cookies: { lianjian_session: randomUUID() } })).statusCode).toBe(401)
  })

  test.each(['https://elsewhere.example', 'null', 'not an origin'])('a write from the origin %s is refused', async (origin) => {
    expect((await signIn(server, demoPassword, { origin, host: 'platform.local' })).statusCode).toBe(403)
  })
})
