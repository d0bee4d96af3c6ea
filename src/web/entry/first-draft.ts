import type { AnswerOf } from '../../kernel/endpoint.ts'
import type { activities } from '../../modules/activities/contract.ts'
import { draftOf, type EntryDraft, newDraft, type Standing } from './entry-draft.ts'

export type ActivityAnswer = AnswerOf<typeof activities.getActivity>

/** The form as it first stands: what was being written, what was planned or recorded, or nothing yet. */
export function firstDraft(
  account: string,
  branch: { no: number; name: string },
  from: ActivityAnswer | null,
  copy: boolean,
): EntryDraft {
  const activityId = from && !copy ? from.id : null
  const kept = draftOf(account, { branchNo: branch.no, activityId })
  if (kept && (activityId === null ? from === null : kept.revision === from!.revision)) return kept
  const empty = newDraft(branch.no, branch.name)
  if (!from) return empty
  const { agenda, startsAt, endsAt, openTo, partners, partnerNames } = from
  const again = copy ? {} : { startsAt, endsAt }
  const start: Standing = {
    kinds: from.kinds,
    nonMembers: copy ? 0 : from.nonMembers,
    residents: copy ? 0 : from.residents,
    line: copy ? '' : (from.minutes ?? ''),
    title: from.title ?? '',
    place: from.place ?? '',
    formats: from.formats,
    lines: from.lines,
    followUp: copy ? '' : (from.followUp ?? ''),
    feedback: copy ? '' : (from.feedback ?? ''),
    jointNos: from.hosts.map((host) => host.no).filter((no) => no !== branch.no),
  }
  return {
    ...empty,
    ...start,
    start,
    activityId,
    revision: copy ? null : from.revision,
    onDay: copy || from.onDay > empty.onDay ? empty.onDay : from.onDay,
    kept: {
      agenda,
      openTo: openTo as never,
      partnerNos: partners.map((one) => one.no),
      partnerNames,
      ...again,
      ...(copy ? { copiedFrom: from.id } : {}),
    },
  }
}
