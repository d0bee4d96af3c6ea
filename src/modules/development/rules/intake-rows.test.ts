import { describe, expect, it } from 'vitest'
import { type IntakeLine, readIntakeLine } from './intake-rows.ts'

const line = (more: Partial<IntakeLine>): IntakeLine => ({
  row: 2,
  姓名: '李某',
  党组织: '某支部',
  当前阶段: '入党积极分子',
  申请日期: '2025-03-01',
  进入阶段日期: '2025-09-01',
  出生日期: '1995-05-05',
  文号: '',
  ...more,
})

describe('a row of cases under way', () => {
  it.each([
    [{}, { stage: 'activist', appliedOn: '2025-03-01', since: '2025-09-01', bornOn: '1995-05-05', documentNo: null }],
    [
      { 申请日期: '2025年3月1日', 进入阶段日期: '2025/9/1' },
      { appliedOn: '2025-03-01', since: '2025-09-01' },
    ],
    [
      { 当前阶段: '', 进入阶段日期: '' },
      { stage: 'applicant', since: null },
    ],
  ])('is read as offices write it: %o', (more, told) => {
    expect(readIntakeLine(line(more))).toMatchObject(told)
  })

  it.each([
    [{ 姓名: '' }, 'intake-name-unfit'],
    [{ 姓名: '李*' }, 'intake-name-unfit'],
    [{ 当前阶段: '群众' }, 'intake-stage-unknown'],
    [{ 申请日期: '' }, 'intake-day-unreadable'],
    [{ 申请日期: '去年' }, 'intake-day-unreadable'],
    [{ 出生日期: '2025-02-30' }, 'intake-day-unreadable'],
  ])('is refused where it would have to be guessed: %o', (more, code) => {
    expect(readIntakeLine(line(more))).toBe(code)
  })
})
