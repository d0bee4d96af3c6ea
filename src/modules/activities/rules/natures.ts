/** How the nature of a partner is told: by the kind of unit it is or covers, or by a part of its name. */
export interface NatureMark {
  readonly nature: string
  readonly kinds: readonly string[]
  readonly parts: readonly string[]
}

export interface PartnerFacts {
  readonly name: string
  /** Own kind and those of the units it covers; empty for a partner told in words only. */
  readonly kinds: readonly string[]
}

/** The first mark that fits says the nature (NS-27); null where none does: nothing is guessed. */
export function natureOf(partner: PartnerFacts, marks: readonly NatureMark[]): string | null {
  const fits = ({ kinds, parts }: NatureMark) =>
    kinds.some((kind) => partner.kinds.includes(kind)) || parts.some((part) => partner.name.includes(part))
  return marks.find(fits)?.nature ?? null
}
