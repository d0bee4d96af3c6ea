import { zh as server } from '../../../modules/places/phrases.zh.ts'
import { phoneZh as words } from '../../../modules/places/web/phrases.zh.ts'

export const zh = { places: { ...words, bookingStates: server.files.bookingStates }, problems: server.problems }
