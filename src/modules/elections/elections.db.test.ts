import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { findingsOf, openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { coverage } from '../coverage/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { workforce } from '../workforce/contract.ts'
import { elections } from './contract.ts'
import { branchOver, electionOf } from './testing.ts'

let place: SmallDistrict
let district: Actor
let viewer: Actor
let east: Actor
let west: Actor
let secretary: Actor
let covered: number[]
let twelve: number
let made = 0

const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(80)
  const { node } = place
  district = person('区干事', { role: 'district_officer', nodeNo: node['示例区']! })
  viewer = person('区委组织部', { role: 'district_viewer', nodeNo: node['示例区']! })
  east = person('东街道干事', { role: 'street_officer', nodeNo: node['东街道']! })
  west = person('西街道干事', { role: 'street_officer', nodeNo: node['西街道']! })
  const { items } = await call(east, coverage.listUnits, { query: { pageSize: 50 } })
  covered = items.map((item) => item.no)
  twelve = await branch()
  secretary = person('支部书记', { role: 'party_org_secretary', nodeNo: twelve })
})
afterAll(() => place.platform.close())

/** A new branch in the east street. */
const branch = (form: 'own' | 'temporary' = 'own') => {
  made += 1
  return branchOver(place.platform, {
    name: `测试第${made}党支部`,
    districtNo: place.node['示例区']!,
    covers: [covered[made]!],
    form,
  })
}
const begin = async (unitNo: number, actor = east, kind: 'regular' | 'by-election' = 'regular') => {
  const { id } = await call(actor, elections.openElection, { body: { unitNo, kind } })
  return { id, ...electionOf(place.platform, id) }
}
const committee = { office: 'committee' as const, seats: 3, candidates: ['甲一', '乙二', '丙三', '丁四'] }
const head = { office: 'secretary' as const, seats: 1, candidates: ['甲一'] }
const rows = async <T>(text: ReturnType<typeof sql<T>>) =>
  (await place.platform.services.database.read(systemContext, (tx) => text.execute(tx))).rows

/** A branch of six at the ballot for its secretary. */
const voting = async (members = 6) => {
  const one = await begin(await branch())
  await one.prepare(east, { members })
  await one.move(east, 'propose')
  await one.answer(district, { action: 'approve-candidates' })
  return one
}

