import { download } from '../../platform/commands/operation.ts'
import { dayCell, listed } from '../../platform/exchange/output.ts'
import { findApproaches } from './approaches.ts'
import { volunteering } from './contract.ts'
import { listFile, wordsOf } from './exchange.ts'
import { ruleText } from './rules/rule-text.ts'
import { findCases } from './service-cases.ts'
import { caseWordsOn } from './settings.ts'
import { findSeries } from './series.ts'
import { findTeams, spanOf } from './teams.ts'

export const exportTeams = download(volunteering.exportTeams, async (call) => {
  const { items } = await findTeams(call, call.query, await spanOf(call, call.query))
  return listFile(call, call.query, 'teams', items, ({ heads, teamKinds }) => [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.title, width: 30, value: (row) => row.name },
    { header: heads.kind, width: 16, value: (row) => teamKinds[row.kind as keyof typeof teamKinds] ?? row.kind },
    { header: heads.host, width: 34, value: (row) => row.host.name },
    { header: heads.fromOn, width: 12, value: (row) => dayCell(row.openedOn) },
    { header: heads.untilOn, width: 12, value: (row) => dayCell(row.closedOn) },
    { header: heads.roster, width: 10, value: (row) => row.roster },
    { header: heads.others, width: 12, value: (row) => row.others },
    { header: heads.sessions, width: 10, value: (row) => row.sessions },
    { header: heads.attended, width: 12, value: (row) => row.attended },
    { header: heads.expected, width: 12, value: (row) => row.expected },
    { header: heads.before, width: 12, value: (row) => row.before },
    { header: heads.stayed, width: 12, value: (row) => row.stayed },
    { header: heads.retained, width: 14, value: (row) => row.retained },
  ])
})

export const exportSeries = download(volunteering.exportSeries, async (call) => {
  const { items } = await findSeries(call, call.query)
  const word = await wordsOf(call, call.query.language)
  return listFile(call, call.query, 'series', items, ({ heads, dateRules, seriesStates }) => [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.title, width: 30, value: (row) => row.need.title },
    { header: heads.organiser, width: 34, value: (row) => row.organiser.name },
    { header: heads.kind, width: 16, value: (row) => word(row.need.kind) },
    { header: heads.place, width: 24, value: (row) => row.need.place },
    { header: heads.rule, width: 22, value: (row) => ruleText(row.rule, dateRules) },
    { header: heads.starts, width: 10, value: (row) => row.starts },
    { header: heads.minutes, width: 10, value: (row) => row.minutes },
    { header: heads.seats, width: 8, value: (row) => row.seats },
    { header: heads.fromOn, width: 12, value: (row) => dayCell(row.fromOn) },
    { header: heads.untilOn, width: 12, value: (row) => dayCell(row.untilOn) },
    { header: heads.nextOn, width: 12, value: (row) => dayCell(row.nextOn) },
    { header: heads.sessions, width: 10, value: (row) => row.held },
    { header: heads.state, width: 10, value: (row) => seriesStates[row.state] },
    { header: heads.endReason, width: 24, value: (row) => row.endReason },
  ])
})

export const exportApproaches = download(volunteering.exportApproaches, async (call) => {
  const rows = await findApproaches(call, call.query)
  return listFile(call, call.query, 'approaches', rows, ({ heads, approachStates }) => [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.name, width: 12, value: (row) => row.name },
    { header: heads.origin, width: 34, value: (row) => row.origin?.name ?? null },
    { header: heads.saidTo, width: 34, value: (row) => row.unit.name },
    { header: heads.saidOn, width: 12, value: (row) => dayCell(row.saidOn) },
    { header: heads.state, width: 14, value: (row) => approachStates[row.state] },
    { header: heads.movedOn, width: 12, value: (row) => dayCell(row.movedOn) },
  ])
})

export const exportServiceCases = download(volunteering.exportServiceCases, async (call) => {
  const { language } = call.query
  const { items } = await findCases(call, call.query)
  const words = await caseWordsOn(call.tx, null, call.today)
  const said = (list: readonly { code: string; zh: string; en: string }[], code: string | null) =>
    list.find((one) => one.code === code)?.[language] ?? code
  return listFile(call, call.query, 'cases', items, ({ heads, caseStates }) => [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.name, width: 12, value: (row) => row.name },
    {
      header: heads.caseNeeds,
      width: 30,
      value: (row) =>
        listed(
          row.needs.map((code) => said(words.needs, code)),
          language,
        ),
    },
    { header: heads.state, width: 10, value: (row) => caseStates[row.state] },
    { header: heads.intakeOn, width: 12, value: (row) => dayCell(row.intakeOn) },
    { header: heads.steps, width: 10, value: (row) => row.steps },
    { header: heads.done, width: 10, value: (row) => row.done },
    { header: heads.services, width: 10, value: (row) => row.services },
    { header: heads.closedOn, width: 12, value: (row) => dayCell(row.closedOn) },
    { header: heads.outcome, width: 20, value: (row) => said(words.outcomes, row.outcome) },
  ])
})
