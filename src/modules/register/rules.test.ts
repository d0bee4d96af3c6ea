import { describe, expect, it } from 'vitest'
import { decideImportAction, decideStatementDay, type ImportAction, type ImportState } from './rules.ts'
import { maskExtra, maskNumbers } from './staging/personal-numbers.ts'

describe('the day a register speaks of', () => {
  const title = { date: '2018-12-31', source: { kind: 'title' } }
  it.each([
    ['a person says', '2019-06-30', title, { day: '2019-06-30', basis: 'given' }],
    ['a title says', null, title, { day: '2018-12-31', basis: 'title' }],
    [
      'the name of the file says',
      null,
      { date: '2018-12-31', source: { kind: 'fileName' } },
      { day: '2018-12-31', basis: 'file-name' },
    ],
    ['nobody says', null, undefined, { day: '2026-11-22', basis: 'today' }],
    ['a title says, but is yet to come', null, { ...title, date: '2027-01-01' }, { day: '2026-11-22', basis: 'today' }],
  ])('is the one %s', (_who, given, read, day) => {
    expect(decideStatementDay(given, read, '2026-11-22')).toEqual(day)
  })
})

describe('what may be done with an import', () => {
  const code = (action: ImportAction, state: ImportState, hasWritten = false, writable = 1) => {
    const decision = decideImportAction(action, { state, hasWritten, writable })
    return decision.ok ? 'ok' : decision.code
  }
  it.each<[ImportState, boolean, number, Record<ImportAction, string>]>([
    ['reading', false, 1, { apply: 'import-busy', undo: 'import-busy', correct: 'import-busy', discard: 'import-busy' }],
    ['read', false, 1, { apply: 'ok', undo: 'import-not-applied', correct: 'ok', discard: 'ok' }],
    ['read', false, 0, { apply: 'import-nothing-to-apply', undo: 'import-not-applied', correct: 'ok', discard: 'ok' }],
    ['read', true, 1, { apply: 'ok', undo: 'ok', correct: 'import-already-applied', discard: 'import-already-applied' }],
    [
      'refused',
      false,
      0,
      { apply: 'import-file-refused', undo: 'import-not-applied', correct: 'import-file-refused', discard: 'ok' },
    ],
    [
      'applied',
      true,
      1,
      { apply: 'import-already-applied', undo: 'ok', correct: 'import-already-applied', discard: 'import-already-applied' },
    ],
    [
      'undone',
      true,
      1,
      {
        apply: 'import-already-undone',
        undo: 'import-already-undone',
        correct: 'import-already-undone',
        discard: 'import-already-undone',
      },
    ],
  ])('%s, written: %s, rows to write: %i', (state, hasWritten, writable, wanted) => {
    for (const [action, answer] of Object.entries(wanted))
      expect(code(action as ImportAction, state, hasWritten, writable)).toBe(answer)
  })
})

describe('numbers of persons in columns nobody declared', () => {
  it.each([
    ['联系人 张三 13812348000', '联系人 张三 138****8000'],
    ['0755-27779999 转 3', '********9999 转 3'],
    ['110101199003071234', '********1234'],
    ['深圳市龙华区2018年第31号', '深圳市龙华区2018年第31号'],
  ])('%s is kept as %s', (text, kept) => {
    expect(maskNumbers(text)).toBe(kept)
  })
  it('a column named after them is hidden whole', () => {
    expect(maskExtra('第二联系电话', '8888')).toBe('******')
    expect(maskExtra('场地面积', '8888')).toBe('8888')
  })
})
