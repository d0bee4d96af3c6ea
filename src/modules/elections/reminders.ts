import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { findStandings } from './standings.ts'

/** Terms of organisations whose elections the reader runs, by where they stand: ending soon, or ended. */
const termsAt = (stage: 'due' | 'past'): ReminderSource => ({
  key: `elections.${stage}`,
  action: 'election.run',
  list: `/elections?stage=${stage}`,
  async find(asking, most) {
    const ending = (await findStandings(asking, {})).filter((standing) => standing.stage === stage)
    const items = ending.slice(0, most).map(({ unit, superior, term }) => ({
      params: { superior: superior?.name ?? '' },
      title: unit.name,
      dueOn: term?.endsOn ?? null,
      link: `/units/${unit.no}`,
    }))
    return { total: ending.length, items }
  },
})

export const reminders = [termsAt('due'), termsAt('past')]
