import { documentWords as words } from './document-words.ts'
import type { Placement } from './formation/index.ts'
import { Names } from './present.ts'
import type { PlanRow } from './store.ts'
import type { StoredPlan } from './stored.ts'

/** One case a decided plan opens. */
export interface PlannedApplication {
  readonly unitNo: number
  readonly procedure: 'establish-own' | 'establish-joint' | 'establish-mobile' | 'attach'
  readonly title: string
  readonly details: {
    readonly name?: string
    readonly level?: string
    readonly covers?: number[]
    readonly targetNo?: number
  }
  /** Organisation whose own branch, set up by the same plan, has to stand first. */
  readonly waitsFor: number | null
}

const levels: Partial<Record<Placement['outcome'], string>> = {
  'own-branch': 'branch',
  'general-branch': 'general',
  committee: 'committee',
}

/** What has to be applied for so that a plan comes true: one case a new branch, with those it covers; one case an attachment. */
export function applicationsOf(row: PlanRow & { result: StoredPlan }): PlannedApplication[] {
  const names = new Names(row.facts)
  const { placements, branches } = row.result
  const title = (word: string, id: string) => `${names.name(id)}${word}`
  const together = branches.map((branch): PlannedApplication => {
    const mobile = branch.kind === 'joint-mobile'
    const word = mobile ? words.mobileBranch : words.jointBranch
    return {
      unitNo: Number(branch.host),
      procedure: mobile ? 'establish-mobile' : 'establish-joint',
      title: title(word, branch.host),
      details: { name: title(word, branch.host), covers: branch.organisations.filter((id) => id !== branch.host).map(Number) },
      waitsFor: null,
    }
  })
  const alone = placements.flatMap(({ organisation: id, outcome, host }): PlannedApplication[] => {
    const unitNo = Number(id)
    const level = levels[outcome]
    if (level !== undefined) {
      const name = title(words.ownBranch[level as 'branch'], id)
      return [{ unitNo, procedure: 'establish-own', title: name, details: { name, level }, waitsFor: null }]
    }
    if (outcome === 'mobile-branch') {
      const name = title(words.mobileBranch, id)
      return [{ unitNo, procedure: 'establish-mobile', title: name, details: { name }, waitsFor: null }]
    }
    if ((outcome !== 'attached' && outcome !== 'attached-mobile') || host === null) return []
    const stands = names.isBranch(host)
    const details = stands ? { targetNo: Number(host) } : {}
    return [{ unitNo, procedure: 'attach', title: title(words.attachment, id), details, waitsFor: stands ? null : Number(host) }]
  })
  return [...together, ...alone].sort((a, b) => a.unitNo - b.unitNo)
}
