import { zh as access } from '../../modules/access/web/phrases.zh.ts'
import { zh as activities } from '../../modules/activities/web/phrases.zh.ts'
import { zh as coverage } from '../../modules/coverage/web/phrases.zh.ts'
import { zh as learning } from '../../modules/learning/phrases.zh.ts'
import { zh as members } from '../../modules/members/phrases.zh.ts'
import { phoneZh } from '../../modules/members/web/phrases.zh.ts'
import { zh as procedures } from '../../modules/procedures/phrases.zh.ts'
import { zh as workforce } from '../../modules/workforce/phrases.zh.ts'
import { zh as shared } from '../phrases/shared.zh.ts'
import { zh as phone } from './phrases.zh.ts'

/** The phone shows a few pages and brings only their words. */
export const zh = {
  ...shared,
  access,
  activities,
  coverage,
  members: phoneZh,
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
