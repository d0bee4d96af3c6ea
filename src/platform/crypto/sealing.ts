import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { type Profile, SealBroken } from './crypto.ts'

/**
 * The envelope of a sealed value: format (1), profile (1), key version (2, big-endian), then
 *   gm    iv (16) · SM4-CTR ciphertext · HMAC-SM3 (32) over header, iv and ciphertext
 *   intl  iv (12) · AES-256-GCM ciphertext · tag (16), the header as associated data
 * OpenSSL has no SM4-GCM in the Node we run on, hence encrypt-then-MAC; the header lets another suite follow.
 * Keys are drawn per field from the data key, so a value moved to another column fails its MAC.
 */
const format = 1
const profiles = { gm: 1, intl: 2 } as const
const block = 16

export interface Sealer {
  seal(plain: string): Buffer
  sealMany(plains: readonly string[]): Buffer[]
  open(sealed: Buffer): string
}

/** Which key and suite a sealed value names. */
export function readHeader(sealed: Buffer): { profile: Profile; version: number } {
  if (sealed.length < 32 || sealed[0] !== format) throw new SealBroken('not a sealed value')
  const profile = sealed[1] === profiles.gm ? 'gm' : sealed[1] === profiles.intl ? 'intl' : null
  if (profile === null) throw new SealBroken('sealed under an unknown profile')
  return { profile, version: sealed.readUInt16BE(2) }
}

export function sealerOf(profile: Profile, version: number, dataKey: Buffer, field: string): Sealer {
  const header = Buffer.from([format, profiles[profile], version >> 8, version & 255])
  return profile === 'gm' ? gmSealer(header, dataKey, field) : intlSealer(header, dataKey, field)
}

/** One key for one use: HMAC of its label under the parent key. */
export function deriveKey(profile: Profile, parent: Buffer, label: string): Buffer {
  return createHmac(profile === 'gm' ? 'sm3' : 'sha256', parent)
    .update(label)
    .digest()
}

function gmSealer(header: Buffer, dataKey: Buffer, field: string): Sealer {
  const cipherKey = createSecretKey(deriveKey('gm', dataKey, `cipher ${field}`).subarray(0, 16))
  const macKey = createSecretKey(deriveKey('gm', dataKey, `mac ${field}`))
  const finish = (iv: Buffer, cipher: Buffer) => {
    const body = Buffer.concat([header, iv, cipher])
    return Buffer.concat([body, hmacSm3(macKey, body)])
  }
  return {
    seal(plain) {
      const iv = randomBytes(block)
      return finish(iv, createCipheriv('sm4-ctr', cipherKey, iv).update(plain, 'utf8'))
    },
    // One stream for the whole column: each value begins at a block of its own, and its iv is the counter of that block.
    sealMany(plains) {
      const starts = randomBytes(block)
      const stream = createCipheriv('sm4-ctr', cipherKey, starts)
      const counter = BigInt(`0x${starts.toString('hex')}`)
      let blocks = 0n
      return plains.map((plain) => {
        const bytes = Buffer.from(plain, 'utf8')
        const padded = Math.ceil(bytes.length / block) * block
        const cipher = stream.update(Buffer.concat([bytes, Buffer.alloc(padded - bytes.length)]))
        const iv = counterBlock(counter + blocks)
        blocks += BigInt(padded / block)
        return finish(iv, cipher.subarray(0, bytes.length))
      })
    },
    open(sealed) {
      if (sealed.length < 4 + block + 32) throw new SealBroken('sealed value cut short')
      const body = sealed.subarray(0, -32)
      if (!timingSafeEqual(hmacSm3(macKey, body), sealed.subarray(-32))) throw new SealBroken('sealed value was changed')
      const opener = createDecipheriv('sm4-ctr', cipherKey, body.subarray(4, 4 + block))
      return opener.update(body.subarray(4 + block)).toString('utf8')
    },
  }
}

function intlSealer(header: Buffer, dataKey: Buffer, field: string): Sealer {
  const key = createSecretKey(deriveKey('intl', dataKey, `cipher ${field}`))
  const seal = (plain: string) => {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(header)
    const text = cipher.update(plain, 'utf8')
    return Buffer.concat([header, iv, text, cipher.final(), cipher.getAuthTag()])
  }
  return {
    seal,
    sealMany: (plains) => plains.map(seal),
    open(sealed) {
      const opener = createDecipheriv('aes-256-gcm', key, sealed.subarray(4, 16), { authTagLength: 16 })
      opener.setAAD(sealed.subarray(0, 4)).setAuthTag(sealed.subarray(-16))
      try {
        return Buffer.concat([opener.update(sealed.subarray(16, -16)), opener.final()]).toString('utf8')
      } catch (error) {
        throw new SealBroken('sealed value was changed', { cause: error })
      }
    },
  }
}

function hmacSm3(key: KeyObject, body: Buffer): Buffer {
  return createHmac('sm3', key).update(body).digest()
}

function counterBlock(counter: bigint): Buffer {
  const bytes = Buffer.alloc(block)
  bytes.writeBigUInt64BE(BigInt.asUintN(64, counter >> 64n), 0)
  bytes.writeBigUInt64BE(BigInt.asUintN(64, counter), 8)
  return bytes
}
