import { en as lists } from '../../../modules/lists/web/phrases.en.ts'

export const en = { lists, problems: lists.problems }