describe('an election of a branch of twelve', () => {
  it('is refused for one person short, counted one vote short, run again, approved, and begins the term', async () => {
    const one = await begin(twelve, secretary)
    await one.prepare(secretary, { members: 12, contests: [{ ...committee, candidates: ['甲一', '乙二', '丙三'] }, head] })
    await expect(one.move(secretary, 'propose')).rejects.toMatchObject({
      code: 'election-candidates-too-few',
      params: { office: 'committee', seats: 3, candidates: 3, needed: 4, short: 1 },
    })
    await one.prepare(secretary, { members: 12, contests: [committee, head] })
    await one.move(secretary, 'propose')
    expect(await refusalOf(one.answer(secretary, { action: 'approve-candidates' }))).toBe('not-allowed')
    await one.answer(east, { action: 'approve-candidates' })

    await expect(
      one.ballot(secretary, 'committee', { 甲一: 9, 乙二: 9, 丙三: 6, 丁四: 3 }, { attended: 9, issued: 9, returned: 9 }),
    ).rejects.toMatchObject({
      code: 'election-quorum-missed',
      params: { due: 12, attended: 9, needed: 10, short: 1 },
    })
    expect(await refusalOf(one.ballot(secretary, 'secretary', { 甲一: 3 }))).toBe('election-committee-first')
    await one.ballot(secretary, 'committee', { 甲一: 12, 乙二: 9, 丙三: 6, 丁四: 5 })
    await expect(one.move(secretary, 'report')).rejects.toMatchObject({
      code: 'election-seats-open',
      params: { office: 'committee', open: 1, votes: 6, needed: 7, of: 12, short: 1 },
    })
    expect((await one.seen(secretary)).contests[0]!.next).toMatchObject({ kind: 'further', round: 2, seats: 1, due: 12 })
    await one.ballot(secretary, 'committee', { 丙三: 8, 丁四: 4 })

    expect((await one.seen(secretary)).contests[1]!.next).toMatchObject({ kind: 'first', due: 3 })
    await one.ballot(secretary, 'secretary', { 甲一: 2 })
    await one.move(secretary, 'report')
    expect(await refusalOf(one.answer(east, { action: 'approve' }))).toBe('election-document-missing')
    expect(await refusalOf(one.answer(east, { action: 'approve', documentNo: '1号', onDay: '2026-11-01' }))).toBe(
      'election-approved-before',
    )
    await one.answer(east, { action: 'approve', documentNo: '示例〔2026〕9号', onDay: '2026-11-20' })

    const term = await call(secretary, elections.getUnitTerm, { params: { no: twelve } })
    expect(term).toMatchObject({ stage: 'running', term: { fromOn: '2026-11-10', endsOn: '2029-11-10', electionId: one.id } })
    expect(term.holders.map((holder) => `${holder.office} ${holder.name}`)).toEqual([
      'committee 甲一',
      'committee 乙二',
      'committee 丙三',
      'secretary 甲一',
    ])
    const { items } = await call(east, workforce.listUnitPosts, { params: { no: twelve } })
    expect(items.map((post) => [post.role, post.person.name, post.fromOn, post.documentNo])).toEqual([
      ['secretary', '甲一', '2026-11-20', '示例〔2026〕9号'],
    ])
    const steps = (await one.seen(east)).steps.map((step) => step.action)
    expect(steps).toEqual(['open', 'propose', 'approve-candidates', 'count', 'count', 'count', 'report', 'approve'])
  })

  it('leaves no table that could tell who voted how', async () => {
    const columns = await rows(
      sql<{
        name: string
      }>`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'elections' and table_name in ('tally', 'ballot')`,
    )
    expect(columns.map((column) => column.name).filter((name) => /voter|elector|person|member|choice/.test(name))).toEqual([])
    const keys = await rows(
      sql<{
        def: string
      }>`select pg_get_constraintdef(oid) as def from pg_constraint where conrelid = 'elections.tally'::regclass and contype = 'p'`,
    )
    expect(keys[0]!.def).toBe('PRIMARY KEY (ballot_id, candidate_id)')
  })

  it('writes who did what into the audit log, and no name of a candidate', async () => {
    const entries = await rows(
      sql<{
        action: string
        text: string
      }>`select action, to_jsonb(e)::text as text from audit.entry e where action like 'elections.%'`,
    )
    expect(new Set(entries.map((entry) => entry.action))).toContain('elections.recordBallot')
    expect(entries.filter((entry) => /甲一|丁四|监一/.test(entry.text))).toEqual([])
  })
})

describe('names of candidates', () => {
  it('are masked for who does not run the election, who sees the totals all the same', async () => {
    const one = await voting()
    await one.ballot(east, 'secretary', { 甲一: 4 })
    const seen = await one.seen(viewer)
    expect(seen.masked).toBe(true)
    expect(seen.contests[0]!.candidates.map((candidate) => candidate.name)).toEqual(['甲*'])
    expect(seen.contests[0]!.ballots[0]!.scrutineers).toEqual(['监*'])
    expect(seen.contests[0]!.ballots[0]!.lines[0]!.bar).toMatchObject({ got: 4, needed: 4 })
    expect(Object.values(seen.can)).toEqual(Object.values(seen.can).map(() => false))
  })
})

describe('a small or a temporary branch', () => {
  it('of six elects a secretary without a committee; one of it asked for does not apply', async () => {
    const one = await begin(await branch())
    await one.prepare(east, { members: 6, contests: [committee, head] })
    await expect(one.move(east, 'propose')).rejects.toMatchObject({
      code: 'election-committee-not-applicable',
      params: { members: 6, from: 7 },
    })
    await one.prepare(east, { members: 6, contests: [head] })
    expect((await one.seen(east)).contests[0]!.electors).toBe('members')
    await one.move(east, 'propose')
  })

  it('that is temporary has no term, no reminder and no election', async () => {
    const no = await branch('temporary')
    expect(await refusalOf(begin(no))).toBe('election-unit-temporary')
    expect(await refusalOf(call(east, elections.recordTerm, { body: { unitNo: no, fromOn: '2024-01-01' } }))).toBe(
      'election-unit-temporary',
    )
    expect(await call(east, elections.getUnitTerm, { params: { no } })).toMatchObject({
      stage: 'not-applicable',
      committee: { applies: false },
    })
  })

  it('is offered the number of members its units hold, and says so', async () => {
    const one = await begin(await branch())
    const { offered } = await one.seen(east)
    expect(offered.from).toBe(offered.members === null ? null : 'covered')
    await one.prepare(east, { members: offered.members ?? 4 })
    expect((await one.seen(east)).membersFrom).toBe(offered.members === null ? 'stated' : 'covered')
    await one.prepare(east, { members: 5000 })
    expect((await one.seen(east)).membersFrom).toBe('stated')
  })
})

