import { zh as server } from '../../../modules/alliances/phrases.zh.ts'
import { phoneZh as alliances } from '../../../modules/alliances/web/phone-phrases.zh.ts'

export const zh = { alliances, problems: server.problems }
