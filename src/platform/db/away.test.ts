import { describe, expect, it } from 'vitest'
import { asProblem } from '../http/server.ts'
import { isAway } from './away.ts'

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code })

describe('a database that is away', () => {
  it.each(['57P01', '57P02', '57P03', '53300', '08001', '08003', '08006', '08P01', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])(
    'says so with %s, and whoever asks is told to ask again',
    (code) => {
      expect(isAway(coded(code))).toBe(true)
      expect(asProblem(coded(code))).toMatchObject({ code: 'database-unavailable', status: 503 })
    },
  )

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('is known by what the driver says: %s', (message) => {
    expect(isAway(new Error(message))).toBe(true)
    expect(asProblem(new Error(message)).status).toBe(503)
  })

  it('is not one that answers with a refusal, and a full disk or a deadlock is worth asking again without being away', () => {
    for (const code of ['23505', '42P01', '57014', '40P01', '53100']) expect(isAway(coded(code))).toBe(false)
    for (const code of ['40P01', '53100']) expect(asProblem(coded(code)).status).toBe(503)
    expect(asProblem(coded('42P01')).status).toBe(500)
    expect(isAway('57P01')).toBe(false)
  })
})