describe('a ballot', () => {
  it('is refused where its figures cannot be true', async () => {
    const one = await voting()
    const refused = (change: object, votes: Record<string, number> = { 甲一: 4 }) =>
      refusalOf(one.ballot(east, 'secretary', votes, change))
    expect(await refused({ heldOn: '2026-11-23' })).toBe('election-day-in-the-future')
    expect(await refused({ attended: 7, issued: 7, returned: 7 })).toBe('election-attended-too-many')
    expect(await refused({ returned: 7 })).toBe('election-ballots-void')
    expect(await refused({ invalid: 3 })).toBe('election-votes-too-many')
    expect(await refused({ scrutineers: ['甲一'] })).toBe('election-scrutineer-stands')
    expect(await refused({}, {})).toBe('election-candidates-unfit')
    expect(await refused({ writtenIn: [{ name: '甲一', votes: 1 }] })).toBe('election-candidates-unfit')
    expect(await refused({ office: 'deputy' })).toBe('election-office-not-found')
  })

  it('counts somebody written in, runs off a tie, and fills the seat', async () => {
    const one = await voting()
    await one.ballot(east, 'secretary', { 甲一: 2 }, { writtenIn: [{ name: '戊五', votes: 3 }] })
    expect((await one.seen(east)).contests[0]).toMatchObject({ open: 1, elected: [] })
    await one.ballot(east, 'secretary', { 甲一: 2, 戊五: 4 })
    const { contests } = await one.seen(east)
    expect(contests[0]!.elected).toEqual([contests[0]!.candidates.find((candidate) => candidate.name === '戊五')!.id])
    expect(await refusalOf(one.ballot(east, 'secretary', { 甲一: 4 }))).toBe('election-contest-complete')
  })

  it('pressed twice is recorded once; of two who count at once one is told that the election has moved on', async () => {
    const one = await voting()
    const key = 'the-same-count-pressed-twice'
    const { revision, contests } = await one.seen(east)
    const tallies = [{ candidateId: contests[0]!.candidates[0]!.id, votes: 3 }]
    const body = {
      office: 'secretary' as const,
      heldOn: '2026-11-10',
      attended: 6,
      issued: 6,
      returned: 6,
      invalid: 0,
      scrutineers: ['监一'],
      tallies,
    }
    const count = (actor: Actor, options: object) =>
      call(actor, elections.recordBallot, { params: { id: one.id }, body }, { ifMatch: revision, ...options })
    const answers = await Promise.all([refusalOf(count(east, { key })), refusalOf(count(district, {}))])
    expect(answers.toSorted()).toEqual(['done', 'revision-stale'])
    const winner = answers[0] === 'done' ? { actor: east, key } : null
    if (winner) expect(await refusalOf(count(winner.actor, { key }))).toBe('done')
    expect((await one.seen(east)).contests[0]!.ballots.length).toBe(1)
  })

  it('is taken back while it is the last and the result has not gone up', async () => {
    const one = await voting()
    await one.ballot(east, 'secretary', { 甲一: 2 })
    const first = (await one.seen(east)).contests[0]!.ballots[0]!.id
    await one.ballot(east, 'secretary', { 甲一: 5 })
    const takeBack = async (ballotId: string) =>
      call(
        east,
        elections.takeBackBallot,
        { params: { id: one.id, ballotId }, body: { reason: '登记有误' } },
        { ifMatch: (await one.seen(east)).revision },
      )
    expect(await refusalOf(takeBack(first))).toBe('election-later-ballot')
    await takeBack((await one.seen(east)).contests[0]!.ballots[1]!.id)
    expect((await one.seen(east)).contests[0]).toMatchObject({ open: 1, next: { round: 2 } })
    await one.ballot(east, 'secretary', { 甲一: 6 })
    await one.move(east, 'report')
    expect(await refusalOf(takeBack(first))).toBe('election-cannot-move')
  })
})

