/**
 * What the platform needs of cryptography. Field values are sealed under a key of their class, found again by a blind index,
 * and every sealed value carries the version and the profile it was made with.
 */
export interface Crypto {
  readonly profile: 'gm' | 'intl'
  /** Encrypts a field of class C3. `field` binds the value to its column: moved elsewhere it does not open. */
  seal(field: string, plain: string): Buffer
  /** Throws when a bit was changed or the value belongs to another field. */
  open(field: string, sealed: Buffer): string
  /** Keyed digest for exact search; equal values of one field give equal indexes, and nothing without the key. */
  blindIndex(field: string, value: string): Buffer
  /** SM3 (or SHA-256 in `intl`): the audit chain, session tokens. */
  digest(...parts: readonly (Buffer | string)[]): Buffer
  /** HMAC under the platform's integrity key, for rows whose edit by hand must show (grants). */
  mac(purpose: string, text: string): Buffer
  hashPassword(password: string): Promise<string>
  verifyPassword(stored: string, password: string): Promise<boolean>
}
