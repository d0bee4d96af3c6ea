import type { ProblemSpec } from './problem.ts'

/**
 * Who may do what, how far. An ability table is data an auditor can read: one row an action and a reach, with the roles that have it.
 * Scope is a directed graph, not one tree (security.md §7): a grant names a node, and the rows it reaches carry that node among
 * their `scope_nodes`, whichever line (area, industry, registry, Party) led there.
 */

/** How far an ability reaches: rows under the granted node, the person's own rows, or the platform as a whole (no rows). */
export type Reach = 'scope' | 'self' | 'platform'

export interface Ability {
  readonly action: string
  readonly reach: Reach
  readonly roles: readonly string[]
  /** A named condition checked by the command (e.g. `not-own-proposal`), printed in the rights matrix. */
  readonly constraint?: string
}

export interface Grant {
  readonly role: string
  /** Node of the scope graph; null for platform roles, which hold no right over business rows. */
  readonly nodeNo: number | null
}

/** Who is asking. `system` is the platform's own hand (command line on the server, jobs); it is audited like everyone. */
export interface Actor {
  readonly kind: 'person' | 'system' | 'visitor'
  readonly accountId: string | null
  readonly displayName: string
  readonly grants: readonly Grant[]
  readonly sessionId: string | null
  readonly ip: string | null
  /** Set while the person may do only a few things (the password has to be changed first): their endpoint names, and what is said else. */
  readonly confined?: { readonly to: readonly string[]; readonly because: ProblemSpec }
}

/** The platform's own hand: jobs of the day, the command line on the server, reactions. */
export const platformItself: Actor = {
  kind: 'system',
  accountId: null,
  displayName: '',
  grants: [],
  sessionId: null,
  ip: null,
}

/** Which rows an action reaches for an actor: everything, or those that carry one of the nodes. */
export type Scope = { readonly everything: true } | { readonly everything: false; readonly nodes: readonly number[] }

export const everything: Scope = { everything: true }

export type Verdict = { readonly ok: true; readonly scope: Scope; readonly roles: readonly string[] } | { readonly ok: false }

export class AbilityTable {
  private readonly byAction = new Map<string, Ability[]>()
  readonly rows: readonly Ability[]

  constructor(rows: readonly Ability[]) {
    this.rows = rows
    for (const row of rows) this.byAction.set(row.action, [...(this.byAction.get(row.action) ?? []), row])
  }

  has(action: string): boolean {
    return this.byAction.has(action)
  }

  /** Deny by default: allowed only if a row names one of the actor's roles. */
  decide(actor: Actor, action: string): Verdict {
    if (actor.kind === 'system') return { ok: true, scope: everything, roles: ['system'] }
    const rows = this.byAction.get(action) ?? []
    const nodes = new Set<number>()
    const roles = new Set<string>()
    for (const row of rows) {
      for (const grant of actor.grants) {
        if (!row.roles.includes(grant.role)) continue
        roles.add(grant.role)
        if (row.reach === 'scope' && grant.nodeNo !== null) nodes.add(grant.nodeNo)
      }
    }
    if (roles.size === 0) return { ok: false }
    return { ok: true, scope: { everything: false, nodes: [...nodes].sort((a, b) => a - b) }, roles: [...roles] }
  }
}
