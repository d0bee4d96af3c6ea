import type { BodyOf } from '../../kernel/endpoint.ts'
import { asCallProblem, type CallProblem } from '../kit/call-problem.ts'
import { call } from '../kit/client.ts'
import { newKey } from '../kit/request.ts'
import { today } from '../kit/today.ts'
import { activities, fieldsOf, type Filled } from '../../modules/activities/contract.ts'

/** An activity being written down. It stays in this browser until the platform has it; its key makes a second sending harmless. */
export interface EntryDraft {
  readonly key: string
  readonly branchNo: number
  readonly branchName: string
  /** Set where something planned is recorded as held, or a record is corrected. */
  readonly activityId: string | null
  readonly revision: number | null
  readonly kinds: readonly string[]
  readonly onDay: string
  /** Who did not come; null until the list was touched. */
  readonly came: readonly string[] | null
  readonly nonMembers: number
  readonly residents: number
  readonly line: string
  readonly title: string
  readonly place: string
  readonly formats: readonly string[]
  readonly lines: readonly string[]
  readonly followUp: string
  readonly jointNos: readonly number[]
  /** How the form first stood: what is left as it was costs nothing. */
  readonly start: Standing
  /** Facts the form does not show and a correction keeps. */
  readonly kept: Partial<BodyOf<typeof activities.recordActivity>>
  readonly waiting: boolean
}

export type Standing = Pick<
  EntryDraft,
  'kinds' | 'nonMembers' | 'residents' | 'line' | 'title' | 'place' | 'formats' | 'lines' | 'followUp' | 'jointNos'
>
export const emptyStanding: Standing = {
  kinds: [],
  nonMembers: 0,
  residents: 0,
  line: '',
  title: '',
  place: '',
  formats: [],
  lines: [],
  followUp: '',
  jointNos: [],
}

const changed = <T>(now: readonly T[], before: readonly T[]) =>
  now.filter((one) => !before.includes(one)).length + before.filter((one) => !now.includes(one)).length

/** How many fields somebody filled in: what differs from how the form first stood. `everybody`: who stood ticked. */
export function typedIn({ start, ...draft }: EntryDraft, everybody: readonly string[]): number {
  const text = (field: 'title' | 'place' | 'followUp') => Number(draft[field].trim() !== start[field].trim())
  const filled: Filled = {
    kinds: changed(draft.kinds, start.kinds),
    absent: changed(draft.came ?? everybody, everybody),
    others: Number(draft.nonMembers !== start.nonMembers || draft.residents !== start.residents),
    line: Number(draft.line.trim() !== start.line.trim()),
    title: text('title'),
    place: text('place'),
    followUp: text('followUp'),
    formats: changed(draft.formats, start.formats),
    lines: changed(draft.lines, start.lines),
    joint: changed(draft.jointNos, start.jointNos),
  }
  return fieldsOf(filled)
}

const prefix = (account: string) => `lianjian.activity.${account}.`
const placeOf = (account: string, draft: Pick<EntryDraft, 'branchNo' | 'activityId'>) =>
  `${prefix(account)}${draft.branchNo}.${draft.activityId ?? 'new'}`

export function newDraft(branchNo: number, branchName: string): EntryDraft {
  return {
    key: newKey(),
    branchNo,
    branchName,
    activityId: null,
    revision: null,
    onDay: today(),
    came: null,
    ...emptyStanding,
    start: emptyStanding,
    kept: {},
    waiting: false,
  }
}

export function draftOf(account: string, draft: Pick<EntryDraft, 'branchNo' | 'activityId'>): EntryDraft | null {
  return parse(read(placeOf(account, draft)))
}

export function keepDraft(account: string, draft: EntryDraft): void {
  try {
    localStorage.setItem(placeOf(account, draft), JSON.stringify(draft))
  } catch {
    // Without storage the form works and is only not kept.
  }
}

export function forgetDraft(account: string, draft: EntryDraft): void {
  try {
    localStorage.removeItem(placeOf(account, draft))
  } catch {
    // Nothing was kept.
  }
}

function read(place: string): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}

function parse(text: string | null): EntryDraft | null {
  try {
    const kept = text === null ? null : (JSON.parse(text) as Omit<EntryDraft, 'start'> & Partial<EntryDraft>)
    // A draft kept by an older page does not say how the form first stood.
    return kept && { ...kept, start: kept.start ?? emptyStanding }
  } catch {
    return null
  }
}

export type Sent =
  | { readonly state: 'sent'; readonly id: string }
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly problem: CallProblem }

/** Sends an entry. Without a network it waits here; what the platform refuses stays to be corrected. */
export async function sendEntry(account: string, draft: EntryDraft, everybody: readonly string[]): Promise<Sent> {
  const body: BodyOf<typeof activities.recordActivity> = {
    openTo: ['members'],
    partnerNos: [],
    partnerNames: [],
    ...draft.kept,
    state: 'held',
    onDay: draft.onDay,
    kinds: [...draft.kinds],
    formats: [...draft.formats],
    lines: [...draft.lines],
    hostNos: [draft.branchNo, ...draft.jointNos.filter((no) => no !== draft.branchNo)],
    title: draft.title,
    place: draft.place,
    minutes: draft.line,
    followUp: draft.followUp,
    memberIds: [...(draft.came ?? everybody)],
    nonMembers: draft.nonMembers,
    residents: draft.residents,
    fieldsTyped: typedIn(draft, everybody),
  }
  try {
    const options = { idempotencyKey: draft.key }
    const { id } =
      draft.activityId === null
        ? await call(activities.recordActivity, { body }, options)
        : await call(
            activities.correctActivity,
            { params: { id: draft.activityId }, body },
            { ...options, revision: draft.revision ?? 0 },
          )
    forgetDraft(account, draft)
    return { state: 'sent', id }
  } catch (error) {
    const problem = asCallProblem(error)
    const waits = problem.code === 'network'
    // What may have arrived is sent again under the same key; what was refused is a new matter.
    keepDraft(account, { ...draft, came: draft.came ?? everybody, key: waits ? draft.key : newKey(), waiting: waits })
    return waits ? { state: 'waiting' } : { state: 'refused', problem }
  }
}

/** Sends whatever waits; answers whether something went through. */
export async function sendWaitingEntries(account: string): Promise<boolean> {
  let went = false
  let keys: string[] = []
  try {
    keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix(account)))
  } catch {
    return false
  }
  for (const draft of keys.flatMap((key) => parse(read(key)) ?? []))
    if (draft.waiting) went = (await sendEntry(account, draft, draft.came ?? [])).state === 'sent' || went
  return went
}
