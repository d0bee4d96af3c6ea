import { elections } from '../modules/elections/contract.ts'
import type { StoryElection, StoryElections } from '../programmes/story.ts'
import type { Stage } from './replay-people.ts'

/** Terms as they were recorded, and elections from their first seat to the approval, each step on its own day. */
export async function replayElections(stage: Stage, story: StoryElections): Promise<void> {
  for (const { unit, fromOn, documentNo } of story.terms)
    await stage.as(fromOn, elections.recordTerm, { body: { unitNo: await stage.noOf(unit), fromOn, documentNo } })
  for (const election of story.held) await replayElection(stage, election)
}

async function replayElection(stage: Stage, told: StoryElection): Promise<void> {
  const { openedOn, heldOn, approvedOn, documentNo, members } = told
  const unitNo = await stage.noOf(told.unit)
  const opened = await stage.as(openedOn, elections.openElection, { body: { unitNo, kind: 'regular', plannedOn: heldOn } })
  const at = { params: { id: opened.id } }
  let { revision } = opened
  const contests = told.contests.map(({ office, seats, candidates }) => ({
    office,
    seats,
    candidates: candidates.map((candidate) => candidate.name),
  }))
  const body = { members, plannedOn: heldOn, contests }
  ;({ revision } = await stage.as(openedOn, elections.prepareElection, { ...at, revision, body }))
  ;({ revision } = await stage.as(openedOn, elections.moveElection, { ...at, revision, body: { action: 'propose' } }))
  ;({ revision } = await stage.as(openedOn, elections.decideElection, {
    ...at,
    revision,
    body: { action: 'approve-candidates' },
  }))
  for (const contest of told.contests) {
    const { contests: now } = await stage.as(heldOn, elections.getElection, at)
    const { next, candidates } = now.find((one) => one.office === contest.office)!
    const votesOf = new Map(contest.candidates.map(({ name, votes }) => [name, votes]))
    const figures = { attended: next!.due, issued: next!.due, returned: next!.due, invalid: 0 }
    const tallies = candidates.map(({ id, name }) => ({ candidateId: id, votes: votesOf.get(name) ?? 0 }))
    ;({ revision } = await stage.as(heldOn, elections.recordBallot, {
      ...at,
      revision,
      body: { ...figures, office: contest.office, heldOn, scrutineers: [...told.scrutineers], tallies },
    }))
  }
  ;({ revision } = await stage.as(heldOn, elections.moveElection, { ...at, revision, body: { action: 'report' } }))
  await stage.as(approvedOn, elections.decideElection, {
    ...at,
    revision,
    body: { action: 'approve', documentNo, onDay: approvedOn },
  })
}
