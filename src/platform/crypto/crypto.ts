/**
 * What the platform needs of cryptography. Field values are sealed under a key of their class, found again by a blind index,
 * and every sealed value carries the version and the profile it was made with.
 */
export interface Crypto {
  readonly profile: Profile
  /** Encrypts a field of class C3. `field` binds the value to its column: moved elsewhere it does not open. */
  seal(field: string, plain: string): Buffer
  /** The same for a whole column of an import, several times faster. */
  sealMany(field: string, plains: readonly string[]): Buffer[]
  /** Throws `SealBroken` when a bit was changed, the value belongs to another field, or its key is gone. */
  open(field: string, sealed: Buffer): string
  /**
   * Keyed digest of 16 bytes for exact search; equal values of one field give equal indexes, and nothing without the key.
   * The caller brings the value into its one written form first (digits only, upper-case X).
   */
  blindIndex(field: string, value: string): Buffer
  /** SM3 (or SHA-256 in `intl`) over the parts as one: the audit chain, session tokens. */
  digest(...parts: readonly (Buffer | string)[]): Buffer
  /** The same digest, fed piece by piece. */
  startDigest(): { update(part: Buffer | string): unknown; digest(): Buffer }
  /** HMAC under the platform's integrity key, for rows whose edit by hand must show (grants). */
  mac(purpose: string, text: string): Buffer
  /** Throws `too-many-requests` when too many are waiting already. */
  hashPassword(password: string): Promise<string>
  verifyPassword(stored: string, password: string): Promise<boolean>
  /** The unwrapped keys, for a worker thread of this process and for nothing else: `cryptoFrom(bundle)` there gives the same. */
  keyBundle(): KeyBundle
}

/** `gm`: SM3 and SM4; `intl`: SHA-256 and AES-256. */
export type Profile = 'gm' | 'intl'

/** Plain data, so that it passes a `postMessage`. Every key is 32 bytes in base64. */
export interface KeyBundle {
  readonly profile: Profile
  /** Data keys by version; the highest seals, all open. */
  readonly data: Readonly<Record<string, string>>
  readonly index: string
  readonly integrity: string
  readonly pepper: string
}

export class SealBroken extends Error {}
