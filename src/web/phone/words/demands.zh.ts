import { zh as server } from '../../../modules/demands/phrases.zh.ts'
import { phoneZh as demands } from '../../../modules/demands/web/phone-phrases.zh.ts'

export const zh = { demands, problems: server.problems }
