import { type Call, download } from '../../platform/commands/operation.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { volunteering } from './contract.ts'
import { findCorrections } from './corrections.ts'
import { findLeaderRows, wordsFor } from './leaders.ts'
import { findItems } from './items.ts'
import { findNeeds } from './list.ts'
import { file as en } from './phrases.en.ts'
import { file as zh } from './phrases.zh.ts'
import { findOfferings } from './offerings.ts'
import { findRedemptions } from './redeem.ts'
import { findSessions } from './sessions.ts'
import { wordsOn } from './settings.ts'
import { findVolunteerRows } from './volunteers.ts'

interface Asked {
  readonly format: 'xlsx' | 'csv'
  readonly language: 'zh' | 'en'
}

/** Hours with one decimal, cut and never rounded up. */
const hours = (minutes: number) => Math.floor(minutes / 6) / 10

/** A list as a file in the language asked for: its columns are made from the words of that language. */
export function listFile<Row>(
  call: Call,
  { format, language }: Asked,
  title: keyof typeof zh.titles,
  rows: Iterable<Row>,
  columns: (words: typeof zh) => readonly TableColumn<Row>[],
) {
  const words = { zh, en }[language]
  return tableFile(call, { title: words.titles[title], format, rows, columns: columns(words) })
}

/** Words of the programme in the language of the file. */
export async function wordsOf(call: Call, language: 'zh' | 'en') {
  const words = await wordsOn(call.tx, null, call.today)
  const all = [...words.kinds, ...words.roles, ...words.providers]
  return (code: string) => all.find((one) => one.code === code)?.[language] ?? code
}

export const exportNeeds = download(volunteering.exportNeeds, async (call) => {
  const { items } = await findNeeds(call, call.query)
  const word = await wordsOf(call, call.query.language)
  return listFile(call, call.query, 'needs', items, ({ heads, risks, states }) => [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.title, width: 30, value: (row) => row.title },
    { header: heads.organiser, width: 34, value: (row) => row.organiser.name },
    { header: heads.kind, width: 16, value: (row) => word(row.kind) },
    { header: heads.place, width: 24, value: (row) => row.place },
    { header: heads.risk, width: 12, value: (row) => risks[row.risk] },
    { header: heads.firstOn, width: 12, value: (row) => dayCell(row.firstOn) },
    { header: heads.seats, width: 8, value: (row) => row.seats },
    { header: heads.taken, width: 8, value: (row) => row.taken },
    { header: heads.state, width: 10, value: (row) => states[row.state] },
  ])
})

export const exportSessions = download(volunteering.exportSessions, async (call) => {
  const items = await findSessions(call, call.query)
  const word = await wordsOf(call, call.query.language)
  return listFile(call, call.query, 'sessions', items, ({ heads }) => [
    { header: heads.heldOn, width: 12, value: (row) => dayCell(row.heldOn) },
    { header: heads.title, width: 30, value: (row) => row.title },
    { header: heads.organiser, width: 34, value: (row) => row.organiser.name },
    { header: heads.kind, width: 16, value: (row) => word(row.kind) },
    { header: heads.role, width: 12, value: (row) => word(row.role) },
    { header: heads.people, width: 10, value: (row) => row.people },
    { header: heads.hours, width: 10, value: (row) => hours(row.minutes) },
    { header: heads.times, width: 12, value: (row) => row.times },
  ])
})

export const exportOfferings = download(volunteering.exportOfferings, async (call) => {
  const items = await findOfferings(call, call.query)
  const word = await wordsOf(call, call.query.language)
  return listFile(call, call.query, 'offerings', items, ({ heads, offeringKinds }) => [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.title, width: 30, value: (row) => row.title },
    { header: heads.sort, width: 10, value: (row) => offeringKinds[row.kind] },
    { header: heads.providerType, width: 16, value: (row) => word(row.providerType) },
    { header: heads.provider, width: 34, value: (row) => row.provider.name },
    { header: heads.ledBy, width: 12, value: (row) => row.ledBy },
    { header: heads.brand, width: 24, value: (row) => row.brand?.title ?? null },
    { header: heads.fromOn, width: 12, value: (row) => dayCell(row.fromOn) },
    { header: heads.untilOn, width: 12, value: (row) => dayCell(row.untilOn) },
    { header: heads.sessions, width: 10, value: (row) => row.sessions },
    { header: heads.lectures, width: 10, value: (row) => row.lectures },
    { header: heads.times, width: 12, value: (row) => row.times },
  ])
})

