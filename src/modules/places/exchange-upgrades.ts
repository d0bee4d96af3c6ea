import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { dayCell, listed } from '../../platform/exchange/output.ts'
import { listCheckRows, presentChecks } from './checks.ts'
import { places } from './contract.ts'
import { all, wordsOf } from './file-words.ts'
import { fitsOffer, listOfferRows, presentOffers } from './service-offers.ts'
import { fitsUpgrade, listUpgradeRows, presentUpgrades } from './upgrades.ts'

export const exportUpgrades = download(places.exportUpgrades, async (call) => {
  const { format, language, ...filter } = call.query
  const { words, book, word } = await wordsOf(call, language)
  const { heads } = words
  const rows = await presentUpgrades(call, await listUpgradeRows(call, fitsUpgrade(call, filter), all))
  const columns: readonly SheetColumn<(typeof rows)[number]>[] = [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.venue, width: 32, value: (row) => row.venue.name },
    { header: heads.kind, width: 18, value: (row) => word(book.words.kinds, row.kind) },
    { header: heads.street, width: 14, value: (row) => row.street?.name ?? null },
    { header: heads.fromTier, width: 14, value: (row) => word(book.words.tiers, row.fromTier) },
    { header: heads.toTier, width: 14, value: (row) => word(book.words.tiers, row.toTier) },
    { header: heads.state, width: 12, value: (row) => words.upgradeStates[row.state] },
    { header: heads.responsible, width: 24, value: (row) => row.responsible },
    { header: heads.startsOn, width: 12, value: (row) => dayCell(row.startsOn) },
    { header: heads.dueOn, width: 12, value: (row) => dayCell(row.dueOn) },
    { header: heads.begunOn, width: 12, value: (row) => dayCell(row.begunOn) },
    { header: heads.acceptedOn, width: 12, value: (row) => dayCell(row.acceptedOn) },
  ]
  return writeSheet(call, words.upgrades, format, columns, rows)
})

export const exportChecks = download(places.exportChecks, async (call) => {
  const { format, language, ...filter } = call.query
  const { words, book, word } = await wordsOf(call, language)
  const { heads } = words
  const rows = await presentChecks(call, await listCheckRows(call, filter, all))
  const columns: readonly SheetColumn<(typeof rows)[number]>[] = [
    { header: heads.checkedOn, width: 12, value: (row) => dayCell(row.onDay) },
    { header: heads.venue, width: 32, value: (row) => row.venue.name },
    { header: heads.kind, width: 18, value: (row) => word(book.words.kinds, row.kind) },
    { header: heads.street, width: 14, value: (row) => row.street?.name ?? null },
    { header: heads.owner, width: 32, value: (row) => row.owner.name },
    { header: heads.version, width: 12, value: (row) => row.version },
    { header: heads.apply, width: 12, value: (row) => row.apply },
    { header: heads.met, width: 12, value: (row) => row.met },
    {
      header: heads.lacking,
      width: 50,
      value: (row) =>
        listed(
          row.lacking.map((code) => word(book.standard?.items ?? [], code)),
          language,
        ),
    },
  ]
  return writeSheet(call, words.checks, format, columns, rows)
})

export const exportServiceOffers = download(places.exportServiceOffers, async (call) => {
  const { format, language, ...filter } = call.query
  const { words, book, word } = await wordsOf(call, language)
  const { heads } = words
  const rows = await presentOffers(call, await listOfferRows(call, fitsOffer(call, filter), all))
  const columns: readonly SheetColumn<(typeof rows)[number]>[] = [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.service, width: 26, value: (row) => row.name },
    { header: heads.provider, width: 32, value: (row) => row.unit.name },
    { header: heads.venue, width: 32, value: (row) => row.venue.name },
    {
      header: heads.audience,
      width: 30,
      value: (row) =>
        listed(
          row.audience.map((code) => word(book.words.audiences, code)),
          language,
        ),
    },
    { header: heads.words, width: 40, value: (row) => row.words },
    { header: heads.state, width: 12, value: (row) => words.offerStates[row.state] },
    { header: heads.proposedOn, width: 12, value: (row) => dayCell(row.proposedOn) },
    { header: heads.decidedOn, width: 12, value: (row) => dayCell(row.decidedOn) },
    { header: heads.reason, width: 30, value: (row) => row.reason },
  ]
  return writeSheet(call, words.offers, format, columns, rows)
})
