import { describe, expect, it } from 'vitest'
import { judgeRow, type KnownMember, readLine, type SheetLine, type ToldMember } from './sheet-rows.ts'

const words = {
  places: new Map([
    ['工作单位', 'unit'],
    ['Residence', 'residence'],
  ]),
  standings: new Map([
    ['正式党员', 'full'],
    ['预备党员', 'probationary'],
  ]),
}
const line = (cells: Partial<SheetLine>): SheetLine => ({
  row: 2,
  姓名: '王一',
  联系电话: '',
  党组织: '甲支部',
  所在处: '',
  党籍状态: '',
  入党日期: '',
  ...cells,
})
const read = (cells: Partial<SheetLine>) => readLine(line(cells), words, '2026-11-22')
const told = (extra: Partial<ToldMember> = {}): ToldMember => ({
  name: '王一',
  phone: '13800138000',
  joinedOn: '2001-07-01',
  place: 'unit',
  standing: 'full',
  ...extra,
})
const known = (extra: Partial<KnownMember> = {}): KnownMember => ({
  id: 'a',
  branchNo: 1,
  place: 'unit',
  standing: 'full',
  phone: '13800138000',
  joinedOn: '2001-07-01',
  ...extra,
})

describe('a row of a sheet of members', () => {
  it('is read in the words of the exported list', () => {
    expect(read({ 联系电话: '138 0013 8000', 党籍状态: '预备党员', 入党日期: '2001.07.01' })).toEqual(
      told({ standing: 'probationary' }),
    )
  })

  it.each<[Partial<SheetLine>, string]>([
    [{ 姓名: '' }, 'name-missing'],
    [{ 姓名: '王*' }, 'masked'],
    [{ 联系电话: '138****8000' }, 'masked'],
    [{ 所在处: '家里' }, 'place-unknown'],
    [{ 党籍状态: '群众' }, 'standing-unknown'],
    [{ 入党日期: '2026-11-23' }, 'day-unreadable'],
    [{ 入党日期: '前年' }, 'day-unreadable'],
    [{ 联系电话: '12' }, 'phone-unreadable'],
  ])('%o is refused as %s', (cells, reason) => expect(read(cells)).toBe(reason))

  it('is new where nobody has the name, unchanged where all is the same, and changes what it tells otherwise', () => {
    expect(judgeRow(told(), 1, [])).toEqual({ verdict: 'new' })
    expect(judgeRow(told(), 1, [known()])).toEqual({ verdict: 'unchanged', memberId: 'a', fields: [] })
    expect(judgeRow(told({ phone: '13900139000' }), 1, [known()])).toEqual({
      verdict: 'changed',
      memberId: 'a',
      fields: ['phone'],
    })
    expect(judgeRow(told({ phone: null, joinedOn: null }), 1, [known()])).toMatchObject({ verdict: 'unchanged' })
  })

  it('moves nobody and decides no standing, and guesses no one among several', () => {
    const reasonOf = (...args: Parameters<typeof judgeRow>) => {
      const verdict = judgeRow(...args)
      return verdict.verdict === 'refused' ? verdict.reason : verdict.verdict
    }
    expect(reasonOf(told(), 2, [known()])).toBe('elsewhere')
    expect(reasonOf(told({ standing: 'probationary' }), 1, [known()])).toBe('standing-differs')
    expect(reasonOf(told({ place: 'residence' }), 1, [known()])).toBe('place-differs')
    expect(reasonOf(told({ phone: null }), 3, [known(), known({ id: 'b', branchNo: 2 })])).toBe('ambiguous')
    expect(reasonOf(told({ phone: null }), 1, [known(), known({ id: 'b', branchNo: 1 })])).toBe('ambiguous')
    expect(reasonOf(told({ phone: '13900139000' }), 3, [known()])).toBe('new')
  })
})
