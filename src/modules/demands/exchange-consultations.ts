import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { fitsConsultation, listConsultationRows, presentConsultations } from './consultations.ts'
import { demands } from './contract.ts'
import { mostRows, wordsIn } from './exchange.ts'

export const exportConsultations = download(demands.exportConsultations, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, consultations, consultationStates } = wordsIn(language)
  const rows = await listConsultationRows(call, await fitsConsultation(call, filter), mostRows, 0)
  const lines = await presentConsultations(call, rows, false)
  const columns: readonly SheetColumn<(typeof lines)[number]>[] = [
    { header: heads.no, width: 8, value: (line) => line.no },
    { header: heads.issue, width: 50, value: (line) => line.issue.title },
    { header: heads.host, width: 24, value: (line) => line.host.name },
    { header: heads.organisation, width: 32, value: (line) => line.organisation.name },
    { header: heads.question, width: 50, value: (line) => line.question },
    { header: heads.askedOn, width: 12, value: (line) => dayCell(line.askedOn) },
    { header: heads.answerBy, width: 12, value: (line) => dayCell(line.dueOn) },
    { header: heads.state, width: 12, value: (line) => consultationStates[line.state] },
    { header: heads.closedOn, width: 12, value: (line) => dayCell(line.closedOn) },
    { header: heads.finding, width: 60, value: (line) => line.finding },
    { header: heads.advice, width: 60, value: (line) => line.advice },
    { header: heads.reason, width: 30, value: (line) => line.reason },
  ]
  return writeSheet(call, consultations, format, columns, lines)
})
