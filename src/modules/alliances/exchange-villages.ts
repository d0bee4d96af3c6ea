import { download } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { alliances } from './contract.ts'
import { fileWords } from './exchange.ts'
import { findVillagePartners, kindWords, type VillageRow } from './villages.ts'

export const exportVillagePartners = download(alliances.exportVillagePartners, async (call) => {
  const { format, language, state, ...filter } = call.query
  const { heads, separator, villages, villageStates, notAsked, ways } = fileWords(language)
  const found = await findVillagePartners(call, filter)
  const rows = found.rows.filter((row) => state === undefined || row.state === state)
  const kinds = new Map((await kindWords(call, found.kinds)).map((one) => [one.code, one[language]]))
  const columns: TableColumn<VillageRow>[] = [
    { header: heads.unitName, width: 36, value: (row) => row.name },
    { header: heads.unitKind, width: 16, value: (row) => kinds.get(row.kind) ?? row.kind },
    { header: heads.villageState, width: 14, value: (row) => villageStates[row.state] },
    { header: heads.because, width: 28, value: (row) => (row.because === null ? null : notAsked[row.because]) },
    { header: heads.partnerCount, width: 16, value: (row) => row.partners.length },
    { header: heads.partners, width: 48, value: (row) => row.partners.map((one) => one.name).join(separator) },
    {
      header: heads.evidence,
      width: 48,
      value: (row) => row.evidence.map((one) => `${ways[one.way]} ${one.no}`).join(separator),
    },
    { header: heads.parties, width: 36, value: (row) => row.parties.map((one) => one.name).join(separator) },
  ]
  return tableFile(call, { title: villages, format, columns, rows })
})
