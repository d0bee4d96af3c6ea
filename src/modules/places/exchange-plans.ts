import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { dayCell, listed } from '../../platform/exchange/output.ts'
import { places } from './contract.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'
import { fitsPlan, judgeToday, listPlanRows, presentPlans } from './plans.ts'

export const exportPlans = download(places.exportPlans, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, ...words } = { zh, en }[language].files
  const judged = await judgeToday(call, await listPlanRows(call, fitsPlan(filter), { limit: 50_000, offset: 0 }))
  const shown = await presentPlans(call, judged)
  const rows = shown.map((one, at) => ({ ...one, today: judged[at]!.today }))
  const columns: readonly SheetColumn<(typeof rows)[number]>[] = [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.name, width: 32, value: (row) => row.name },
    { header: heads.kind, width: 18, value: (row) => words.plan.kinds[row.kind] },
    { header: heads.area, width: 18, value: (row) => row.area.name },
    { header: heads.wantedYear, width: 12, value: (row) => row.wantedYear },
    { header: heads.features, width: 50, value: (row) => row.features },
    { header: heads.state, width: 12, value: (row) => words.plan.states[row.state] },
    { header: heads.verdict, width: 14, value: (row) => words.plan.verdicts[row.verdict] },
    { header: heads.organisations, width: 12, value: (row) => row.today.organisations },
    {
      header: heads.industries,
      width: 40,
      value: (row) =>
        listed(
          row.today.industries.map((one) => `${one.name} ${one.organisations}`),
          language,
        ),
    },
    { header: heads.workers, width: 14, value: (row) => (row.today.peopleKnown === 0 ? null : row.today.people) },
    { header: heads.far, width: 18, value: (row) => row.today.far },
    { header: heads.planDecidedOn, width: 12, value: (row) => dayCell(row.decidedOn) },
    { header: heads.venue, width: 32, value: (row) => row.venue?.name ?? null },
    { header: heads.openedOn, width: 12, value: (row) => dayCell(row.openedOn) },
  ]
  return writeSheet(call, words.plan.title, format, columns, rows)
})
