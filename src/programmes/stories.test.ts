import { describe, expect, it } from 'vitest'
import { programmeDocument } from '../kernel/programme.ts'
import { checkUscc } from '../kernel/uscc.ts'
import { longhuaStory, programmes, zhifuStory } from './index.ts'
import type { DemoStory, Ref, StoryStatement } from './story.ts'

const documents = programmes.map((programme) => programmeDocument.parse(programme))

const slot = { code: 'a', zh: '甲', en: 'A', line: 'core', source: 'X' }
const wanted = (slots: unknown[]) =>
  programmeDocument.safeParse({ ...documents[0], structure: { ...documents[0]!.structure, slots } }).success

describe('programme documents', () => {
  it('are well-formed, one a code, and no two claim a district', () => {
    expect(documents.map((document) => document.code)).toEqual(['general', 'longhua', 'nansha', 'chaonan', 'chunxilu', 'zhifu'])
    const claimed = documents.flatMap((document) => document.districtCodes)
    expect(new Set(claimed).size).toBe(claimed.length)
  })

  it('name the source of every slot, rule and figure', () => {
    for (const document of documents) {
      for (const slot of document.structure?.slots ?? []) expect(slot.source).not.toBe('')
      for (const rule of document.rules) expect(rule.source).not.toBe('')
      // A row of the mechanisms, or the title of a national regulation.
      for (const figure of document.figures) expect(figure.mechanism).toMatch(/^(?:NS|LH|CN|CD|ZF)-\d\d$|^《.+》\d{4}$/)
    }
  })

  it('hold no count of a structure: those are counts of rows', () => {
    for (const document of documents)
      expect(JSON.stringify(document.structure?.slots)).not.toMatch(/"(?:count|size|min|max|cardinality)"/)
  })

  it('have no two words of a register for one industry', () => {
    for (const { industries } of documents) {
      const words = industries.flatMap((industry) => [industry.zh, ...industry.aliases])
      expect(new Set(words).size).toBe(words.length)
    }
  })

  it('refuse a slot that is filled in two ways or stands on one not named before', () => {
    expect(wanted([{ ...slot, edge: 'core_of', fallback: true }])).toBe(false)
    expect(wanted([slot])).toBe(false)
    expect(wanted([{ ...slot, edge: 'superior', targetSlot: 'b' }])).toBe(false)
    expect(wanted([{ ...slot, edge: 'core_of' }])).toBe(true)
  })
})

const rowsOf = (story: DemoStory): readonly StoryStatement[] => ('statements' in story.register ? story.register.statements : [])

describe('the story of Zhifu', () => {
  const story = zhifuStory()
  const rows = rowsOf(story).filter((row) => row.status === 'active')

  it('yields the published figures when its records are counted', () => {
    const own = rows.filter((row) => row.partyOrg?.form === 'own')
    const joint = rows.filter((row) => row.partyOrg?.form === 'joint')
    const large = rows.filter((row) => (row.headcount ?? 0) >= 30)
    expect(own.length).toBe(33)
    expect(joint.length).toBe(334)
    expect(new Set(joint.map((row) => row.partyOrg!.name)).size).toBe(122)
    expect(large.length).toBeGreaterThan(20)
    expect(large.every((row) => row.partyOrg !== null)).toBe(true)
    expect(rows.filter((row) => row.partyOrg === null).length).toBeGreaterThan(100)
  })

  it('has an incubation platform for the district, each street and each community', () => {
    const divisions = 'streets' in story.divisions ? story.divisions : null
    const communities = divisions!.streets.flatMap((street) => street.communities)
    expect(divisions!.streets.length).toBe(12)
    expect(communities.length).toBe(150)
    expect(new Set(communities.map((community) => community.name)).size).toBe(150)
    expect(story.units.filter((unit) => unit.kind === 'incubation_platform').length).toBe(1 + 12 + 150)
  })

  it('is the same every time it is told', () => {
    expect(zhifuStory()).toEqual(story)
  })

  it('names valid, artificial codes and names, each once', () => {
    const all = rowsOf(story)
    expect(new Set(all.map((row) => row.uscc)).size).toBe(all.length)
    expect(new Set(all.map((row) => row.name)).size).toBe(all.length)
    for (const row of all) {
      expect(checkUscc(row.uscc)).toBe('ok')
      expect(row.uscc.slice(8, 10)).toBe('99')
      expect(row.uscc.slice(0, 2)).toBe(row.type)
      expect(row.name).toContain('示例')
    }
  })

  it('gives each joint Party organisation units of one street only', () => {
    const streets = new Map<string, Set<string>>()
    for (const row of rows) {
      if (row.partyOrg?.form === 'joint')
        streets.set(row.partyOrg.name, (streets.get(row.partyOrg.name) ?? new Set()).add(row.street))
    }
    for (const of of streets.values()) expect(of.size).toBe(1)
  })
})

describe.each([longhuaStory(), zhifuStory()])('the story of $district.name', (story) => {
  it('refers only to what it names or what its register holds', () => {
    const keys = new Set(story.units.map((unit) => unit.key))
    const parties = new Set(rowsOf(story).flatMap((row) => row.partyOrg?.name ?? []))
    const industries = new Set(documents.find((document) => document.code === story.programme)!.industries.map((one) => one.code))
    const known = (ref: Ref) => {
      if (ref.by === 'key') return keys.has(ref.value)
      if (ref.by === 'party-org') return parties.has(ref.value)
      if (ref.by === 'industry') return industries.has(ref.value)
      return ref.value !== ''
    }
    const refs = [
      ...story.edges.flatMap((edge) => [edge.from, edge.to]),
      ...story.changes.map((change) => change.unit),
      ...story.diagnoses.map((diagnosis) => diagnosis.unit),
      ...story.targets.map((target) => target.node),
    ]
    expect(refs.filter((ref) => !known(ref))).toEqual([])
    expect(keys.size).toBe(story.units.length)
  })
})
