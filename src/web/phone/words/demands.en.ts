import { en as server } from '../../../modules/demands/phrases.en.ts'
import { phoneEn as demands } from '../../../modules/demands/web/phone-phrases.en.ts'

export const en = { demands, problems: server.problems }
