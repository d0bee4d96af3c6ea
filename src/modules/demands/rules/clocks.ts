import { addDays, type Day } from '../../../kernel/dates.ts'
import { addWorkingDays, type Deadline, isWorkingDay, type WorkingCalendar } from '../../../kernel/working-days.ts'

/** Working days from a day to a later one, the first not counted; negative when the later one has passed. */
export function workingDaysLeft(today: Day, dueOn: Day, calendar: WorkingCalendar): number {
  if (dueOn < today) return -workingDaysLeft(dueOn, today, calendar)
  let left = 0
  for (let day = today; day < dueOn;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) left += 1
  }
  return left
}

/** The clock goes on with what was left when it was stopped; what had run out is due at once. */
export function resumed(today: Day, left: number, calendar: WorkingCalendar): Deadline {
  return left <= 0 ? { dueOn: today, provisional: false } : addWorkingDays(today, left, calendar)
}
