import { sql } from 'kysely'
import type { z } from 'zod'
import { problem } from '../../kernel/problem.ts'
import { query } from '../../platform/commands/operation.ts'
import { decideHelpers, rateOf, remediesOn } from '../coverage/index.ts'
import { aimsOn } from './aims.ts'
import { byBody, presentBody } from './bodies.ts'
import { campaigns, type campaignView, type standing } from './contract.ts'
import { campaignProblems as problems } from './problems.ts'
import {
  causesIn,
  causesOut,
  countBy,
  decideCause,
  flags,
  paceOf,
  reasons,
  stages,
  stillNeeded,
  type Tally,
  weekDays,
  weeksOf,
} from './rules.ts'
import { type Asking, passagesBetween, tallyOn, verdictsOfDay } from './standing.ts'
import { type CampaignRow, findWholeNode, getCampaignRow, listCampaignRows } from './store.ts'
import { lastDay, listFitting, presentUnit, readUnits, withObstacles } from './units.ts'

function presentStanding(asOf: string, tally: Tally, percent: number): z.output<typeof standing> {
  const base = tally.there + tally.missing
  return { ...tally, asOf, base, needed: stillNeeded(tally, percent), percent: rateOf(tally.there, base).percent }
}

async function presentCampaign(asking: Asking, row: CampaignRow) {
  const asOf = lastDay(asking, row)
  const { rules, tally } = await tallyOn(asking, row, asOf)
  const view: z.output<typeof campaignView> = {
    id: row.id,
    name: row.name,
    node: { no: row.node_no, name: row.node_name },
    districtNo: row.district_no,
    aim: row.aim,
    aimVersion: row.aim_version,
    aimSource: row.aim_source,
    percent: row.percent,
    fromOn: row.from_on,
    untilOn: row.until_on,
    document: row.document,
    startedBy: row.by,
    closedOn: row.closed_on,
    closedNote: row.closed_note,
    standing: presentStanding(asOf, tally, row.percent),
  }
  return { view, rules }
}

export const listCampaigns = query(campaigns.listCampaigns, async (call) => {
  const { page, pageSize } = call.query
  const { rows, total } = await listCampaignRows(call.tx, call.scope, call.today, call.query)
  const items = []
  for (const row of rows) items.push((await presentCampaign(call, row)).view)
  const can = { start: call.can('campaign.start') !== null }
  return { items, total, page, pageSize, aims: await aimsOn(call.tx, call.today, undefined), can }
})

export const getCampaign = query(campaigns.getCampaign, async (call) => {
  const row = await getCampaignRow(call.tx, call.scope, call.params.id)
  const { view, rules } = await presentCampaign(call, row)
  const starting = call.can('campaign.start')
  const whole = starting !== null && (await findWholeNode(call.tx, starting, row.node_no)) !== undefined
  return {
    ...view,
    rules: rules.refs.map(({ key, version, source }) => ({ key, version, source })),
    largeFrom: rules.settings.large_from,
    can: {
      close: whole && row.closed_on === null,
      export: call.can('campaign.export') !== null,
      write: call.can('campaign.write') !== null,
    },
  }
})

export const getMovement = query(campaigns.getMovement, async (call) => {
  const row = await getCampaignRow(call.tx, call.scope, call.params.id)
  const asOf = lastDay(call, row)
  const days = weekDays(row.from_on, asOf)
  const { tallies, passages, rules } = await passagesBetween(call, row, days)
  const moves = passages.flatMap((passage) => {
    const cause = decideCause(passage.before, passage.after)
    return cause === null ? [] : [{ week: passage.k, cause }]
  })
  const versions = rules.map((refs) => refs.map(({ key, version }) => `${key} ${version}`).join())
  const weeks = weeksOf(days, tallies, moves).map((week) => ({
    ...week,
    rulesChanged: versions[week.no] !== versions[week.no - 1],
  }))
  const needed = stillNeeded(tallies.at(-1)!, row.percent)
  return { weeks, start: presentStanding(days[0]!, tallies[0]!, row.percent), pace: paceOf(needed, asOf, row.until_on) }
})

export const listMoves = query(campaigns.listMoves, async (call) => {
  const { page, pageSize, week: no, cause: wanted } = call.query
  const row = await getCampaignRow(call.tx, call.scope, call.params.id)
  const days = weekDays(row.from_on, lastDay(call, row))
  const [after, to] = [days[no - 1], days[no]]
  if (after === undefined || to === undefined) throw problem(problems['campaign-week-unknown'])
  const { passages } = await passagesBetween(call, row, [after, to])
  const group: readonly string[] = wanted === 'in' ? causesIn : wanted === 'out' ? causesOut : wanted ? [wanted] : []
  const moved = passages
    .flatMap(({ before, after: now, ...unit }) => {
      const cause = decideCause(before, now)
      return cause === null || (wanted && !group.includes(cause)) ? [] : [{ ...unit, cause }]
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'zh') || a.unit_no - b.unit_no)
  const shown = moved.slice((page - 1) * pageSize, page * pageSize)
  const facts = await factsOfMoved(call, row, to, shown)
  const items = shown.map(({ unit_no, name, cause }) => ({ no: unit_no, name, cause, ...(facts.get(unit_no) ?? gone) }))
  return { items, total: moved.length, page, pageSize, week: { no, after, to } }
})

const gone = { streetNo: null, industryNo: null, cell: null, helpers: [] as string[] }

/** What the week ended with for units that moved; nothing for those that are no more. */
async function factsOfMoved(call: Asking, row: CampaignRow, day: string, moved: readonly { unit_no: number }[]) {
  const { source } = await verdictsOfDay(call, row, day)
  const { rows } = await sql<
    Parameters<typeof decideHelpers>[0] & { unit_no: number; street_no: number | null; industry_no: number | null }
  >`select v.* from ${source} v where v.unit_no = any (${moved.map((unit) => unit.unit_no)}::integer[])`.execute(call.tx)
  return new Map(
    rows.map((found) => [
      found.unit_no,
      { streetNo: found.street_no, industryNo: found.industry_no, cell: found.cell, helpers: decideHelpers(found) as string[] },
    ]),
  )
}

export const getObstacles = query(campaigns.getObstacles, async (call) => {
  const row = await getCampaignRow(call.tx, call.scope, call.params.id)
  const day = lastDay(call, row)
  const units = await withObstacles(call, row, await readUnits(call, row, 'missing'))
  const { items, rule } = await remediesOn(call.tx, day, row.district_no)
  const stageCounts = countBy(units.flatMap((unit) => unit.stage ?? []))
  const flagCounts = countBy(units.flatMap((unit) => [...unit.flags]))
  return {
    missing: units.length,
    stages: stages.map((stage) => ({
      stage,
      count: stageCounts[stage] ?? 0,
      remedies: reasons.some((reason) => reason === stage)
        ? [...(items.find((item) => item.reason === stage)?.remedies ?? [])]
        : [],
    })),
    flags: flags.map((flag) => ({ flag, count: flagCounts[flag] ?? 0 })),
    rule,
  }
})

export const listBodies = query(campaigns.listBodies, async (call) => {
  const row = await getCampaignRow(call.tx, call.scope, call.params.id)
  const bodies = await byBody(call, call.query.line, await readUnits(call, row, 'base'))
  return { items: bodies.map(presentBody) }
})

export const listUnits = query(campaigns.listUnits, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const row = await getCampaignRow(call.tx, call.scope, call.params.id)
  const units = await listFitting(call, row, filter)
  return { items: units.slice((page - 1) * pageSize, page * pageSize).map(presentUnit), total: units.length, page, pageSize }
})
