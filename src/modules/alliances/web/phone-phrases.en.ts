import type { phoneZh } from './phone-phrases.zh.ts'

export const phoneEn: typeof phoneZh = {
  call: {
    caller: 'Called by',
    onDay: 'Day proposed',
    place: 'Place',
    body: 'What is wanted of each',
    answers: 'Answers',
    answer: { asked: 'Not answered', joins: 'Joins', cannot: 'Cannot join' },
    stages: { open: 'Open', planned: 'Activity planned', off: 'Called off' },
    stage: 'State of the call',
    reason: 'Why not (where you cannot join)',
    hint: 'It may be changed until the activity is planned.',
    join: 'Join',
    cannot: 'Cannot join',
  },
}
