import { documentWords as words } from './document-words.ts'
import type { BranchMove, Placement } from './formation/index.ts'
import { Names } from './present.ts'
import type { PlanRow } from './store.ts'
import type { StoredPlan } from './stored.ts'
import { transitionOf } from './transition-of-plan.ts'

/** One case a decided plan opens. */
export interface PlannedApplication {
  readonly unitNo: number
  readonly procedure: 'establish-own' | 'establish-joint' | 'establish-mobile' | 'attach' | 'dissolve'
  readonly title: string
  readonly details: {
    readonly name?: string
    readonly level?: string
    readonly covers?: number[]
    readonly targetNo?: number
    /** Joint branches of today these organisations leave that day. */
    readonly leaves?: number[]
  }
  /** Organisation whose own branch, set up by the same plan, has to stand first. */
  readonly waitsFor: number | null
  /** Of a branch to be dissolved: organisations that have to be in another one first. */
  readonly leavers: readonly number[]
}

type ReadyPlan = PlanRow & { result: StoredPlan }
type Draft = Omit<PlannedApplication, 'waitsFor' | 'leavers'> & Partial<Pick<PlannedApplication, 'waitsFor' | 'leavers'>>

const levels: Partial<Record<Placement['outcome'], 'branch' | 'general' | 'committee'>> = {
  'own-branch': 'branch',
  'general-branch': 'general',
  committee: 'committee',
}

/**
 * What has to be applied for so that a plan comes true: one case a new branch, with those it covers and the branches they leave; one case
 * an organisation that joins a branch which stands; one case a branch that is left by all. Who is given no branch keeps the one it has.
 */
export function applicationsOf(plan: ReadyPlan): PlannedApplication[] {
  const writer = new Writer(plan)
  const { moves } = transitionOf(plan)
  return moves
    .flatMap((move, _, all) => writer.write(move, all))
    .map((draft) => ({ waitsFor: null, leavers: [], ...draft }))
    .sort((a, b) => a.unitNo - b.unitNo)
}

class Writer {
  private readonly names: Names
  /** Joint branch of today by organisation. */
  private readonly from: ReadonlyMap<string, number>
  private readonly together: ReadonlyMap<string, StoredPlan['branches'][number]>

  constructor(plan: ReadyPlan) {
    this.names = new Names(plan.facts)
    this.from = new Map(plan.facts.units.flatMap(({ no, partyNo }) => (partyNo === null ? [] : [[String(no), partyNo]])))
    this.together = new Map(plan.result.branches.map((branch) => [branch.host, branch]))
  }

  write(move: BranchMove, all: readonly BranchMove[]): Draft[] {
    switch (move.kind) {
      case 'establish':
        return [this.establish(move.host, move.outcome)]
      case 'join':
      case 'move':
        // Who enters a branch that is set up is named in its application.
        return move.to.kind === 'new' ? [] : this.attach(move.to, move.organisations)
      case 'dissolve':
        return this.dissolve(
          move.branch,
          move.after.map((index) => all[index]!),
        )
      default:
        return []
    }
  }

  private establish(host: string, outcome: Placement['outcome']): Draft {
    const organisations = this.together.get(host)?.organisations ?? [host]
    const mobile = outcome === 'joint-mobile' || outcome === 'mobile-branch'
    const level = levels[outcome]
    const word = level !== undefined ? words.ownBranch[level] : mobile ? words.mobileBranch : words.jointBranch
    const name = this.title(word, host)
    const covers = organisations.filter((id) => id !== host).map(Number)
    const own = level === undefined ? {} : { level }
    const details = { name, ...own, ...(covers.length > 0 ? { covers } : {}), ...this.left(organisations) }
    const procedure = level !== undefined ? 'establish-own' : mobile ? 'establish-mobile' : 'establish-joint'
    return { unitNo: Number(host), procedure, title: name, details }
  }

  /** One application an organisation: each asks for itself, and one that is refused holds nobody else up. */
  private attach(
    to: { kind: 'standing'; branch: string } | { kind: 'attached'; host: string },
    organisations: readonly string[],
  ) {
    const target = to.kind === 'standing' ? to.branch : to.host
    const stands = to.kind === 'standing' || this.names.isBranch(target)
    return organisations.map((id): Draft => ({
      unitNo: Number(id),
      procedure: 'attach',
      title: this.title(this.from.has(id) ? words.rehoming : words.attachment, id),
      details: { ...(stands ? { targetNo: Number(target) } : {}), ...this.left([id]) },
      waitsFor: stands ? null : Number(target),
    }))
  }

  /** Not of a branch somebody stays in because the plan has no other one for it. */
  private dissolve(branch: string, leaving: readonly BranchMove[]): Draft[] {
    if (leaving.some((move) => move.kind === 'leave')) return []
    const leavers = leaving.flatMap((move) => (move.kind === 'move' ? move.organisations.map(Number) : []))
    return [
      {
        unitNo: Number(branch),
        procedure: 'dissolve',
        title: this.title(words.dissolution, branch),
        details: {},
        leavers: leavers.sort((a, b) => a - b),
      },
    ]
  }

  private left(organisations: readonly string[]): { leaves?: number[] } {
    const leaves = [...new Set(organisations.flatMap((id) => this.from.get(id) ?? []))].sort((a, b) => a - b)
    return leaves.length > 0 ? { leaves } : {}
  }

  private title(word: string, id: string): string {
    return `${this.names.name(id)}${word}`
  }
}
