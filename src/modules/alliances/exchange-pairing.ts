import { download } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { alliances } from './contract.ts'
import { fileWords } from './exchange.ts'
import { findPairing } from './pairing.ts'
import type { Give, Lack, PairingState } from './rules/pairing.ts'

interface FileRow {
  readonly name: string
  readonly state: PairingState
  readonly lacks: string
  readonly partner: string | null
  readonly near: string | null
  readonly gives: string | null
}

export const exportPairing = download(alliances.exportPairing, async (call) => {
  const { format, language, state, ...filter } = call.query
  const { heads, separator, pairing, pairingStates: states, lackKinds, giveKinds, nearKinds } = fileWords(language)
  const { rows, nameOf } = await findPairing(call, filter)
  const said = (word: string, { title, count }: Lack | Give) => [word, title ?? count].filter((one) => one !== null).join(' ')
  const once = (words: readonly string[]) => [...new Set(words)].join(separator)
  const lines = rows
    .filter((row) => state === undefined || row.state === state)
    .flatMap(({ party, state: stands, lacks, suggestions }): FileRow[] => {
      const own = {
        name: party.name,
        state: stands,
        lacks: once(lacks.map((lack) => said(lackKinds[lack.kind], lack))),
      }
      if (suggestions.length === 0) return [{ ...own, partner: null, near: null, gives: null }]
      return suggestions.map(({ no, near, reasons }) => ({
        ...own,
        partner: nameOf(no),
        near: once(near.map((one) => nearKinds[one])),
        gives: once(reasons.map(({ give }) => said(giveKinds[give.kind], give))),
      }))
    })
  const columns: TableColumn<FileRow>[] = [
    { header: heads.partyOrg, width: 36, value: (row) => row.name },
    { header: heads.pairingState, width: 18, value: (row) => states[row.state] },
    { header: heads.lacks, width: 48, value: (row) => row.lacks },
    { header: heads.couldPair, width: 36, value: (row) => row.partner },
    { header: heads.near, width: 16, value: (row) => row.near },
    { header: heads.gives, width: 48, value: (row) => row.gives },
  ]
  return tableFile(call, { title: pairing, format, columns, rows: lines })
})
