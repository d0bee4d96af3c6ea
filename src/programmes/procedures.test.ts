import { describe, expect, it } from 'vitest'
import { programmeDocument } from '../kernel/programme.ts'
import { formLimits, unsoundness } from '../kernel/procedure.ts'
import { programmes } from './index.ts'

const documents = programmes.map((document) => programmeDocument.parse(document))
const all = documents.flatMap((programme) => programme.procedures.map((procedure) => ({ programme: programme.code, procedure })))

describe('the procedures of the programmes', () => {
  it('stand at least in the general programme and in that of Longhua', () => {
    expect([...new Set(all.map((one) => one.programme))]).toEqual(expect.arrayContaining(['general', 'longhua']))
  })

  it.each(all.map((one) => [one.programme, one.procedure.key, one.procedure] as const))(
    'of %s: %s is a sound table with its source, and the committee answers within a month of the application',
    (_, __, procedure) => {
      expect(unsoundness(procedure)).toEqual([])
      expect(procedure.source).not.toBe('')
      // What founds or changes a Party organisation is decided within the month of the regulation; a community stands beside them.
      const decisive = procedure.transitions.find((way) => way.action === 'decide')!
      const step = procedure.steps.find((one) => one.code === decisive.from)!
      if (procedure.effect?.startsWith('organisations.'))
        expect(step.deadline).toMatchObject({ n: 1, unit: 'month', counts: 'submission', stated: true })
      expect(decisive.needs).toContain('other-person')
    },
  )

  it('name every span with a source, and say where the number is ours', () => {
    const spans = all.flatMap(({ procedure }) => [procedure.remind, ...procedure.steps.map((step) => step.deadline)])
    for (const span of spans) if (span) expect([span.source !== '', typeof span.stated]).toEqual([true, 'boolean'])
  })

  it('say what a temporary branch does not do: develop members, collect dues, change its term or its level', () => {
    const rule = documents.find((one) => one.code === 'general')!.rules.find((one) => one.key === 'party-org.form')!
    const limits = formLimits.parse(rule.params)
    expect(limits).toMatchObject({ form: 'temporary', endsOnItsDay: true })
    expect(limits.cannot).toEqual(expect.arrayContaining(['develop-members', 'collect-dues', 'change-of-term', 'raise-level']))
    for (const { procedure } of all) expect(procedure.deed).toBe(procedure.key === 'upgrade' ? 'raise-level' : null)
  })

  it('let an establishing case follow its applicant into a merger, and end what was about the merged organisation alone', () => {
    const ends = all.filter(({ procedure }) => procedure.whenMerged === 'ends').map(({ procedure }) => procedure.key)
    expect([...new Set(ends)].sort()).toEqual(['dissolve', 'upgrade'])
  })

  it('are one of a kind within a programme', () => {
    for (const { procedures } of documents) expect(new Set(procedures.map((one) => one.key)).size).toBe(procedures.length)
  })
})