describe('a by-election', () => {
  it('lets the members fill a vacancy, begins no term, and the one elected follows the one before', async () => {
    const one = await begin(await branch())
    const { no } = (await one.seen(east)).unit
    const run = async (election: Awaited<ReturnType<typeof begin>>, name: string, onDay: string) => {
      await election.prepare(east, { members: 6, contests: [{ ...head, candidates: [name] }] })
      await election.move(east, 'propose')
      await election.answer(district, { action: 'approve-candidates' })
      await election.ballot(east, 'secretary', { [name]: 6 }, { heldOn: onDay })
      await election.move(east, 'report')
      await election.answer(district, { action: 'approve', documentNo: '示例〔2026〕8号', onDay })
    }
    await run(one, '甲一', '2026-09-01')
    await run(await begin(no, east, 'by-election'), '己六', '2026-11-01')
    const term = await call(east, elections.getUnitTerm, { params: { no } })
    expect([term.term!.fromOn, term.earlier]).toEqual(['2026-09-01', []])
    expect(term.holders.map((holder) => [holder.office, holder.name])).toEqual([['secretary', '己六']])
    const posts = async (asOf: string) =>
      (await call(east, workforce.listUnitPosts, { params: { no }, query: { asOf } })).items.map((post) => post.person.name)
    expect([await posts('2026-10-31'), await posts('2026-11-01')]).toEqual([['甲一'], ['己六']])
  })
})

describe('an approval that is withdrawn', () => {
  const approved = async (unitNo: number, name: string, onDay: string, kind: 'regular' | 'by-election' = 'regular') => {
    const one = await begin(unitNo, east, kind)
    await one.prepare(east, { members: 6, contests: [{ ...head, candidates: [name] }] })
    await one.move(east, 'propose')
    await one.answer(district, { action: 'approve-candidates' })
    await one.ballot(east, 'secretary', { [name]: 6 }, { heldOn: onDay })
    await one.move(east, 'report')
    await one.answer(district, { action: 'approve', documentNo: '示例〔2026〕7号', onDay })
    return one
  }
  const posts = async (no: number, asOf: string) =>
    (await call(east, workforce.listUnitPosts, { params: { no }, query: { asOf } })).items.map((post) => post.person.name)
  const withdrawal = { action: 'withdraw-approval' as const, reason: '程序有误', documentNo: '示例〔2026〕70号' }

  it('asks for the reason, the document and another person, and names a day that is not before its own', async () => {
    const no = await branch()
    const own = person('支部书记', { role: 'party_org_secretary', nodeNo: no })
    const one = await approved(no, '甲一', '2026-09-01')
    const refused = (actor: Actor, change: object) => refusalOf(one.answer(actor, { ...withdrawal, ...change }))
    expect(await refused(district, { reason: ' ' })).toBe('election-reason-missing')
    expect(await refused(district, { documentNo: '' })).toBe('election-document-missing')
    expect(await refused(east, {})).toBe('election-own-proposal')
    expect(await refused(own, {})).toBe('not-allowed')
    expect(await refused(district, { onDay: '2026-08-31' })).toBe('election-withdrawn-before')
    expect(await refused(district, { onDay: '2026-11-23' })).toBe('election-day-in-the-future')
    expect([(await one.seen(district)).can.withdraw, (await one.seen(east)).can.withdraw]).toEqual([true, false])
  })

  it('ends the post on its day, takes the term back and leaves the result to be answered anew', async () => {
    const no = await branch()
    const one = await approved(no, '甲一', '2026-09-01')
    await one.answer(district, { ...withdrawal, onDay: '2026-11-01' })
    expect([await posts(no, '2026-10-31'), await posts(no, '2026-11-01')]).toEqual([['甲一'], []])
    const term = await call(east, elections.getUnitTerm, { params: { no } })
    expect([term.stage, term.term, term.holders, term.openElection?.state]).toEqual(['unrecorded', null, [], 'reported'])
    const seen = await one.seen(east)
    expect([seen.state, seen.approvedOn, seen.documentNo]).toEqual(['reported', null, null])
    expect(seen.steps.slice(-2).map((step) => [step.action, step.onDay, step.documentNo, step.reason])).toEqual([
      ['approve', '2026-09-01', '示例〔2026〕7号', null],
      ['withdraw-approval', '2026-11-01', '示例〔2026〕70号', '程序有误'],
    ])
    await one.answer(district, { action: 'approve', documentNo: '示例〔2026〕71号', onDay: '2026-11-10' })
    expect([await posts(no, '2026-11-05'), await posts(no, '2026-11-10')]).toEqual([[], ['甲一']])
    expect((await call(east, elections.getUnitTerm, { params: { no } })).term).toMatchObject({ fromOn: '2026-09-01' })
  })

  it('from its own day never was: who was in post before is so again, and so is the term before', async () => {
    const no = await branch()
    await approved(no, '甲一', '2026-06-01')
    const second = await approved(no, '己六', '2026-09-01')
    await second.answer(district, { ...withdrawal, onDay: '2026-09-01' })
    expect([await posts(no, '2026-08-01'), await posts(no, '2026-11-01')]).toEqual([['甲一'], ['甲一']])
    const term = await call(east, elections.getUnitTerm, { params: { no } })
    expect([term.term!.fromOn, term.holders.map((holder) => holder.name)]).toEqual(['2026-06-01', ['甲一']])
  })

  it('is not taken as never begun once the post has changed, waits for later elections, and leaves no finding', async () => {
    const no = await branch()
    const one = await approved(no, '甲一', '2026-06-01')
    const later = await approved(no, '己六', '2026-09-01', 'by-election')
    expect(await refusalOf(one.answer(district, { ...withdrawal, onDay: '2026-06-01' }))).toBe('election-approved-since')
    await later.answer(district, { ...withdrawal, onDay: '2026-10-01' })
    expect(await refusalOf(one.answer(district, { ...withdrawal, onDay: '2026-06-01' }))).toBe('election-open-since')
    await later.answer(district, { action: 'return-result', reason: '重新选举' })
    await later.move(east, 'cancel', '重新选举')
    expect(await refusalOf(one.answer(district, { ...withdrawal, onDay: '2026-06-01' }))).toBe('election-post-changed-since')
    await one.answer(district, { ...withdrawal, onDay: '2026-11-01' })
    expect(await posts(no, '2026-07-01')).toEqual(['甲一'])
    expect(await findingsOf(place.platform)).toEqual([])
  })
})

