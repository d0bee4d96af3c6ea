import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { refusalOf } from '../../../test/support/small-district.ts'
import { isWorkingDay } from '../../kernel/working-days.ts'
import { systemContext } from '../../platform/db/database.ts'
import { loadCalendar } from './calendar.ts'
import { procedures } from './contract.ts'
import { type Blank, blankUnits, type Office, openOffice } from './testing.ts'

let office: Office
let blank: Blank
const administrator = person('系统管理员', { role: 'system_admin', nodeNo: null })

beforeAll(async () => {
  office = await openOffice(30)
  blank = await blankUnits(office)
})
afterAll(() => office.platform.close())

const calendar = () => office.platform.services.database.read(systemContext, loadCalendar)
const spring = (days: string[], worked: string[] = []) => ({
  source: '国办发明电〔2026〕99号',
  days: [
    ...days.map((day) => ({ day, kind: 'holiday' as const, name: '元旦' })),
    ...worked.map((day) => ({ day, kind: 'make-up' as const, name: '元旦' })),
  ],
})
const record = (actor: Office['committee'], year: number, body: ReturnType<typeof spring>) =>
  office.platform.call(actor, procedures.recordYear, { params: { year }, body })

describe('the calendar of working days', () => {
  it('is on record from 2018 to 2026, each year with its notice', async () => {
    const { years, can } = await office.platform.call(office.committee, procedures.listCalendar, {})
    expect(years.map((one) => one.year)).toEqual([2026, 2025, 2024, 2023, 2022, 2021, 2020, 2019, 2018])
    for (const one of years) expect(one.source).toMatch(/国办发明电〔20\d\d〕\d+号/)
    expect(can.change).toBe(false)
  })

  it.each([
    ['2026-02-14', true, 'a Saturday worked before the Spring Festival'],
    ['2026-02-23', false, 'its last day'],
    ['2026-10-10', true, 'a Saturday worked after National Day'],
    ['2020-01-31', false, 'the Spring Festival that was made longer'],
    ['2019-05-05', true, 'a Sunday worked under the amended notice'],
    ['2018-12-31', false, 'a Monday off under the notice of the next year'],
    ['2018-12-29', true, 'the Saturday worked for it'],
    ['2025-10-08', false, 'the eighth day of National Day and Mid-Autumn'],
  ])('%s is worked: %s (%s)', async (day, worked) => expect(isWorkingDay(day, await calendar())).toBe(worked))

  it('has as many working days in each year as the law leaves: 250, or 248 to 252 where a festival falls on a weekend', async () => {
    const known = await calendar()
    for (let year = 2018; year <= 2026; year += 1) {
      const days = Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index)).toISOString().slice(0, 10))
      const worked = days.filter((day) => day.startsWith(String(year)) && isWorkingDay(day, known)).length
      expect([year, worked >= 247 && worked <= 252]).toEqual([year, true])
    }
  })

  it('of another year is recorded by an administrator, and deadlines that were provisional are computed anew', async () => {
    const { services } = office.platform
    const late = { ...services, clock: { now: () => new Date('2026-12-29T02:00:00Z'), today: () => '2026-12-29' } }
    const unit = blank.east.pop()!
    const id = await office.open(office.east, 'establish-own', unit, { name: '年末支部', level: 'branch' })
    await office.attach(office.east, id)
    await office.actOn(late, office.east, id, 'submit')
    expect(await office.see(office.east, id)).toMatchObject({ dueOn: '2027-01-05', dueProvisional: true })

    expect(await refusalOf(record(office.committee, 2027, spring(['2027-01-01'])))).toBe('not-allowed')
    expect(await refusalOf(record(administrator, 2027, spring(['2026-12-31'])))).toBe('calendar-day-unfit')
    expect(await refusalOf(record(administrator, 2027, spring(['2027-01-01'], ['2027-01-05'])))).toBe('calendar-day-unfit')
    const first = await record(administrator, 2027, spring(['2027-01-01', '2027-01-04', '2027-01-05']))
    expect(first).toEqual({ year: 2027, days: 3, recomputed: 1 })
    expect(await office.see(office.east, id)).toMatchObject({ dueOn: '2027-01-08', dueProvisional: false })

    // An amended notice takes the place of the first.
    await record(administrator, 2027, spring(['2027-01-01'], ['2027-01-03']))
    expect((await office.see(office.east, id)).dueOn).toBe('2027-01-05')
  })
})
