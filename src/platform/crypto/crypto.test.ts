import fc from 'fast-check'
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { sm3 } from 'sm-crypto-v2'
import { describe, expect, test } from 'vitest'
import { type KeyBundle, type Profile, SealBroken } from './crypto.ts'
import { cryptoFrom } from './open.ts'

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const bundleOf = (profile: Profile): KeyBundle => ({
  profile,
  data: { 1: key(1), 2: key(2) },
  index: key(3),
  integrity: key(4),
  pepper: key(5),
})
const suites = (['gm', 'intl'] as const).map((profile) => ({ profile, crypto: cryptoFrom(bundleOf(profile)) }))

describe('the algorithms are the published ones', () => {
  test('SM3 of "abc" is the example of GB/T 32905', () => {
    const digest = createHash('sm3').update('abc').digest('hex')
    expect(digest).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  })

  test('SM4 of one block is the example of GB/T 32907', () => {
    const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
    expect(cipher.update(block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
  })

  test('HMAC-SM3 agrees with another implementation', () => {
    const { crypto } = suites[0]!
    const derived = sm3(new TextEncoder().encode('index phone'), { key: Buffer.alloc(32, 3).toString('hex'), mode: 'hmac' })
    const expected = sm3(new TextEncoder().encode('13800138000'), { key: derived, mode: 'hmac' })
    expect(crypto.blindIndex('phone', '13800138000').toString('hex')).toBe(expected.slice(0, 32))
  })
})

describe.each(suites)('sealed values ($profile)', ({ profile, crypto }) => {
  test('any text comes back as it was, alone or in a column', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 100 }), { maxLength: 30 }), (texts) => {
        const clean = texts.map((text) => text.toWellFormed())
        expect(clean.map((text) => crypto.open('f', crypto.seal('f', text)))).toEqual(clean)
        expect(crypto.sealMany('f', clean).map((sealed) => crypto.open('f', sealed))).toEqual(clean)
      }),
    )
  })

  test('a flipped bit anywhere is refused (10,000 flips)', () => {
    const sealed = crypto.sealMany('phone', ['13800138000', '', '身份证 11010519491231002X'])
    for (let round = 0; round < 10_000; round++) {
      const broken = Buffer.from(sealed[round % sealed.length]!)
      const bit = randomBytes(4).readUInt32BE() % (broken.length * 8)
      broken[bit >> 3]! ^= 1 << (bit & 7)
      expect(() => crypto.open('phone', broken)).toThrow(SealBroken)
    }
  })

  test('a value cut at any length is refused', () => {
    const sealed = crypto.seal('phone', '13800138000')
    for (let length = 0; length < sealed.length; length++) {
      expect(() => crypto.open('phone', sealed.subarray(0, length))).toThrow(SealBroken)
    }
  })

  test('a value moved to another column does not open', () => {
    expect(() => crypto.open('members.person.phone', crypto.seal('units.contact.phone', '1'))).toThrow(SealBroken)
  })

  test('the same value sealed twice, or twice in a column, looks different', () => {
    const seals = [crypto.seal('f', 'same'), crypto.seal('f', 'same'), ...crypto.sealMany('f', ['same', 'same'])]
    expect(new Set(seals.map((sealed) => sealed.toString('hex'))).size).toBe(4)
  })

  test('the newest data key seals, older ones still open, an unknown one says so', () => {
    const old = cryptoFrom({ ...bundleOf(profile), data: { 1: key(1) } })
    expect(crypto.open('f', old.seal('f', 'before'))).toBe('before')
    expect(crypto.seal('f', 'after').readUInt16BE(2)).toBe(2)
    expect(() => old.open('f', crypto.seal('f', 'after'))).toThrow(SealBroken)
  })

  test('blind indexes meet only within one field and one key', () => {
    const other = cryptoFrom({ ...bundleOf(profile), index: key(9) })
    expect(crypto.blindIndex('phone', '1')).toEqual(crypto.blindIndex('phone', '1'))
    expect(crypto.blindIndex('phone', '1')).not.toEqual(crypto.blindIndex('id', '1'))
    expect(crypto.blindIndex('phone', '1')).not.toEqual(other.blindIndex('phone', '1'))
    expect(crypto.mac('phone', '1')).not.toEqual(crypto.mac('grant', '1'))
  })

  test('a password verifies against its own hash, in any Unicode form, and nothing else does', async () => {
    const stored = await crypto.hashPassword('Ｌianjian-2026é')
    expect(stored).not.toContain('ianjian-2026')
    expect(await crypto.verifyPassword(stored, 'Lianjian-2026e\u0301')).toBe(true)
    expect(await crypto.verifyPassword(stored, 'Lianjian-2026e')).toBe(false)
    expect(await cryptoFrom({ ...bundleOf(profile), pepper: key(9) }).verifyPassword(stored, 'Lianjian-2026é')).toBe(false)
    expect(await crypto.verifyPassword('', 'Lianjian-2026é')).toBe(false)
  })
})

test('values of both profiles open side by side after a change of profile', () => {
  expect(suites[1]!.crypto.open('f', suites[0]!.crypto.seal('f', '早先'))).toBe('早先')
  expect(suites[0]!.crypto.open('f', suites[1]!.crypto.seal('f', '早先'))).toBe('早先')
})

test('what was sealed once under known keys opens for ever', () => {
  const { crypto } = suites[0]!
  const kept = [
    '01010002000102030405060708090a0b0c0d0e0f',
    'f75ba68b9a705a83de4777b47654375918b8e681d01fbe8608950bcabd1a4ab404ee733a17ea3e0a1e1636',
  ].join('')
  expect(crypto.open('unit.phone', Buffer.from(kept, 'hex'))).toBe('13800138000')
})

test('a worker thread opens with the bundle what the main thread sealed', async () => {
  const { crypto } = suites[0]!
  const source = `
    const { parentPort, workerData } = require('node:worker_threads')
    import(workerData.module).then(({ cryptoFrom }) =>
      parentPort.postMessage(cryptoFrom(workerData.bundle).open('f', Buffer.from(workerData.sealed))))`
  const workerData = {
    module: new URL('open.ts', import.meta.url).href,
    bundle: crypto.keyBundle(),
    sealed: crypto.seal('f', '工作线程'),
  }
  const worker = new Worker(source, { eval: true, workerData })
  const answer = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  expect(answer).toBe('工作线程')
  await worker.terminate()
})
