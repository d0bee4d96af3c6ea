import type { BodyOf } from '../../kernel/endpoint.ts'
import { call } from '../kit/client.ts'
import { type Draft, drafts } from '../kit/drafts.ts'
import { newKey } from '../kit/request.ts'
import { today } from '../kit/today.ts'
import { activities, fieldsOf, type Filled } from '../../modules/activities/contract.ts'

/** An activity being written down. */
export interface EntryDraft extends Draft {
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
  readonly feedback: string
  readonly jointNos: readonly number[]
  /** How the form first stood: what is left as it was costs nothing. */
  readonly start: Standing
  /** Fields filled in when it was sent. */
  readonly typed: number
  /** Facts the form does not show and a correction keeps. */
  readonly kept: Partial<BodyOf<typeof activities.recordActivity>>
}

export type Standing = Pick<
  EntryDraft,
  'kinds' | 'nonMembers' | 'residents' | 'line' | 'title' | 'place' | 'formats' | 'lines' | 'followUp' | 'feedback' | 'jointNos'
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
  feedback: '',
  jointNos: [],
}

const changed = <T>(now: readonly T[], before: readonly T[]) =>
  now.filter((one) => !before.includes(one)).length + before.filter((one) => !now.includes(one)).length

/** How many fields somebody filled in: what differs from how the form first stood. `everybody`: who stood ticked. */
export function typedIn({ start, ...draft }: EntryDraft, everybody: readonly string[]): number {
  const text = (field: 'title' | 'place' | 'followUp' | 'feedback') =>
    Number((draft[field] ?? '').trim() !== (start[field] ?? '').trim())
  const filled: Filled = {
    kinds: changed(draft.kinds, start.kinds),
    absent: changed(draft.came ?? everybody, everybody),
    others: Number(draft.nonMembers !== start.nonMembers || draft.residents !== start.residents),
    line: Number(draft.line.trim() !== start.line.trim()),
    title: text('title'),
    place: text('place'),
    followUp: text('followUp'),
    feedback: text('feedback'),
    formats: changed(draft.formats, start.formats),
    lines: changed(draft.lines, start.lines),
    joint: changed(draft.jointNos, start.jointNos),
  }
  return fieldsOf(filled)
}

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
    typed: 0,
    waiting: false,
  }
}

const placeOf = ({ branchNo, activityId }: Pick<EntryDraft, 'branchNo' | 'activityId'>) => `${branchNo}.${activityId ?? 'new'}`

/** What was being written of this branch and record. */
export function draftOf(account: string, of: Pick<EntryDraft, 'branchNo' | 'activityId'>): EntryDraft | null {
  const kept = entryDrafts.find(account, placeOf(of))
  // A draft kept by an older page does not say how the form first stood.
  return kept && { ...kept, start: kept.start ?? emptyStanding }
}

export const entryDrafts = drafts<EntryDraft>({
  name: 'activity',
  placeOf,
  post: (draft, options) =>
    draft.activityId === null
      ? call(activities.recordActivity, { body: bodyOf(draft) }, options)
      : call(
          activities.correctActivity,
          { params: { id: draft.activityId }, body: bodyOf(draft) },
          { ...options, revision: draft.revision ?? 0 },
        ),
})

function bodyOf(draft: EntryDraft): BodyOf<typeof activities.recordActivity> {
  return {
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
    feedback: draft.feedback,
    memberIds: [...(draft.came ?? [])],
    nonMembers: draft.nonMembers,
    residents: draft.residents,
    fieldsTyped: draft.typed,
  }
}
