import { en as development } from '../../../modules/development/web/phrases.en.ts'

export const en = { development, problems: development.problems }
