import { en as access } from '../../modules/access/web/phrases.en.ts'
import { en as activities } from '../../modules/activities/web/phrases.en.ts'
import { en as coverage } from '../../modules/coverage/web/phrases.en.ts'
import { en as learning } from '../../modules/learning/phrases.en.ts'
import { en as members } from '../../modules/members/phrases.en.ts'
import { phoneEn } from '../../modules/members/web/phrases.en.ts'
import { en as procedures } from '../../modules/procedures/phrases.en.ts'
import { en as workforce } from '../../modules/workforce/phrases.en.ts'
import { en as shared } from '../phrases/shared.en.ts'
import { en as phone } from './phrases.en.ts'

export const en = {
  ...shared,
  access,
  activities,
  coverage,
  members: phoneEn,
  phone,
  problems: {
    ...shared.problems,
    ...access.problems,
    ...activities.problems,
    ...coverage.problems,
    ...workforce.problems,
    ...procedures.problems,
    ...learning.problems,
    ...members.problems,
  },
}