export const exportVolunteers = download(volunteering.exportVolunteers, async (call) => {
  const rows = await findVolunteerRows(call, call.query)
  return listFile(call, call.query, 'volunteers', rows, ({ heads, whos, yesNo }) => [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.name, width: 12, value: (row) => row.name },
    { header: heads.who, width: 12, value: (row) => whos[row.who] },
    { header: heads.home, width: 34, value: (row) => row.home?.name ?? null },
    { header: heads.services, width: 10, value: (row) => row.services },
    { header: heads.hours, width: 10, value: (row) => hours(row.minutes) },
    { header: heads.helped, width: 12, value: (row) => (row.helped ? yesNo.yes : null) },
    { header: heads.helpedOn, width: 12, value: (row) => dayCell(row.helpedOn) },
    { header: heads.hoursSince, width: 14, value: (row) => (row.helped ? hours(row.givenSince.minutes) : null) },
    { header: heads.rural, width: 8, value: (row) => (row.rural ? yesNo.yes : null) },
  ])
})

export const exportLeaders = download(volunteering.exportLeaders, async (call) => {
  const { language, districtNo } = call.query
  const rows = await findLeaderRows(call, call.query)
  const { whys, ends } = await wordsFor(call, districtNo)
  const said = (list: typeof whys, code: string | null) => list.find((one) => one.code === code)?.[language] ?? code
  return listFile(call, call.query, 'leaders', rows, ({ heads, leaderStates, leaderEnders }) => [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.name, width: 12, value: (row) => row.name },
    { header: heads.unit, width: 34, value: (row) => row.unit.name },
    { header: heads.foundOn, width: 12, value: (row) => dayCell(row.foundOn) },
    { header: heads.why, width: 20, value: (row) => said(whys, row.why) },
    { header: heads.state, width: 10, value: (row) => leaderStates[row.state] },
    { header: heads.trainedOn, width: 12, value: (row) => dayCell(row.trainedOn) },
    { header: heads.activeOn, width: 12, value: (row) => dayCell(row.activeOn) },
    { header: heads.trainings, width: 10, value: (row) => row.trainings },
    { header: heads.activities, width: 10, value: (row) => row.activities },
    { header: heads.endedOn, width: 12, value: (row) => dayCell(row.endedOn) },
    { header: heads.endedBy, width: 12, value: (row) => row.endedBy && leaderEnders[row.endedBy] },
    { header: heads.endReason, width: 20, value: (row) => said(ends, row.endWhy) },
  ])
})

export const exportCorrections = download(volunteering.exportCorrections, async (call) => {
  const { items } = await findCorrections(call, call.query)
  return listFile(call, call.query, 'corrections', items, ({ heads, verdicts, askers }) => [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.proposedOn, width: 12, value: (row) => dayCell(row.proposedOn) },
    { header: heads.name, width: 12, value: (row) => row.volunteer.name },
    { header: heads.title, width: 30, value: (row) => row.title },
    { header: heads.was, width: 10, value: (row) => hours(row.was) },
    { header: heads.wanted, width: 10, value: (row) => (row.wanted === null ? 0 : hours(row.wanted)) },
    { header: heads.reason, width: 30, value: (row) => row.reason },
    { header: heads.askedBy, width: 10, value: (row) => askers[row.askedBy] },
    { header: heads.state, width: 12, value: (row) => verdicts[row.verdict ?? 'waiting'] },
  ])
})

export const exportItems = download(volunteering.exportItems, async (call) => {
  const { items } = await findItems(call, call.query)
  return listFile(call, call.query, 'items', items, ({ heads, itemKinds, itemStates }) => [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.title, width: 30, value: (row) => row.title },
    { header: heads.kind, width: 10, value: (row) => itemKinds[row.kind] },
    { header: heads.provider, width: 34, value: (row) => row.provider.name },
    { header: heads.cost, width: 12, value: (row) => hours(row.cost) },
    { header: heads.stock, width: 10, value: (row) => row.stock },
    { header: heads.redeemed, width: 10, value: (row) => row.redeemed },
    { header: heads.state, width: 10, value: (row) => itemStates[row.open ? 'open' : 'closed'] },
  ])
})

export const exportRedemptions = download(volunteering.exportRedemptions, async (call) => {
  const { items } = await findRedemptions(call, call.query)
  return listFile(call, call.query, 'redemptions', items, ({ heads, redemptionStates }) => [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.orderedOn, width: 12, value: (row) => dayCell(row.orderedOn) },
    { header: heads.name, width: 12, value: (row) => row.volunteer.name },
    { header: heads.title, width: 30, value: (row) => row.item },
    { header: heads.provider, width: 34, value: (row) => row.provider.name },
    { header: heads.cost, width: 12, value: (row) => hours(row.cost) },
    { header: heads.state, width: 10, value: (row) => redemptionStates[row.state] },
    { header: heads.movedOn, width: 12, value: (row) => dayCell(row.movedOn) },
    { header: heads.reason, width: 24, value: (row) => row.reason },
  ])
})
