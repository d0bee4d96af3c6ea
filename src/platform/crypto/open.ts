import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { type Crypto, type KeyBundle, type Profile, SealBroken } from './crypto.ts'
import { loadKeys } from './keyring.ts'
import { openPasswords } from './passwords.ts'
import { deriveKey, readHeader, sealerOf, type Sealer } from './sealing.ts'

/**
 * Opens the keys of a data folder, making them when it is new. `profile` matters only then: an existing folder keeps the one it was
 * made with, because its blind indexes and chains rest on it.
 */
export async function openCrypto(dataDir: string, profile: Profile): Promise<Crypto> {
  return cryptoFrom(await loadKeys(dataDir, profile))
}

/** The same from keys already in hand: worker threads, tests. */
export function cryptoFrom(bundle: KeyBundle): Crypto {
  const { profile } = bundle
  const hash = profile === 'gm' ? 'sm3' : 'sha256'
  const current = Math.max(...Object.keys(bundle.data).map(Number))
  const passwords = openPasswords(profile, key(bundle.pepper))
  const sealers = new Map<string, Sealer>()
  const labelled = new Map<string, KeyObject>()

  // Deriving costs more than sealing, and fields are few: each is derived once.
  const sealer = (suite: Profile, version: number, field: string) => {
    const name = `${suite} ${version} ${field}`
    let found = sealers.get(name)
    if (!found) {
      const dataKey = bundle.data[version]
      if (!dataKey) throw new SealBroken(`no data key of version ${version}`)
      sealers.set(name, (found = sealerOf(suite, version, key(dataKey), field)))
    }
    return found
  }
  const keyed = (parent: string, label: string, text: string) => {
    let found = labelled.get(label)
    if (!found) labelled.set(label, (found = createSecretKey(deriveKey(profile, key(parent), label))))
    return createHmac(hash, found).update(text).digest()
  }

  return {
    profile,
    seal: (field, plain) => sealer(profile, current, field).seal(plain),
    sealMany: (field, plains) => sealer(profile, current, field).sealMany(plains),
    open(field, sealed) {
      const header = readHeader(sealed)
      return sealer(header.profile, header.version, field).open(sealed)
    },
    blindIndex: (field, value) => keyed(bundle.index, `index ${field}`, value).subarray(0, 16),
    mac: (purpose, text) => keyed(bundle.integrity, `mac ${purpose}`, text),
    digest(...parts) {
      const digest = createHash(hash)
      for (const part of parts) digest.update(part)
      return digest.digest()
    },
    startDigest: () => createHash(hash),
    hashPassword: (password) => passwords.hash(password),
    verifyPassword: (stored, password) => passwords.verify(stored, password),
    keyBundle: () => bundle,
  }
}

function key(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}