describe('what waits for somebody', () => {
  it('is one step an election, told to who takes it and to nobody else', async () => {
    const no = await branch()
    const own = person('支部书记', { role: 'party_org_secretary', nodeNo: no })
    const one = await begin(no, own)
    const step = async (actor: Actor) => {
      const { items } = await call(actor, elections.getDue)
      const found = items.find((item) => item.electionId === one.id)
      return found ? [found.step, found.office] : null
    }
    expect(await step(own)).toEqual(['prepare', null])
    await one.prepare(own, { members: 12, contests: [committee, head], plannedOn: '2026-01-02' })
    await one.move(own, 'propose')
    expect([await step(own), await step(east), await step(west)]).toEqual([null, ['answer-candidates', null], null])
    await one.answer(east, { action: 'approve-candidates' })
    expect(await step(own)).toEqual(['count', 'committee'])
    await one.ballot(own, 'committee', { 甲一: 12, 乙二: 9, 丙三: 8, 丁四: 5 })
    expect(await step(own)).toEqual(['count', 'secretary'])
    await one.ballot(own, 'secretary', { 甲一: 3 })
    expect(await step(own)).toEqual(['report', null])
    await one.move(own, 'report')
    expect([await step(own), await step(east)]).toEqual([null, ['answer-result', null]])
    expect(await call(viewer, elections.getDue)).toEqual({ total: 0, items: [] })
  })

  it('is also a term that ends with no election begun', async () => {
    const no = await branch()
    const own = person('支部书记', { role: 'party_org_secretary', nodeNo: no })
    expect((await call(own, elections.getDue)).total).toBe(0)
    await call(east, elections.recordTerm, { body: { unitNo: no, fromOn: '2023-09-01' } })
    expect((await call(own, elections.getDue)).items).toMatchObject([
      { unit: { no }, step: 'begin', electionId: null, on: '2026-09-01', past: true },
    ])
    await begin(no, own)
    expect((await call(own, elections.getDue)).items).toMatchObject([{ unit: { no }, step: 'prepare' }])
  })
})

describe('an organisation that ends', () => {
  it('has its election called off and nothing else; one with an election is not taken back as if it had never been', async () => {
    const one = await voting()
    const { no } = (await one.seen(east)).unit
    const { periods } = await call(district, organisations.getUnitHistory, { params: { no } })
    const undo = call(district, organisations.undoAct, { params: { id: periods[0]!.act.id }, body: { reason: '登记有误' } })
    expect(await refusalOf(undo)).not.toBe('done')
    const { revision } = await call(district, organisations.getUnit, { params: { no } })
    const body = { kind: 'dissolve' as const, reason: '撤销', effectiveOn: '2026-11-15', facts: {} }
    await call(district, organisations.changeUnit, { params: { no }, body }, { ifMatch: revision })
    // It covers nobody in the street any more: the committee sees to it.
    expect(await refusalOf(one.seen(east))).toBe('election-not-found')
    expect(await refusalOf(one.ballot(district, 'secretary', { 甲一: 6 }))).toBe('election-unit-ended')
    await one.move(district, 'cancel', '党支部已经撤销')
    expect((await one.seen(district)).state).toBe('cancelled')
  })
})

