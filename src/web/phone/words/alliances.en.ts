import { en as alliances } from '../../../modules/alliances/phrases.en.ts'

export const en = { problems: alliances.problems }
