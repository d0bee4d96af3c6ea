import { addDays } from '../../kernel/dates.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { fieldsOfVisit, workforce } from '../../modules/workforce/contract.ts'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { newKey } from '../kit/request.ts'
import { today } from '../kit/today.ts'

export interface FindingDraft {
  /** Its place on the screen. */
  readonly key: string
  readonly what: string
  readonly responsible: string
  readonly dueOn: string
}

/** A visit being written down. It stays in this browser until the platform has it; its key makes a second sending harmless. */
export interface VisitDraft {
  readonly key: string
  readonly unitNo: number
  readonly unitName: string
  readonly visitId: string | null
  readonly madeOn: string
  readonly line: string
  readonly findings: readonly FindingDraft[]
  /** The person pressed "record" and the network was not there. */
  readonly waiting: boolean
}

/** Days somebody has to put a finding right, as the form proposes. */
const usualDays = 30
export const newFinding = (): FindingDraft => ({ key: newKey(), what: '', responsible: '', dueOn: addDays(today(), usualDays) })

const prefix = (account: string) => `lianjian.visit.${account}.`

export function newDraft(unitNo: number, unitName: string, visitId: string | null): VisitDraft {
  return { key: newKey(), unitNo, unitName, visitId, madeOn: today(), line: '', findings: [], waiting: false }
}

export function draftOf(account: string, unitNo: number): VisitDraft | null {
  return parse(localStorage.getItem(prefix(account) + unitNo))
}

export function keepDraft(account: string, draft: VisitDraft): void {
  localStorage.setItem(prefix(account) + draft.unitNo, JSON.stringify(draft))
  tell()
}

export function forgetDraft(account: string, unitNo: number): void {
  localStorage.removeItem(prefix(account) + unitNo)
  tell()
}

/** Visits of this account that wait for the network. */
export function waitingDrafts(account: string): VisitDraft[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix(account)))
  return keys.flatMap((key) => parse(localStorage.getItem(key)) ?? []).filter((draft) => draft.waiting)
}

function parse(text: string | null): VisitDraft | null {
  try {
    return text === null ? null : (JSON.parse(text) as VisitDraft)
  } catch {
    return null
  }
}

const listeners = new Set<() => void>()
const tell = () => listeners.forEach((listener) => listener())
export function onDraftsChanged(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export type Sent =
  | { readonly state: 'sent'; readonly id: string }
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly problem: CallProblem }

/** Sends a visit. Without a network it waits here; what the platform refuses stays to be corrected. */
export async function sendVisit(account: string, draft: VisitDraft): Promise<Sent> {
  const { unitNo, visitId, madeOn, line } = draft
  const findings = draft.findings.map(({ what, responsible, dueOn }) => ({ what, responsible, dueOn }))
  const fieldsTyped = fieldsOfVisit({ findings: findings.length, chosen: 0 })
  const body: BodyOf<typeof workforce.recordVisit> = { unitNo, visitId, madeOn, line: line.trim(), findings, fieldsTyped }
  try {
    const { id } = await call(workforce.recordVisit, { body }, { idempotencyKey: draft.key })
    forgetDraft(account, unitNo)
    return { state: 'sent', id }
  } catch (error) {
    const problem = asCallProblem(error)
    keepDraft(account, { ...draft, waiting: problem.code === 'network' })
    return problem.code === 'network' ? { state: 'waiting' } : { state: 'refused', problem }
  }
}

/** Sends whatever waits; answers whether something went through. */
export async function sendWaiting(account: string): Promise<boolean> {
  let went = false
  for (const draft of waitingDrafts(account)) went = (await sendVisit(account, draft)).state === 'sent' || went
  return went
}
