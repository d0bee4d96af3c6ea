import type { TestPlatform } from '../../../test/support/platform.ts'
import { systemActor } from '../../../test/support/platform.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import type { Actor } from '../../kernel/policy.ts'
import { organisations } from '../organisations/contract.ts'
import { elections } from './contract.ts'

type Ballot = BodyOf<typeof elections.recordBallot>

interface NewBranch {
  name: string
  districtNo: number
  covers: number[]
  form?: 'own' | 'temporary'
  level?: 'branch' | 'general'
}

/** A Party organisation over units that hold so many full members together. */
export async function branchOver(
  platform: TestPlatform,
  { name, districtNo, covers, form = 'own', level = 'branch' }: NewBranch,
): Promise<number> {
  const { no } = await platform.call(systemActor, organisations.establishUnit, {
    body: {
      kind: 'party_org',
      name,
      districtNo,
      level,
      form,
      coversUnitNos: covers,
      reason: '组建',
      effectiveOn: '2023-01-01',
    },
  })
  return no
}

/** An election as people run it, each act with the revision it has seen. */
export function electionOf(platform: TestPlatform, id: string) {
  const seen = async (actor: Actor) => platform.call(actor, elections.getElection, { params: { id } })
  const at = { params: { id } }
  const voted = {
    committee: ['甲一', '乙二', '丙三', '丁四'],
    secretary: ['甲一'],
  }
  return {
    seen,
    async prepare(actor: Actor, body: Partial<BodyOf<typeof elections.prepareElection>> = {}) {
      const { revision } = await seen(actor)
      const contests = [{ office: 'secretary' as const, seats: 1, candidates: voted.secretary }]
      return platform.call(
        actor,
        elections.prepareElection,
        { ...at, body: { members: 6, excluded: [], contests, ...body } },
        { ifMatch: revision },
      )
    },
    async move(actor: Actor, action: 'propose' | 'report' | 'cancel', reason?: string) {
      const { revision } = await seen(actor)
      return platform.call(
        actor,
        elections.moveElection,
        { ...at, body: { action, reason: reason ?? null } },
        { ifMatch: revision },
      )
    },
    async answer(actor: Actor, body: Omit<BodyOf<typeof elections.decideElection>, 'onDay'> & { onDay?: string }) {
      const { revision } = await seen(actor)
      return platform.call(actor, elections.decideElection, { ...at, body }, { ifMatch: revision })
    },
    /** A ballot in which everybody who should attend does, unless said otherwise; votes by name. */
    async ballot(
      actor: Actor,
      office: Ballot['office'],
      votes: Record<string, number>,
      change: Partial<Ballot> = {},
      key?: string,
    ) {
      const one = await seen(actor)
      const contest = one.contests.find((entry) => entry.office === office)!
      const due = contest.next?.due ?? 0
      const figures = { attended: due, issued: due, returned: due, invalid: 0 }
      const tallies = contest.candidates
        .filter(({ name }) => name in votes)
        .map((candidate) => ({ candidateId: candidate.id, votes: votes[candidate.name]! }))
      const body = { office, heldOn: '2026-11-10', ...figures, scrutineers: ['监一'], tallies, writtenIn: [], ...change }
      return platform.call(actor, elections.recordBallot, { ...at, body }, { ifMatch: one.revision, ...(key ? { key } : {}) })
    },
  }
}
