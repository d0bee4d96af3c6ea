import { addDays } from '../../kernel/dates.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { query } from '../../platform/commands/operation.ts'
import { type ActivityFilter, countRows, findPartners } from '../activities/index.ts'
import { findAgreements } from './agreements.ts'
import { alliances } from './contract.ts'
import { findTies, networkOn } from './network.ts'
import { findCalls } from './network-calls.ts'
import { booksOf } from './settings.ts'

const listOf = (page: string, filter: object) =>
  `${page}?${new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))}`

/** Themed actions lead units held up to a day (NS-27), as figures with their lists: the indicators of a programme count the same rows. */
async function figuresOf(call: Call, day: string, districtNo: number | undefined) {
  const themes = (await booksOf(call.tx))(districtNo ?? null).find('alliance.network', day)?.params.themes ?? []
  const until = addDays(day, 1)
  const chosen = { kind: themes.join(','), led: true, untilOn: until, ...(districtNo ? { districtNo } : {}) }
  const filter: ActivityFilter = { ...chosen, state: 'held' }
  const reading = { tx: call.tx, scope: call.scope, today: call.today }
  const { counts } = await countRows(reading, filter)
  const partners = await findPartners(reading, chosen)
  const sessions = listOf('/activities', filter)
  return {
    initiators: { value: counts.leads, list: sessions },
    partners: { value: partners.rows.length, list: listOf('/activities/partners', chosen) },
    natures: partners.natures.flatMap(({ code, zh, en }) => {
      const value = partners.rows.filter((row) => row.nature === code).length
      return value === 0 ? [] : [{ zh, en, value, list: listOf('/activities/partners', { ...chosen, nature: code }) }]
    }),
    sessions: { value: counts.sessions, list: sessions },
    attendances: { value: counts.attendances, list: sessions },
  }
}

export const getNetwork = query(alliances.getNetwork, async (call) => {
  const day = call.query.asOf ?? call.today
  const { districtNo } = call.query
  const designates = call.can('network.designate') !== null
  const groups = await networkOn(call, day, districtNo)
  const initiatives = await findAgreements(call, { kind: 'initiative', binding: 'true', asOf: day, districtNo })
  return {
    leads: groups.map(({ lead, attached, reached }) => ({
      no: lead.no,
      name: lead.name,
      fromOn: lead.fromOn,
      field: lead.field,
      strength: lead.strength,
      guides: lead.guides,
      attached: attached && attached.map(({ no, name, kind, fromOn }) => ({ no, name, kind, fromOn })),
      can: { end: designates && reached.has(lead.no) },
    })),
    initiatives: initiatives.map(({ view }) => ({
      id: view.id,
      title: view.title,
      inForceOn: view.inForceOn,
      sides: view.sides.length,
    })),
    figures: await figuresOf(call, day, districtNo),
    waiting: {
      ties: (await findTies(call, { mine: 'true' })).length,
      calls: (await findCalls(call, { mine: 'true' })).length,
    },
    can: { act: call.can('network.act') !== null, designate: designates },
  }
})
