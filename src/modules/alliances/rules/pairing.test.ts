import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Give,
  giveKinds,
  type Lack,
  lackKinds,
  nearOf,
  type Organisation,
  pairKey,
  type PairingRules,
  suggestPairs,
} from './pairing.ts'

const rules: PairingRules = {
  answers: [
    { lack: 'open-need', gives: ['resource'] },
    { lack: 'few-members', gives: ['demonstration', 'lead'] },
  ],
  most: 2,
}
const organisation = (no: number, name: string, street: number | null = 1, industry: number | null = null): Organisation => ({ no, name, streetNos: [street ?? []].flat(), industryNos: [industry ?? []].flat() }) // prettier-ignore
const lack = (unitNo: number, kind: Lack['kind'], category: string | null = null): Lack => ({ unitNo, kind, category, id: `n${unitNo}`, title: '缺', count: null }) // prettier-ignore
const give = (unitNo: number, kind: Give['kind'], category: string | null = null): Give => ({ unitNo, kind, category, id: `g${unitNo}`, title: '有', count: null }) // prettier-ignore

describe('who could be paired with whom', () => {
  it('is an organisation that lacks something and a neighbour that has it, each with its records, by name', () => {
    const all = [organisation(1, '乙'), organisation(2, '甲'), organisation(3, '丙', 2)]
    const lacks = [lack(1, 'open-need', 'venue'), lack(2, 'few-members')]
    const rows = suggestPairs(
      all,
      lacks,
      [give(2, 'resource', 'venue'), give(1, 'lead'), give(3, 'resource', 'venue')],
      new Set(),
      rules,
    )
    expect(rows.map(({ no, state }) => [no, state])).toEqual(
      [
        [1, 'suggested'],
        [2, 'suggested'],
      ].toSorted((a, b) => (all.find((one) => one.no === a[0])!.name < all.find((one) => one.no === b[0])!.name ? -1 : 1)),
    )
    const first = rows.find((row) => row.no === 1)!
    expect(first.suggestions).toEqual([
      { no: 2, near: ['street'], reasons: [{ lack: 'open-need', give: give(2, 'resource', 'venue') }] },
    ])
  })

  it('says not applicable where no street and no industry is known, and none where no neighbour has it', () => {
    const lost = organisation(1, '甲', null, null)
    expect(suggestPairs([lost], [lack(1, 'few-members')], [], new Set(), rules)).toMatchObject([{ state: 'not-applicable' }])
    expect(suggestPairs([organisation(1, '甲')], [lack(1, 'few-members')], [], new Set(), rules)).toMatchObject([
      { state: 'none' },
    ])
  })

  it('passes over a resource of another category, and whoever is joined already', () => {
    const all = [organisation(1, '甲'), organisation(2, '乙')]
    const needs = [lack(1, 'open-need', 'venue')]
    expect(suggestPairs(all, needs, [give(2, 'resource', 'law')], new Set(), rules)[0]!.suggestions).toEqual([])
    expect(suggestPairs(all, needs, [give(2, 'resource', 'venue')], new Set([pairKey(2, 1)]), rules)[0]!.suggestions).toEqual([])
  })

  it('is the same whatever order records come in, never with oneself, never with strangers, never more than the rule says', () => {
    const place = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null })
    const world = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 }).chain((nos) =>
      fc.record({
        all: fc.tuple(...nos.map((no) => fc.tuple(place, place).map(([s, i]) => organisation(no, `名${no % 4}`, s, i)))),
        lacks: fc.array(fc.tuple(fc.constantFrom(...nos), fc.constantFrom(...lackKinds)).map(([no, kind]) => lack(no, kind)), { maxLength: 10 }), // prettier-ignore
        gives: fc.array(fc.tuple(fc.constantFrom(...nos), fc.constantFrom(...giveKinds)).map(([no, kind]) => give(no, kind)), { maxLength: 10 }), // prettier-ignore
        bound: fc.array(
          fc.tuple(fc.constantFrom(...nos), fc.constantFrom(...nos)).map(([a, b]) => pairKey(a, b)),
          { maxLength: 6 },
        ),
      }),
    )
    fc.assert(
      fc.property(world, ({ all, lacks, gives, bound }) => {
        const rows = suggestPairs(all, lacks, gives, new Set(bound), rules)
        expect(suggestPairs(all.toReversed(), lacks.toReversed(), gives.toReversed(), new Set(bound), rules)).toEqual(rows)
        expect(new Set(rows.map((row) => row.no))).toEqual(new Set(lacks.map((one) => one.unitNo)))
        for (const row of rows) {
          const own = all.find(({ no }) => no === row.no)!
          expect(row.suggestions.length).toBeLessThanOrEqual(rules.most)
          for (const { no, near, reasons } of row.suggestions) {
            expect(no).not.toBe(row.no)
            expect(bound).not.toContain(pairKey(no, row.no))
            expect(near).toEqual(
              nearOf(
                own,
                all.find((one) => one.no === no)!,
              ),
            )
            expect(near.length).toBeGreaterThan(0)
            for (const { lack: why, give: what } of reasons) {
              expect(rules.answers.find((one) => one.lack === why)!.gives).toContain(what.kind)
              expect(gives).toContainEqual(what)
              expect(row.lacks.map((one) => one.kind)).toContain(why)
            }
          }
        }
      }),
    )
  })
})
