import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { demands } from './contract.ts'
import { fitsLine, listLineRows, presentLines } from './directive-lines.ts'
import { fitsDirective, listDirectiveRows, presentDirectives } from './directives.ts'
import { mostRows, wordsIn } from './exchange.ts'

export const exportDirectives = download(demands.exportDirectives, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, directives, directiveKinds } = wordsIn(language)
  const rows = await listDirectiveRows(call, fitsDirective(call, filter), mostRows, 0)
  const lines = (await presentDirectives(call, rows)).map((line, index) => ({ ...line, body: rows[index]!.body }))
  const columns: readonly SheetColumn<(typeof lines)[number]>[] = [
    { header: heads.no, width: 8, value: (line) => line.no },
    { header: heads.kind, width: 12, value: (line) => directiveKinds[line.kind] },
    { header: heads.title, width: 40, value: (line) => line.title },
    { header: heads.issuer, width: 28, value: (line) => line.issuer.name },
    { header: heads.issuedOn, width: 12, value: (line) => dayCell(line.issuedOn) },
    { header: heads.byWhen, width: 12, value: (line) => dayCell(line.dueOn) },
    { header: heads.targets, width: 10, value: (line) => line.targets },
    { header: heads.acknowledged, width: 10, value: (line) => line.acknowledged },
    { header: heads.confirmed, width: 10, value: (line) => line.confirmed },
    { header: heads.notTaken, width: 10, value: (line) => line.declined },
    { header: heads.late, width: 10, value: (line) => line.late },
    { header: heads.what, width: 60, value: (line) => line.body },
  ]
  return writeSheet(call, directives, format, columns, lines)
})

export const exportDirectiveTargets = download(demands.exportDirectiveTargets, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, directiveTargets, directiveKinds, directiveStates, directiveClocks } = wordsIn(language)
  const lines = await presentLines(call, await listLineRows(call, await fitsLine(call, filter), mostRows, 0))
  const columns: readonly SheetColumn<(typeof lines)[number]>[] = [
    { header: heads.no, width: 8, value: (line) => line.directive.no },
    { header: heads.kind, width: 12, value: (line) => directiveKinds[line.directive.kind] },
    { header: heads.title, width: 40, value: (line) => line.directive.title },
    { header: heads.issuer, width: 28, value: (line) => line.directive.issuer.name },
    { header: heads.unit, width: 32, value: (line) => line.unit.name },
    { header: heads.state, width: 14, value: (line) => directiveStates[line.state] },
    { header: heads.acknowledgedOn, width: 12, value: (line) => dayCell(line.acknowledgedOn) },
    { header: heads.owed, width: 12, value: (line) => (line.dueWhat ? directiveClocks[line.dueWhat] : null) },
    { header: heads.dueOn, width: 12, value: (line) => dayCell(line.dueOn) },
    { header: heads.result, width: 50, value: (line) => line.result },
    { header: heads.reason, width: 40, value: (line) => line.words },
  ]
  return writeSheet(call, directiveTargets, format, columns, lines)
})
