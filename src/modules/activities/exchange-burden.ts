import { type Call, download } from '../../platform/commands/operation.ts'
import { tableFile } from '../../platform/exchange/table-file.ts'
import { findBurden, findRecords } from './burden.ts'
import { activities } from './contract.ts'
import { wordsIn } from './files.ts'

/** What the forms are called, in the words of the modules that have them. */
function namesIn({ services }: Pick<Call, 'services'>, language: 'zh' | 'en') {
  const names = new Map(services.contributions.burden.map((source) => [source.key as string, source.name[language]]))
  return (form: string) => names.get(form) ?? form
}

/** One row a unit and form. By name, as on the page. */
export const exportBurden = download(activities.exportBurden, async (call) => {
  const { format, language, ...filter } = call.query
  const { items, from } = await findBurden(call, filter)
  const { heads, titles } = wordsIn(language)
  const nameOf = namesIn(call, language)
  const rows = items.flatMap(({ unit, forms }) =>
    forms.filter((one) => one.records > 0).map((one) => ({ ...one, unit: unit.name })),
  )
  return tableFile(call, {
    title: `${titles.burden}-${from.slice(0, 7)}`,
    format,
    rows,
    columns: [
      { header: heads.unit, width: 36, value: (row) => row.unit },
      { header: heads.form, width: 20, value: (row) => nameOf(row.form) },
      { header: heads.records, width: 10, value: (row) => row.records },
      { header: heads.counted, width: 10, value: (row) => row.counted },
      { header: heads.fields, width: 10, value: (row) => row.fields },
    ],
  })
})

export const exportBurdenRecords = download(activities.exportBurdenRecords, async (call) => {
  const { format, language, ...filter } = call.query
  const { items, from } = await findRecords(call, filter)
  const { heads, titles } = wordsIn(language)
  const nameOf = namesIn(call, language)
  return tableFile(call, {
    title: `${titles.burdenRecords}-${from.slice(0, 7)}`,
    format,
    rows: items,
    columns: [
      { header: heads.day, width: 12, value: (row) => ({ date: row.onDay }) },
      { header: heads.unit, width: 36, value: (row) => row.unit.name },
      { header: heads.form, width: 20, value: (row) => nameOf(row.form) },
      { header: heads.record, width: 40, value: (row) => row.label },
      { header: heads.fields, width: 10, value: (row) => row.fields },
    ],
  })
})
