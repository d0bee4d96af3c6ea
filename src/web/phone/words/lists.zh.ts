import { zh as lists } from '../../../modules/lists/web/phrases.zh.ts'

export const zh = { lists, problems: lists.problems }
