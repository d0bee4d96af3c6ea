/** A mobile number of the mainland, or a fixed one with its area. */
export const phonePattern = /^(?:\+?86)?[\s-]*1(?:[\s-]*\d){10}$|^0\d{2,3}-?\d{7,8}$/

/**
 * A telephone as it is sealed, indexed and compared: its digits, with the plus of another country. A mobile number of the mainland is the
 * same with and without its 86, full width or half, however it was spaced.
 */
export function plainPhone(phone: string): string {
  const plain = phone.normalize('NFKC').replaceAll(/[^\d+]/g, '')
  return plain.replace(/^\+?86(?=1\d{10}$)/, '')
}
