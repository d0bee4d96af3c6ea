export const lackKinds = ['open-need', 'few-members', 'rectification', 'life-overdue'] as const
export type LackKind = (typeof lackKinds)[number]
export const giveKinds = ['resource', 'demonstration', 'lead'] as const
export type GiveKind = (typeof giveKinds)[number]
export const pairingStates = ['suggested', 'none', 'not-applicable'] as const
export type PairingState = (typeof pairingStates)[number]
export const nearKinds = ['street', 'industry'] as const
export type Near = (typeof nearKinds)[number]

/** What a record says: which one it is, what it is called, how many. */
export interface Evidence {
  readonly id: string | null
  readonly title: string | null
  readonly count: number | null
}
export interface Lack extends Evidence {
  readonly unitNo: number
  readonly kind: LackKind
  /** What a need is about; null where the lack is of no category. */
  readonly category: string | null
}
export interface Give extends Evidence {
  readonly unitNo: number
  readonly kind: GiveKind
  readonly category: string | null
}
export interface Organisation {
  readonly no: number
  readonly name: string
  /** Where it is at home or whom it covers is; empty where nothing is on record. */
  readonly streetNos: readonly number[]
  readonly industryNos: readonly number[]
}

export interface PairingRules {
  /** Which sort of giving answers which sort of lack. */
  readonly answers: readonly { readonly lack: LackKind; readonly gives: readonly GiveKind[] }[]
  /** At most so many partners for one organisation: nearer ones first, then by name. */
  readonly most: number
}

export interface Suggestion {
  readonly no: number
  readonly near: readonly Near[]
  readonly reasons: readonly { readonly lack: LackKind; readonly give: Give }[]
}

export interface PairingRow {
  readonly no: number
  readonly state: PairingState
  readonly lacks: readonly Lack[]
  readonly suggestions: readonly Suggestion[]
}

const byName = (one: Organisation, other: Organisation) =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : one.no - other.no

/** In which ways two are neighbours. */
export function nearOf(one: Organisation, other: Organisation): Near[] {
  const same = (key: 'streetNos' | 'industryNos') => one[key].some((no) => other[key].includes(no))
  return [...(same('streetNos') ? (['street'] as const) : []), ...(same('industryNos') ? (['industry'] as const) : [])]
}

/** A resource answers a need of its own category; everything else answers by its sort alone. */
const fits = (lack: Lack, give: Give): boolean => give.kind !== 'resource' || give.category === lack.category

/**
 * Who could go together with whom (CN-62): an organisation whose records show that it lacks something, and neighbours whose records show
 * that they can give it. Nobody is weighed: a lack or a gift is there or not, organisations go by name, and every reason is a record.
 * `bound`: pairs that are joined already, as `low high`.
 */
export function suggestPairs(
  organisations: readonly Organisation[],
  lacks: readonly Lack[],
  gives: readonly Give[],
  bound: ReadonlySet<string>,
  rules: PairingRules,
): PairingRow[] {
  const sorted = organisations.toSorted(byName)
  const lackOf = Map.groupBy(lacks, (lack) => lack.unitNo)
  const giveOf = Map.groupBy(gives, (give) => give.unitNo)
  const givers = sorted.filter(({ no }) => giveOf.has(no))
  return sorted.flatMap((one): PairingRow[] => {
    const own = sortedEvidence(lackOf.get(one.no) ?? [])
    if (own.length === 0) return []
    if (one.streetNos.length + one.industryNos.length === 0)
      return [{ no: one.no, state: 'not-applicable', lacks: own, suggestions: [] }]
    const found = givers
      .filter((other) => other.no !== one.no && !bound.has(pairKey(one.no, other.no)))
      .map((other): Suggestion => ({
        no: other.no,
        near: nearOf(one, other),
        reasons: reasonsOf(own, sortedEvidence(giveOf.get(other.no)!), rules),
      }))
      .filter(({ near, reasons }) => near.length > 0 && reasons.length > 0)
    // Neighbours in both ways before neighbours in one; the cut stays within names otherwise.
    const kept = new Set(found.toSorted((a, b) => b.near.length - a.near.length).slice(0, rules.most))
    const suggestions = found.filter((suggestion) => kept.has(suggestion))
    return [{ no: one.no, state: suggestions.length > 0 ? 'suggested' : 'none', lacks: own, suggestions }]
  })
}

export const pairKey = (one: number, other: number): string => `${Math.min(one, other)} ${Math.max(one, other)}`

function reasonsOf(lacks: readonly Lack[], gives: readonly Give[], { answers }: PairingRules): Suggestion['reasons'] {
  const kinds = [...new Set(lacks.map((lack) => lack.kind))]
  return kinds.flatMap((kind) => {
    const wanted = answers.find(({ lack }) => lack === kind)?.gives ?? []
    return gives
      .filter((give) => wanted.includes(give.kind) && lacks.some((lack) => lack.kind === kind && fits(lack, give)))
      .map((give) => ({ lack: kind, give }))
  })
}

const keyOf = ({ id, title, count }: Evidence) => JSON.stringify([title, id, count])
function sortedEvidence<E extends Lack | Give>(all: readonly E[]): E[] {
  const order: readonly string[] = [...lackKinds, ...giveKinds]
  return all.toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0),
  )
}
