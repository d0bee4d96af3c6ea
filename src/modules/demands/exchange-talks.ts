import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { demands } from './contract.ts'
import { mostRows, wordsIn } from './exchange.ts'
import { fitsFollowUp, listFollowUpRows, presentFollowUps } from './follow-ups.ts'
import { fitsTalk, listTalkRows, presentTalks } from './talks.ts'

const clock = (minutes: number) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

export const exportTalks = download(demands.exportTalks, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, talks, talkStates, sides } = wordsIn(language)
  const rows = await listTalkRows(call, fitsTalk(call, filter), mostRows, 0)
  const shown = await presentTalks(call, rows)
  const lines = shown.map((line, index) => ({ ...line, record: rows[index]!.record, reason: rows[index]!.reason }))
  const columns: readonly SheetColumn<(typeof lines)[number]>[] = [
    { header: heads.no, width: 8, value: (line) => line.no },
    { header: heads.state, width: 12, value: (line) => talkStates[line.state] },
    { header: heads.day, width: 12, value: (line) => dayCell(line.onDay) },
    { header: heads.time, width: 14, value: (line) => `${clock(line.from)}–${clock((line.from + line.minutes) % 1440)}` },
    { header: heads.place, width: 24, value: (line) => line.place },
    { header: heads.committee, width: 24, value: (line) => line.committee.name },
    { header: heads.organisation, width: 32, value: (line) => line.organisation.name },
    { header: heads.asked, width: 12, value: (line) => sides[line.askedBy] },
    { header: heads.about, width: 40, value: (line) => line.about },
    { header: heads.record, width: 60, value: (line) => line.record },
    { header: heads.reason, width: 30, value: (line) => line.reason },
    { header: heads.followUps, width: 10, value: (line) => line.followUps },
    { header: heads.openFollowUps, width: 14, value: (line) => line.openFollowUps },
  ]
  return writeSheet(call, talks, format, columns, lines)
})

export const exportFollowUps = download(demands.exportFollowUps, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, followUps, sides, followUpStates } = wordsIn(language)
  const lines = await presentFollowUps(call, await listFollowUpRows(call, fitsFollowUp(call, filter), mostRows, 0))
  const columns: readonly SheetColumn<(typeof lines)[number]>[] = [
    { header: heads.talkNo, width: 10, value: (line) => line.talk.no },
    { header: heads.matter, width: 50, value: (line) => line.matter },
    { header: heads.side, width: 12, value: (line) => sides[line.side] },
    { header: heads.unit, width: 32, value: (line) => line.unit.name },
    { header: heads.who, width: 16, value: (line) => line.who },
    { header: heads.byWhen, width: 12, value: (line) => dayCell(line.dueOn) },
    { header: heads.state, width: 12, value: (line) => followUpStates[line.state] },
    { header: heads.result, width: 50, value: (line) => line.result },
    { header: heads.closedOn, width: 12, value: (line) => dayCell(line.closedOn) },
  ]
  return writeSheet(call, followUps, format, columns, lines)
})
