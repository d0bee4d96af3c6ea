import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, person, systemActor, type TestPlatform } from '../../../test/support/platform.ts'
import { playStory } from '../../app/play-story.ts'
import { systemContext } from '../../platform/db/database.ts'
import { longhuaStory, programmes, zhifuStory } from '../../programmes/index.ts'
import { activities } from '../activities/contract.ts'
import { alliances } from '../alliances/contract.ts'
import type { AnyEndpoint } from '../../kernel/endpoint.ts'
import { coverage } from '../coverage/contract.ts'
import { demands } from '../demands/contract.ts'
import { lists } from '../lists/contract.ts'
import { places } from '../places/contract.ts'
import { volunteering } from '../volunteering/contract.ts'
import { workforce } from '../workforce/contract.ts'
import { learning } from '../learning/contract.ts'
import { members } from '../members/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { reports } from './contract.ts'
import { canonicalJson } from './rules.ts'

let platform: TestPlatform
const district = { longhua: 0, zhifu: 0 }

beforeAll(async () => {
  platform = await openTestPlatform()
  district.longhua = await playStory(platform.services, longhuaStory())
  district.zhifu = await playStory(platform.services, zhifuStory())
})
afterAll(() => platform.close())

async function figures(programme: string, asOf?: string, actor = systemActor) {
  const { programmes: found } = await platform.call(actor, reports.listFigures, {
    query: { programme, ...(asOf ? { asOf } : {}) },
  })
  return found[0]?.figures ?? []
}
const values = async (programme: string, asOf?: string) =>
  Object.fromEntries((await figures(programme, asOf)).map((figure) => [figure.id, figure.value]))

/** How many records the list a figure names really shows. */
/** What a page of the platform asks for its rows, by its address; the page in between chooses by `list`. */
const listsOf: Readonly<Record<string, AnyEndpoint | Readonly<Record<string, AnyEndpoint>>>> = {
  '/units': coverage.listUnits,
  '/party-orgs': organisations.listUnits,
  '/workforce/units': workforce.listUnitDuties,
  '/workforce/people': workforce.listPeople,
  '/activities': activities.listActivities,
  '/activities/partners': activities.listPartners,
  '/agreements': alliances.listAgreements,
  '/responsibilities': alliances.listResponsibilities,
  '/village-partners': alliances.listVillagePartners,
  '/learning/sessions': learning.listSessions,
  '/learning/experts': learning.listExperts,
  '/members': members.listMembers,
  '/members/registrations': { units: members.listUnitRegistrations, '': members.listRegistrations },
  '/members/teams': { people: members.listTeamPeople },
  '/members/declared': members.listDeclarations,
  '/orders': demands.listOrders,
  '/deliberation': { sessions: demands.listSessions, '': demands.listIssues },
  '/lists': lists.listEntries,
  '/lists/signed': lists.listSigned,
  '/lists/meetings': lists.listMeetings,
  '/lists/visits': lists.listVisits,
  '/lists/contributions': lists.listContributions,
  '/places': places.listVenues,
  '/places/bookings': places.listBookings,
  '/service/sessions': volunteering.listSessions,
  '/service/people': volunteering.listVolunteers,
  '/service/offerings': volunteering.listOfferings,
  '/service/leaders': volunteering.listLeaders,
}

/** How many records the list a figure names really shows. */
async function lengthOfList(address: string, actor = systemActor): Promise<number> {
  const [path = '', text] = address.split('?')
  const { list = '', ...asked } = Object.fromEntries(new URLSearchParams(text))
  const found = listsOf[path]
  const query = path === '/party-orgs' ? { ...asked, kind: 'party_org' } : asked
  if (found) {
    const endpoint = 'method' in found ? (found as AnyEndpoint) : (found as Record<string, AnyEndpoint>)[list]!
    return ((await platform.call(actor, endpoint, { query: query as never })) as { total: number }).total
  }
  expect(path).toBe('/structure')
  const { slots } = await platform.call(actor, organisations.getStructure, { query: query as never })
  const { occupants, bodies } = slots.find((slot) => slot.code === query['slot'])!
  return occupants.length + (bodies?.length ?? 0)
}

