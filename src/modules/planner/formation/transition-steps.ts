import { byText } from './rows.ts'
import type { Outcome } from './types.ts'

/** Where organisations of a standing branch go. */
export type Destination =
  /** A standing joint branch that goes on in the plan. */
  | { readonly kind: 'standing'; readonly branch: string }
  /** A branch the plan sets up, known by the organisation that leads it. */
  | { readonly kind: 'new'; readonly host: string }
  /** A branch that stands by itself and was not planned. */
  | { readonly kind: 'attached'; readonly host: string }

/** One step from the branches that stand to those of the plan; each can become an application of its own. */
export type BranchMove =
  /** A branch is set up by those of its organisations that stand in none; the others follow with `move`. */
  | {
      readonly kind: 'establish'
      readonly host: string
      readonly outcome: Outcome
      readonly organisations: readonly string[]
      readonly after: readonly number[]
    }
  /** Organisations go over from a standing joint branch. */
  | {
      readonly kind: 'move'
      readonly from: string
      readonly to: Destination
      readonly organisations: readonly string[]
      readonly after: readonly number[]
    }
  /** Organisations that stand in no branch join one. */
  | {
      readonly kind: 'join'
      readonly to: Destination
      readonly organisations: readonly string[]
      readonly after: readonly number[]
    }
  /** An organisation leaves its branch and the plan has no other one for it. */
  | {
      readonly kind: 'leave'
      readonly from: string
      readonly organisations: readonly string[]
      readonly outcome: Outcome
      readonly after: readonly number[]
    }
  /** A standing branch goes on under another lead. */
  | {
      readonly kind: 'lead'
      readonly branch: string
      readonly from: string
      readonly to: string
      readonly after: readonly number[]
    }
  /** Nobody is left in a standing branch. */
  | { readonly kind: 'dissolve'; readonly branch: string; readonly after: readonly number[] }

type Make = (organisations: string[], after: number[]) => BranchMove

interface Group {
  readonly make: Make
  readonly from: string | null
  readonly to: Destination | null
  readonly organisations: string[]
}

/** Collects what happens to single organisations into steps. */
export class Steps {
  private readonly established = new Map<string, Outcome>()
  private readonly founders = new Map<string, string[]>()
  private readonly groups = new Map<string, Group>()
  private readonly last: { branch: string; make: (after: number[]) => BranchMove }[] = []

  establish(host: string, outcome: Outcome): void {
    this.established.set(host, outcome)
  }

  found(host: string, organisation: string): void {
    this.founders.set(host, [...(this.founders.get(host) ?? []), organisation])
  }

  move(from: string, to: Destination, organisation: string): void {
    this.gather(['move', from, to], from, to, organisation, (organisations, after) => ({
      kind: 'move',
      from,
      to,
      organisations,
      after,
    }))
  }

  join(to: Destination, organisation: string): void {
    this.gather(['join', to], null, to, organisation, (organisations, after) => ({ kind: 'join', to, organisations, after }))
  }

  leave(from: string, organisation: string, outcome: Outcome): void {
    const make: Make = (organisations, after) => ({ kind: 'leave', from, organisations, outcome, after })
    this.gather(['leave', from, outcome], from, null, organisation, make)
  }

  lead(branch: string, from: string, to: string): void {
    this.last.push({ branch, make: (after) => ({ kind: 'lead', branch, from, to, after }) })
  }

  dissolve(branch: string): void {
    this.last.push({ branch, make: (after) => ({ kind: 'dissolve', branch, after }) })
  }

  private gather(key: unknown, from: string | null, to: Destination | null, organisation: string, make: Make): void {
    const name = JSON.stringify(key)
    const group = this.groups.get(name) ?? { make, to, from, organisations: [] }
    group.organisations.push(organisation)
    this.groups.set(name, group)
  }

  /** New branches first, then who goes where, at last what becomes of the branches that were left. */
  inOrder(): { moves: BranchMove[]; moved: number } {
    const moves: BranchMove[] = []
    const establishedAt = new Map<string, number>()
    for (const [host, outcome] of [...this.established].sort((a, b) => byText(a[0], b[0]))) {
      establishedAt.set(host, moves.length)
      moves.push({ kind: 'establish', host, outcome, organisations: this.founders.get(host) ?? [], after: [] })
    }
    const touching = new Map<string, number[]>()
    let moved = 0
    for (const { make, to, from, organisations } of this.groups.values()) {
      const first = to?.kind === 'new' || to?.kind === 'attached' ? establishedAt.get(to.host) : undefined
      const about = [from, to?.kind === 'standing' ? to.branch : null].filter((branch) => branch !== null)
      for (const branch of about) touching.set(branch, [...(touching.get(branch) ?? []), moves.length])
      moves.push(make(organisations, first === undefined ? [] : [first]))
      if (from !== null) moved += organisations.length
    }
    for (const { branch, make } of this.last) moves.push(make(touching.get(branch) ?? []))
    return { moves, moved }
  }
}
