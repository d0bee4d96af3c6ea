import { zh as alliances } from '../../../modules/alliances/phrases.zh.ts'

export const zh = { problems: alliances.problems }
