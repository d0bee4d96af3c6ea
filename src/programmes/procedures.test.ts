import { describe, expect, it } from 'vitest'
import { programmeDocument } from '../kernel/programme.ts'
import { unsoundness } from '../kernel/procedure.ts'
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
      const decisive = procedure.transitions.find((way) => way.action === 'decide')!
      const step = procedure.steps.find((one) => one.code === decisive.from)!
      expect(step.deadline).toMatchObject({ n: 1, unit: 'month', counts: 'submission', stated: true })
      expect(decisive.needs).toContain('other-person')
    },
  )

  it('name every span with a source, and say where the number is ours', () => {
    const spans = all.flatMap(({ procedure }) => [procedure.remind, ...procedure.steps.map((step) => step.deadline)])
    for (const span of spans) if (span) expect([span.source !== '', typeof span.stated]).toEqual([true, 'boolean'])
  })

  it('ask nobody to raise the level of a temporary branch', () => {
    for (const { procedure } of all) if (procedure.key === 'upgrade') expect(procedure.notForForms).toContain('temporary')
  })

  it('are one of a kind within a programme', () => {
    for (const { procedures } of documents) expect(new Set(procedures.map((one) => one.key)).size).toBe(procedures.length)
  })
})
