import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fits } from './rules.ts'
import { hoursOfWords } from './rules/hours-words.ts'
import { judgeSheetRows, type SheetCells, type SheetKnown } from './rules/sheet-rows.ts'

const weekdays = (from: number, until: number, ...days: number[]) => days.map((weekday) => ({ weekday, from, until }))

describe('opening hours as an office writes them', () => {
  it.each([
    ['', []],
    ['每天 8:00-22:00', weekdays(480, 1320, 1, 2, 3, 4, 5, 6, 7)],
    ['9:00—18:00', weekdays(540, 1080, 1, 2, 3, 4, 5, 6, 7)],
    ['周一至周五9：00-18：00', weekdays(540, 1080, 1, 2, 3, 4, 5)],
    [
      '周一至周五9:00-12:00，14:00-18:00',
      [1, 2, 3, 4, 5].flatMap((day) => [...weekdays(540, 720, day), ...weekdays(840, 1080, day)]),
    ],
    [
      '工作日 上午8:30-12:00、下午14:00-17:30',
      [1, 2, 3, 4, 5].flatMap((day) => [...weekdays(510, 720, day), ...weekdays(840, 1050, day)]),
    ],
    ['周一、周三、周日 9点至17点', weekdays(540, 1020, 1, 3, 7)],
    ['星期二到星期四9:00~11:30；周末10:00-16:00', [...weekdays(540, 690, 2, 3, 4), ...weekdays(600, 960, 6, 7)]],
    ['周六全天开放', weekdays(0, 1440, 6)],
  ])('%s', (text, hours) => expect(hoursOfWords(text)).toEqual(hours))

  it.each(['电话预约', '周五至周一9:00-17:00', '18:00-9:00', '周一9:00', '9:00-12:00，11:00-14:00', '周一至周五', '9:00-25:00'])(
    'cannot be told from %s',
    (text) => expect(hoursOfWords(text)).toBeNull(),
  )

  it('mean what they say, whatever hours are written', () => {
    const hour = fc.integer({ min: 0, max: 23 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), hour, hour, (day, one, other) => {
        const [from, until] = [Math.min(one, other), Math.max(one, other) + 1]
        const found = hoursOfWords(`周${'一二三四五六日'[day - 1]}${from}:00-${until}:00`)!
        expect(found).toEqual([{ weekday: day, from: from * 60, until: until * 60 }])
        expect(fits(found, { from: from * 60, until: until * 60 })).toBe(true)
      }),
    )
  })

  it('are read or refused, and never fail', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'周一至五日、，；:-0912上午 每天全') }),
        (text) => void hoursOfWords(text),
      ),
    )
  })
})

describe('a row of a spreadsheet of venues', () => {
  const known: SheetKnown = {
    kinds: new Map([['党员活动室', 'activity-room']]),
    tiers: new Map([['镇街级', 'street']]),
    owners: new Map([['甲党支部', 1], ['重名党支部', null]]), // prettier-ignore
    venues: new Set(['1 旧室']),
  }
  const cells = (more: Partial<SheetCells>): SheetCells => ({ 名称: '新室', 类型: '党员活动室', 层级: '', 地址: '', 面积: '', 所属组织: '甲党支部', 开放时间: '', 是否共享: '', ...more }) // prettier-ignore
  const reasonOf = (more: Partial<SheetCells>) => {
    const [one] = judgeSheetRows([cells(more)], known)
    return one!.verdict === 'refused' ? one!.reason : 'new'
  }

  it.each([
    [{}, 'new'],
    [{ 名称: '' }, 'name-missing'],
    [{ 名称: '长'.repeat(81) }, 'name-long'],
    [{ 地址: '长'.repeat(201) }, 'address-long'],
    [{ 类型: '茶馆' }, 'kind-unknown'],
    [{ 层级: '省级' }, 'tier-unknown'],
    [{ 面积: '很大' }, 'area-unreadable'],
    [{ 面积: '0' }, 'area-unreadable'],
    [{ 面积: '约1,200.5 平方米' }, 'new'],
    [{ 所属组织: '' }, 'owner-missing'],
    [{ 所属组织: '乙党支部' }, 'owner-unknown'],
    [{ 所属组织: '重名党支部' }, 'owner-several'],
    [{ 开放时间: '随时' }, 'hours-unreadable'],
    [{ 是否共享: '也许' }, 'shared-unreadable'],
    [{ 名称: '旧室' }, 'known'],
  ] as const)('%o is %s', (more, reason) => expect(reasonOf(more)).toBe(reason))

  it('is told with what its cells say', () => {
    const [one] = judgeSheetRows([cells({ 层级: '镇街级', 地址: '一号', 面积: '1,200.5㎡', 是否共享: '是' })], known)
    expect(one).toMatchObject({
      told: { kind: 'activity-room', tier: 'street', address: '一号', areaM2: 1201, ownerNo: 1, shared: true },
    })
  })

  it('loses nothing but itself, and a venue stands once', () => {
    const rows = [cells({}), cells({ 类型: '茶馆' }), cells({}), cells({ 名称: '又一室' })]
    expect(judgeSheetRows(rows, known).map((one) => (one.verdict === 'refused' ? one.reason : 'new'))).toEqual([
      'new', 'kind-unknown', 'twice', 'new',
    ]) // prettier-ignore
  })
})
