import type { BodyOf } from '../../kernel/endpoint.ts'
import { call } from '../kit/client.ts'
import { type Draft, drafts } from '../kit/drafts.ts'
import { newKey } from '../kit/request.ts'
import { today } from '../kit/today.ts'
import { activities } from '../../modules/activities/contract.ts'

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
  readonly jointNos: readonly number[]
  /** Facts the form does not show and a correction keeps. */
  readonly kept: Partial<BodyOf<typeof activities.recordActivity>>
}

export function newDraft(branchNo: number, branchName: string): EntryDraft {
  return {
    key: newKey(),
    branchNo,
    branchName,
    activityId: null,
    revision: null,
    kinds: [],
    onDay: today(),
    came: null,
    nonMembers: 0,
    residents: 0,
    line: '',
    title: '',
    place: '',
    formats: [],
    lines: [],
    followUp: '',
    jointNos: [],
    kept: {},
    waiting: false,
  }
}

const placeOf = ({ branchNo, activityId }: Pick<EntryDraft, 'branchNo' | 'activityId'>) => `${branchNo}.${activityId ?? 'new'}`

/** What was being written of this branch and record. */
export const draftOf = (account: string, of: Pick<EntryDraft, 'branchNo' | 'activityId'>): EntryDraft | null =>
  entryDrafts.find(account, placeOf(of))

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
    memberIds: [...(draft.came ?? [])],
    nonMembers: draft.nonMembers,
    residents: draft.residents,
  }
}
