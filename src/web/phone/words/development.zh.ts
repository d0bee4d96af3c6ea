import { zh as development } from '../../../modules/development/web/phrases.zh.ts'

export const zh = { development, problems: development.problems }