describe('published figures', () => {
  it('of Longhua come out of its register and its structure', async () => {
    const now = await values('longhua')
    expect(now).toMatchObject({ 'LH-F06': 928, 'LH-F10': 1, 'LH-F11': 6, 'LH-F12': 12 })
    for (const rule of ['LH-14', 'LH-15', 'LH-17', 'LH-18']) expect([rule, now[rule]]).toEqual([rule, expect.any(Number)])
    expect(now['LH-F13']).toBeGreaterThan(100)
    const then = await values('longhua', '2018-12-31')
    const structure = (of: typeof now) => Object.entries(of).filter(([id]) => id.startsWith('LH-F'))
    expect(structure(then)).toEqual(structure(now))
    // Instructors of their own, liaisons and full-time workers came in the spring after.
    for (const rule of ['LH-15', 'LH-17', 'LH-18']) expect([rule, now[rule]! > then[rule]!]).toEqual([rule, true])
    expect(await values('longhua', '2018-12-30')).toMatchObject({ 'LH-F06': 0, 'LH-F11': 6, 'LH-F13': 0 })
  })

  it('of Zhifu come out of its records', async () => {
    const now = await values('zhifu')
    expect(now['ZF-04']).toBeGreaterThan(0.5)
    expect(now['ZF-04']).toBeLessThan(1)
    expect(now).toMatchObject({
      'ZF-F06': 33,
      'ZF-F07': 334,
      'ZF-F08': 122,
      'ZF-F10': 1,
      'ZF-F26': 12,
      'ZF-F27': 150,
    })
  })

  it.each(['longhua', 'zhifu'])('of %s each open the list of exactly their records', async (programme) => {
    for (const figure of await figures(programme))
      expect([figure.id, await lengthOfList(figure.list)]).toEqual([figure.id, figure.records])
    for (const figure of await figures(programme, '2021-03-31'))
      expect([figure.id, await lengthOfList(figure.list)]).toEqual([figure.id, figure.records])
  })

  it('follow the caller’s scope, list and value alike', async () => {
    const { rows } = await platform.services.database.read(systemContext, (tx) =>
      sql<{ no: number }>`select no from organisations.frame() where name = '民治街道'`.execute(tx),
    )
    const officer = person('赵', { role: 'street_officer', nodeNo: rows[0]!.no })
    const seen = await figures('longhua', undefined, officer)
    const registered = seen.find((figure) => figure.id === 'LH-F06')!
    expect(registered.value).toBeGreaterThan(50)
    expect(registered.value).toBeLessThan(928)
    for (const figure of seen) expect([figure.id, await lengthOfList(figure.list, officer)]).toEqual([figure.id, figure.records])
    expect(await figures('zhifu', undefined, officer)).toEqual([])
  })

  it('stand beside the structure of the own district, whichever that is', async () => {
    for (const nodeNo of [district.longhua, district.zhifu]) {
      const officer = person('钱', { role: 'district_officer', nodeNo })
      const { districtNo } = await platform.call(officer, organisations.getStructure, { query: {} })
      expect(districtNo).toBe(nodeNo)
    }
  })

  it('carry a receipt from which the same digest can be made again', async () => {
    const found = await figures('zhifu')
    for (const { id, value, records, receipt } of found) {
      const { hash, ...said } = receipt
      const again = platform.services.crypto
        .digest(canonicalJson({ ...said, id, district: '370602', value, records }))
        .toString('hex')
      expect(again).toBe(hash)
    }
    const large = found.find((figure) => figure.id === 'ZF-F10')!
    expect(large.receipt.rule).toEqual({ key: 'coverage.headcount', version: 'ZF-1', source: 'ZF-09' })
  })

  it('rest on stories that look into organisations which are blank, or asleep', async () => {
    for (const { unit, reason } of [...longhuaStory().diagnoses, ...zhifuStory().diagnoses]) {
      const { items } = await platform.call(systemActor, coverage.listUnits, { query: { q: unit.value } })
      expect([unit.value, items.map((item) => item.partyOrg === null)]).toEqual([unit.value, [reason !== 'dormant']])
    }
  })

  it('of a programme nobody loaded are refused', async () => {
    await expect(platform.call(systemActor, reports.listFigures, { query: { programme: 'none' } })).rejects.toMatchObject({
      code: 'programme-not-found',
    })
  })

  it('name only indicators that a module contributes', () => {
    const known = new Set(platform.services.contributions.indicators.map((indicator) => indicator.key))
    expect(programmes.flatMap((one) => one.figures ?? []).filter((figure) => !known.has(figure.indicator))).toEqual([])
  })
})
