import { en as server } from '../../../modules/places/phrases.en.ts'
import { phoneEn as words } from '../../../modules/places/web/phrases.en.ts'

export const en = { places: { ...words, bookingStates: server.files.bookingStates }, problems: server.problems }
