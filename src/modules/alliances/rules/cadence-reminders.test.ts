import { expect, it } from 'vitest'
import { type CadenceYear, dueNow } from './cadence-reminders.ts'

const quarter = (from: string, until: string, status: CadenceYear['windows'][number]['status']) => ({ from, until, status })
const meeting: CadenceYear = {
  code: 'regular-meeting',
  zh: '日常例会',
  en: 'Regular meeting',
  windows: [
    quarter('2026-01-01', '2026-04-01', 'to-be-recorded'),
    quarter('2026-04-01', '2026-07-01', 'recorded'),
    quarter('2026-10-01', '2027-01-01', 'to-be-recorded'),
  ],
}

it('reminds of the window that is open and waits, and of none that is over', () => {
  expect(dueNow([meeting], '2026-12-05').map((one) => one.window.from)).toEqual(['2026-10-01'])
  expect(dueNow([meeting], '2026-05-05')).toEqual([])
  expect(dueNow([{ ...meeting, windows: [quarter('2026-10-01', '2027-01-01', 'not-yet-due')] }], '2026-10-05')).toEqual([])
})
