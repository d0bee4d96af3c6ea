import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { findMeetings, type MeetingFilter } from './meetings.ts'

/** Meetings of one stage as they are told to the members of a community. */
function meetingSource(key: `alliances.${string}`, filter: MeetingFilter): ReminderSource {
  return {
    key,
    action: 'community.run',
    list: `/community-meetings?${new URLSearchParams(filter as Record<string, string>)}`,
    async find(asking, most) {
      if (asking.scope === null || asking.scope.everything) return { total: 0, items: [] }
      const found = await findMeetings({ ...asking, can: () => asking.scope }, filter)
      const items = found.slice(0, most).map(({ row, view }) => ({
        params: { community: view.community.name, day: row.onDay, time: row.atTime, place: row.place },
        title: row.title,
        dueOn: row.onDay,
        link: `/communities/${row.communityId}?tab=meetings`,
      }))
      return { total: found.length, items }
    },
  }
}

/** Invitations: what was called in a community of the reader's own organisation and lies ahead (CN-34). */
const ahead = meetingSource('alliances.meetings', { mine: 'true', stage: 'called' })
/** What the reader's own organisation called and whose day is over; nothing is asked about a meeting nobody called. */
const toRecord = meetingSource('alliances.meetings-to-record', { own: 'true', stage: 'to-record' })

export const meetingReminders = [ahead, toRecord]
