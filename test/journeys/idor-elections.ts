import { sql } from 'kysely'
import { elections } from '../../src/modules/elections/contract.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import type { TestPlatform } from '../support/platform.ts'
import { systemActor } from '../support/platform.ts'
import { asSystem } from '../support/scopes.ts'
import type { Named } from './idor-cases.ts'

export type ElectionKind = 'party' | 'vacant' | 'term' | 'election' | 'voting' | 'reported'
export const noElections = (): Record<ElectionKind, Named[]> => ({
  party: [],
  vacant: [],
  term: [],
  election: [],
  voting: [],
  reported: [],
})

interface Place {
  readonly where: string
  readonly no: number
  readonly street: number
  readonly industry: number
  readonly district: number
}

const day = '2026-10-06'
const body = { reason: '组建', effectiveOn: '2026-01-05' }

/** Party organisations at a place: one with a term, one without an election, and elections at three of their states. */
export async function electionRecords(platform: TestPlatform, made: Record<ElectionKind, Named[]>, place: Place): Promise<void> {
  const party = async (name: string): Promise<Named & { id: number }> => {
    const { no } = await platform.call(systemActor, organisations.establishUnit, {
      body: {
        ...body,
        kind: 'party_org',
        name: `${name}${place.no}`,
        districtNo: place.district,
        streetNo: place.street,
        industryNo: place.industry,
        level: 'branch',
        form: 'own',
      },
    })
    const { rows } = await asSystem(platform.services.database, (tx) =>
      sql<{ nodes: number[] }>`select scope_nodes as nodes from organisations.unit where no = ${no}`.execute(tx),
    )
    return { id: no, where: place.where, nodes: rows[0]!.nodes }
  }
  const withTerm = await party('有任期党支部')
  const term = await platform.call(systemActor, elections.recordTerm, { body: { unitNo: withTerm.id, fromOn: '2024-03-01' } })
  made.party.push(withTerm)
  made.term.push({ ...withTerm, id: term.id })
  made.vacant.push(await party('待选党支部'))
  for (const kind of ['election', 'voting', 'reported'] as const) {
    const unit = await party(`${kind}党支部`)
    made[kind].push({ ...unit, ...(await electionAt(platform, unit.id, kind)) })
  }
}

async function electionAt(platform: TestPlatform, unitNo: number, wanted: 'election' | 'voting' | 'reported') {
  const as = systemActor
  const opened = await platform.call(as, elections.openElection, { body: { unitNo, kind: 'regular' } })
  const at = { params: { id: opened.id } }
  let { revision } = opened
  if (wanted === 'election') return { id: opened.id, revision }
  const contests = [{ office: 'secretary' as const, seats: 1, candidates: ['某人'] }]
  ;({ revision } = await platform.call(
    as,
    elections.prepareElection,
    { ...at, body: { members: 5, contests } },
    { ifMatch: revision },
  ))
  ;({ revision } = await platform.call(as, elections.moveElection, { ...at, body: { action: 'propose' } }, { ifMatch: revision }))
  ;({ revision } = await platform.call(
    as,
    elections.decideElection,
    { ...at, body: { action: 'approve-candidates' } },
    { ifMatch: revision },
  ))
  if (wanted === 'voting') return { id: opened.id, revision }
  const { contests: now } = await platform.call(as, elections.getElection, at)
  const tallies = [{ candidateId: now[0]!.candidates[0]!.id, votes: 5 }]
  const ballot = {
    office: 'secretary' as const,
    heldOn: day,
    attended: 5,
    issued: 5,
    returned: 5,
    invalid: 0,
    scrutineers: ['监一'],
    tallies,
  }
  ;({ revision } = await platform.call(as, elections.recordBallot, { ...at, body: ballot }, { ifMatch: revision }))
  ;({ revision } = await platform.call(as, elections.moveElection, { ...at, body: { action: 'report' } }, { ifMatch: revision }))
  return { id: opened.id, revision }
}
