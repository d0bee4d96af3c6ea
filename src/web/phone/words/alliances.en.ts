import { en as server } from '../../../modules/alliances/phrases.en.ts'
import { phoneEn as alliances } from '../../../modules/alliances/web/phone-phrases.en.ts'

export const en = { alliances, problems: server.problems }
