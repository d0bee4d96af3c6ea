import { z } from 'zod'
import { ruleRef } from './contract-terms.ts'

const number = z.number().int()
export const office = z.enum(['committee', 'discipline', 'secretary', 'deputy'])
export const kind = z.enum(['regular', 'by-election'])
export const state = z.enum(['drafted', 'proposed', 'ready', 'reported', 'approved', 'cancelled'])

export const electionRow = z.object({
  id: z.string(),
  no: number,
  unit: z.object({ no: number, name: z.string() }),
  kind,
  state,
  plannedOn: z.string().nullable(),
  heldOn: z.string().nullable(),
  approvedOn: z.string().nullable(),
  documentNo: z.string().nullable(),
  openedOn: z.string(),
})

/** A number measured against a bar of a rule: of how many, how many there were, how many were needed. */
const bar = z.object({ met: z.boolean(), of: number, got: number, needed: number, short: number })

/** What was looked at, and by which rule. */
const preparationVerdict = z.object({
  code: z.string(),
  severity: z.enum(['block', 'warn', 'info']),
  ok: z.boolean(),
  office: office.nullable(),
  params: z.record(z.string(), z.number()),
  rule: ruleRef.nullable(),
})

const countedBallot = z.object({
  id: z.string(),
  round: number,
  heldOn: z.string(),
  seats: number,
  figures: z.object({ issued: number, returned: number, invalid: number }),
  quorum: bar,
  /** Attendance stands exactly on the share, where texts differ between more than and no less than. */
  onEdge: z.boolean(),
  needed: number,
  lines: z.array(z.object({ candidateId: z.string(), outcome: z.enum(['elected', 'tied', 'surplus', 'below']), bar })),
  scrutineers: z.array(z.string()),
  can: z.object({ takeBack: z.boolean() }),
})

const contestView = z.object({
  office,
  seats: number,
  electors: z.enum(['members', 'committee']),
  candidates: z.array(z.object({ id: z.string(), name: z.string(), writtenIn: z.boolean() })),
  ballots: z.array(countedBallot),
  elected: z.array(z.string()),
  open: number,
  leftOpen: number,
  /** The ballot to hold next; null when every seat is filled or left open. */
  next: z
    .object({
      kind: z.enum(['first', 'run-off', 'further']),
      round: number,
      seats: number,
      candidates: z.array(z.string()),
      due: number,
    })
    .nullable(),
})

export const electionDetail = electionRow.extend({
  revision: number,
  level: z.string().nullable(),
  members: number.nullable(),
  membersFrom: z.string().nullable(),
  /** What the register says today, offered to whoever enters the number. */
  offered: z.object({ members: number.nullable(), from: z.string().nullable() }),
  excluded: z.array(z.object({ reason: z.string(), people: number, documentNo: z.string() })),
  due: number,
  /** Least number who have to attend; null while members are not known. */
  quorum: number.nullable(),
  contests: z.array(contestView),
  verdicts: z.array(preparationVerdict),
  rules: z.object({
    surplus: ruleRef.nullable(),
    quorum: ruleRef.nullable(),
    majority: ruleRef.nullable(),
    resolution: ruleRef.nullable(),
    committee: ruleRef.nullable(),
  }),
  reasons: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  /** Names are masked for who does not run elections here. */
  masked: z.boolean(),
  steps: z.array(
    z.object({
      action: z.string(),
      office: z.string().nullable(),
      state: z.string(),
      onDay: z.string(),
      reason: z.string().nullable(),
      documentNo: z.string().nullable(),
      by: z.string().nullable(),
    }),
  ),
  can: z.object({
    prepare: z.boolean(),
    propose: z.boolean(),
    answerCandidates: z.boolean(),
    count: z.boolean(),
    report: z.boolean(),
    answerResult: z.boolean(),
    withdraw: z.boolean(),
    cancel: z.boolean(),
  }),
})
