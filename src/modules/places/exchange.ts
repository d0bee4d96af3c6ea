import { yuanOfFen } from '../../kernel/money.ts'
import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { listed } from '../../platform/exchange/output.ts'
import { listRows as listBookingRows, presentBookings } from './bookings.ts'
import { places } from './contract.ts'
import { en } from './phrases.en.ts'
import { zh } from './phrases.zh.ts'
import { findReach, reachOf } from './reach.ts'
import { placeBook } from './settings.ts'
import { districtOf, listRows, nameIn, namesOf, whereaboutsOf, presentVenues } from './venues.ts'

const mostRows = 50_000
/** Words of a file in the language of the page it is asked from. */
const wordsIn = (language: 'zh' | 'en') => ({ zh, en })[language].files
const yuan = (fen: number) => Number(yuanOfFen(fen))
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export const exportVenues = download(places.exportVenues, async (call) => {
  const { format, language, nearNo, ...filter } = call.query
  const words = wordsIn(language)
  const { heads } = words
  const book = await placeBook(call.tx, await districtOf(call), call.today)
  const word = (list: readonly { code: string; zh: string; en: string }[], code: string | null) =>
    list.find((one) => one.code === code)?.[language] ?? code
  const flag = (value: boolean) => (value ? words.yes : words.no)
  const from = await whereaboutsOf(call, nearNo)
  const rows = await presentVenues(call, await listRows(call, filter, from, { limit: mostRows, offset: 0 }))
  type Row = (typeof rows)[number]
  const columns: readonly SheetColumn<Row>[] = [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.name, width: 32, value: (row) => row.name },
    { header: heads.kind, width: 18, value: (row) => word(book.words.kinds, row.kind) },
    { header: heads.tier, width: 12, value: (row) => word(book.words.tiers, row.tier) },
    { header: heads.state, width: 12, value: (row) => words.states[row.state] },
    { header: heads.shared, width: 8, value: (row) => flag(row.shared) },
    { header: heads.model, width: 8, value: (row) => flag(row.model) },
    { header: heads.owner, width: 32, value: (row) => row.owner.name },
    { header: heads.street, width: 14, value: (row) => row.street?.name ?? null },
    { header: heads.address, width: 36, value: (row) => row.address },
    {
      header: heads.audience,
      width: 30,
      value: (row) =>
        listed(
          row.audience.map((code) => word(book.words.audiences, code)),
          language,
        ),
    },
    { header: heads.areaM2, width: 14, value: (row) => row.areaM2 },
    { header: heads.rooms, width: 8, value: (row) => row.rooms },
    { header: heads.fee, width: 16, value: (row) => yuan(row.feeFen) },
    ...(from.point === null ? [] : [{ header: heads.metres, width: 14, value: (row: Row) => row.metres }]),
  ]
  return writeSheet(call, words.venues, format, columns, rows)
})

export const exportBookings = download(places.exportBookings, async (call) => {
  const { format, language, ...filter } = call.query
  const words = wordsIn(language)
  const { heads } = words
  const book = await placeBook(call.tx, await districtOf(call), call.today)
  const rows = await presentBookings(call, await listBookingRows(call, filter, { limit: mostRows, offset: 0 }))
  const columns: readonly SheetColumn<(typeof rows)[number]>[] = [
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.day, width: 12, value: (row) => ({ date: row.day }) },
    { header: heads.from, width: 8, value: (row) => clock(row.from) },
    { header: heads.until, width: 8, value: (row) => clock(row.until) },
    { header: heads.state, width: 12, value: (row) => words.bookingStates[row.state] },
    { header: heads.venue, width: 30, value: (row) => row.venue.name },
    { header: heads.room, width: 18, value: (row) => row.room.name },
    { header: heads.unit, width: 32, value: (row) => row.unit?.name ?? row.group?.name ?? null },
    { header: heads.source, width: 12, value: (row) => (row.group ? words.fromPublic : words.fromUnit) },
    {
      header: heads.purpose,
      width: 14,
      value: (row) => book.words.purposes.find((one) => one.code === row.purpose)?.[language] ?? row.purpose,
    },
    { header: heads.title, width: 30, value: (row) => row.title },
    { header: heads.people, width: 8, value: (row) => row.people },
    { header: heads.charge, width: 12, value: (row) => yuan(row.feeFen) },
    { header: heads.noShow, width: 8, value: (row) => (row.noShow ? words.yes : words.no) },
    { header: heads.reason, width: 30, value: (row) => row.reason },
  ]
  return writeSheet(call, words.bookings, format, columns, rows)
})

export const exportReach = download(places.exportReach, async (call) => {
  const { format, language, ...filter } = call.query
  const words = wordsIn(language)
  const { heads } = words
  const { metres } = await reachOf(call, filter)
  const rows = await findReach(call, filter, metres)
  const named = nameIn(
    await namesOf(
      call.tx,
      rows.map((row) => row.streetNo),
      call.today,
    ),
  )
  const columns: readonly SheetColumn<(typeof rows)[number]>[] = [
    { header: heads.unit, width: 36, value: (row) => row.name },
    { header: heads.street, width: 14, value: (row) => named(row.streetNo)?.name ?? null },
    { header: heads.group, width: 16, value: (row) => words.groups[row.group] },
    { header: heads.venue, width: 32, value: (row) => row.venue },
    { header: heads.metres, width: 14, value: (row) => (row.metres === null ? null : Math.round(row.metres)) },
    { header: heads.workers, width: 14, value: (row) => row.people },
  ]
  return writeSheet(call, words.reach, format, columns, rows, { metres })
})
