import type { SameKeys } from '../../../web/phrases/same-keys.ts'
import { en as server } from '../phrases.en.ts'
import type { zh } from './phrases.zh.ts'

export const en: SameKeys<typeof zh> = {
  ...server,
  pages: { digest: 'Weekly digest' },
  badge: 'New weekly digest with {count, plural, one {# item} other {# items}}',
  week: 'Week from {day}',
  next: 'The next comes on {day}',
  all: 'All {count, number}',
  none: 'Nothing waits for you at present.',
  noneHint: 'Gathered once a week; what is done disappears by itself.',
  muted: 'Muted',
  mutedUntil: 'Muted until {day}',
  due: 'Due {day}',
  overdue: 'Was due {day}',
  undated: 'No day set',
  settings: 'Reminder settings',
  weekday: 'Day of the week',
  weekdays: {
    '1': 'Monday',
    '2': 'Tuesday',
    '3': 'Wednesday',
    '4': 'Thursday',
    '5': 'Friday',
    '6': 'Saturday',
    '7': 'Sunday',
  },
  quiet: 'Quiet until',
  quietHint: 'No new mark up to this day. What waits can still be read here.',
  kinds: 'Remind me of',
  save: 'Save',
  saved: 'Saved',
}
