import { hashRaw } from '@node-rs/argon2'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { commonProblems, problem } from '../../kernel/problem.ts'
import type { Profile } from './crypto.ts'

/** Argon2id as OWASP asks at least: 19 MiB, two passes; 38 ms on a small server. The pepper's HMAC over it is the SM3 step. */
const memoryCost = 19_456
const timeCost = 2

/** Stored as `lj1$<profile>$<memory KiB>$<passes>$<salt>$<hmac>`, so that stronger parameters can follow without a flag day. */
export function openPasswords(profile: Profile, pepper: Buffer) {
  const inTurn = turns(2, 200)
  const digest = async (password: string, salt: Buffer, memory: number, passes: number, suite: Profile) => {
    const options = { memoryCost: memory, timeCost: passes, parallelism: 1, outputLen: 32, salt }
    const raw = await inTurn(() => hashRaw(password.normalize('NFKC'), options))
    return createHmac(suite === 'gm' ? 'sm3' : 'sha256', pepper)
      .update(raw)
      .digest()
  }
  return {
    async hash(password: string): Promise<string> {
      const salt = randomBytes(16)
      const hmac = await digest(password, salt, memoryCost, timeCost, profile)
      return ['lj1', profile, memoryCost, timeCost, salt.toString('base64url'), hmac.toString('base64url')].join('$')
    },
    async verify(stored: string, password: string): Promise<boolean> {
      const [format, suite, memory, passes, salt, hmac] = stored.split('$')
      if (format !== 'lj1' || !salt || !hmac) return false
      const found = await digest(password, Buffer.from(salt, 'base64url'), Number(memory), Number(passes), suite as Profile)
      const wanted = Buffer.from(hmac, 'base64url')
      return found.length === wanted.length && timingSafeEqual(found, wanted)
    },
  }
}

/** At most `width` at once, so that a flood of sign-ins cannot starve other work; beyond `queue` waiting the answer is no. */
export function turns(width: number, queue: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= width) {
      if (waiting.length >= queue) throw problem(commonProblems['too-many-requests'])
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