describe('seats that stay empty', () => {
  it('are left open by a resolution, which needs more than half of those entitled and not of those present', async () => {
    const one = await begin(await branch())
    await one.prepare(east, { members: 10, contests: [committee] })
    await one.move(east, 'propose')
    await one.answer(district, { action: 'approve-candidates' })
    await one.ballot(east, 'committee', { 甲一: 9, 乙二: 8, 丙三: 4, 丁四: 3 }, { attended: 9, issued: 9, returned: 9 })
    const leave = async (votes: number, leftOpen = 1) =>
      call(
        east,
        elections.leaveSeatsOpen,
        { params: { id: one.id }, body: { office: 'committee', leftOpen, heldOn: '2026-11-10', attended: 9, votes } },
        { ifMatch: (await one.seen(east)).revision },
      )
    await expect(leave(5)).rejects.toMatchObject({ code: 'election-resolution-missed', params: { due: 10, pass: 6, short: 1 } })
    expect(await refusalOf(leave(6, 2))).toBe('election-left-open-too-many')
    await leave(6)
    expect((await one.seen(east)).contests[0]).toMatchObject({ open: 0, leftOpen: 1, next: null })
    await one.move(east, 'report')
  })
})

describe('who may', () => {
  it('is within reach: nobody of another street sees an election, and a viewer changes nothing', async () => {
    const one = await voting()
    expect(await refusalOf(one.seen(west))).toBe('election-not-found')
    expect(await refusalOf(begin(await branch(), west))).toBe('election-unit-not-found')
    expect(await refusalOf(call(viewer, elections.openElection, { body: { unitNo: twelve, kind: 'regular' } }))).toBe(
      'not-allowed',
    )
    const list = async (actor: Actor) =>
      (await call(actor, elections.listElections, { query: { view: 'all', pageSize: 200 } })).items
    expect((await list(west)).map((row) => row.id)).not.toContain(one.id)
    expect((await list(east)).map((row) => row.id)).toContain(one.id)
    expect((await list(secretary)).map((row) => row.unit.no)).toEqual([twelve])
  })

  it('answers is another person than who sent it up', async () => {
    const one = await begin(await branch())
    await one.prepare(east)
    await one.move(east, 'propose')
    expect((await one.seen(east)).can.answerCandidates).toBe(false)
    expect(await refusalOf(one.answer(east, { action: 'approve-candidates' }))).toBe('election-own-proposal')
    expect(await refusalOf(one.answer(district, { action: 'return-candidates' }))).toBe('election-reason-missing')
    await one.answer(district, { action: 'return-candidates', reason: '请补充人选' })
    expect((await one.seen(east)).state).toBe('drafted')
  })

  it('begins a second election while one is under way is nobody, also not two at once', async () => {
    const no = await branch()
    const both = await Promise.all([refusalOf(begin(no)), refusalOf(begin(no, district))])
    expect(both.toSorted()).toEqual(['done', 'election-open-already'])
    const { items } = await call(east, elections.listElections, { query: { unitNo: no } })
    await electionOf(place.platform, items[0]!.id).move(east, 'cancel', '另行安排')
    expect(await refusalOf(begin(no))).toBe('done')
  })

  it('reads the tables past the endpoints finds nothing of another street', async () => {
    const tables = ['election', 'contest', 'candidate', 'ballot', 'tally', 'resolution', 'step', 'term'] as const
    const counted = (node: number) =>
      place.platform.services.database.read({ scope: { everything: false, nodes: [node] }, accountId: null }, async (tx) => {
        const list: number[] = []
        for (const table of tables) {
          const { rows } = await sql<{
            n: number
          }>`select count(*)::integer as n from ${sql.table(`elections.${table}`)}`.execute(tx)
          list.push(rows[0]!.n)
        }
        return list
      })
    expect(await counted(place.node['西街道']!)).toEqual(tables.map(() => 0))
    expect(Math.min(...(await counted(place.node['东街道']!)))).toBeGreaterThan(0)
  })

  it('leaves the checks of every module without a finding', async () => {
    expect(await findingsOf(place.platform)).toEqual([])
  })
})
