import { describe, expect, it } from 'vitest'
import { factsOf } from './change/ChangeDialog.tsx'
import { offeredChanges } from './change/UnitChanges.tsx'
import { unitsSearch } from './structure/SlotPanel.tsx'
import { entriesOf } from './unit/history.ts'

const act = (id: number, kind: string, effectiveOn: string) => ({ id, kind, effectiveOn, recordedAt: `${effectiveOn}T00:00:00Z` })
const facts = (name: string, headcount: number | null) => ({
  name,
  headcount,
  street: { no: 11, name: '明湖街道', kind: 'street' },
})

describe('the history of a unit', () => {
  const history = {
    periods: [
      { ...facts('晨光中心', 12), fromOn: '2018-03-01', untilOn: null, act: act(2, 'rename', '2018-03-01') },
      { ...facts('晨光', null), fromOn: '2015-01-01', untilOn: '2018-03-01', act: act(1, 'establish', '2015-01-01') },
    ],
    connections: [
      { id: 'c', type: 'covers', other: { no: 5, name: '联合党支部', kind: 'party_org' }, act: act(2, 'rename', '2018-03-01') },
    ],
  } as never

  it('tells one entry an act, newest first, with what it changed and connected', () => {
    const entries = entriesOf(history)
    expect(entries.map((entry) => entry.act.id)).toEqual([2, 1])
    expect(entries[0]!.changes).toEqual([
      { field: 'name', from: '晨光', to: '晨光中心' },
      { field: 'headcount', from: null, to: '12' },
    ])
    expect(entries[0]!.connections).toHaveLength(1)
    expect(entries[1]!.changes).toEqual([{ field: 'name', from: null, to: '晨光' }])
  })
})

describe('changes', () => {
  const unit = (status: string, level: string | null) => ({ facts: { status, level } }) as never

  it('offer an upgrade to Party organisations only, and nothing but reopening to what has ended', () => {
    expect(offeredChanges(unit('active', null))).not.toContain('upgrade')
    expect(offeredChanges(unit('active', 'branch'))).toContain('upgrade')
    expect(offeredChanges(unit('cancelled', null))).toEqual(['correct', 'reopen'])
  })

  it('carry only the facts that were filled in, and zero is one of them', () => {
    expect(factsOf({ reason: 'x', name: '', headcount: 0, address: undefined })).toEqual({ headcount: 0 })
  })
})

describe('a hub of the structure', () => {
  it('leads to the units of its street or industry, and the fallback to those without an industry', () => {
    const hub = (no: number, kind: string) => ({ hubOf: { no, name: '', kind } })
    expect(unitsSearch({ line: 'area', fallback: false }, hub(11, 'street'))).toEqual({ streetNo: '11' })
    expect(unitsSearch({ line: 'industry', fallback: false }, hub(31, 'industry'))).toEqual({ industryNo: '31' })
    expect(unitsSearch({ line: 'registry', fallback: true }, { hubOf: null })).toEqual({ industryNo: 'none' })
  })
})
