import { zh as access } from '../../modules/access/web/phrases.zh.ts'
import { zh as activities } from '../../modules/activities/web/phrases.zh.ts'
import { zh as coverage } from '../../modules/coverage/web/phrases.zh.ts'
import { zh as members } from '../../modules/members/phrases.zh.ts'
import { zh as membersBasic } from '../../modules/members/web/basic-phrases.zh.ts'
import { zh as own } from '../../modules/members/web/own-phrases.zh.ts'
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
  members: { ...membersBasic, own },
  phone,
  problems: {
    ...shared.problems,
    ...access.problems,
    ...activities.problems,
    ...coverage.problems,
    ...workforce.problems,
    ...procedures.problems,
    ...members.problems,
  },
}
