import { zh as access } from '../../modules/access/web/phrases.zh.ts'
import { zh as activities } from '../../modules/activities/web/phrases.zh.ts'
import { zh as alliances } from '../../modules/alliances/phrases.zh.ts'
import { zh as coverage } from '../../modules/coverage/web/phrases.zh.ts'
import { zh as development } from '../../modules/development/web/phrases.zh.ts'
import { zh as demandProblems } from '../../modules/demands/phrases.zh.ts'
import { phoneZh as demands } from '../../modules/demands/web/phone-phrases.zh.ts'
import { zh as learning } from '../../modules/learning/phrases.zh.ts'
import { zh as ledger } from '../../modules/ledger/phrases.zh.ts'
import { zh as lists } from '../../modules/lists/web/phrases.zh.ts'
import { zh as members } from '../../modules/members/phrases.zh.ts'
import { phoneZh } from '../../modules/members/web/phrases.zh.ts'
import { zh as placesServer } from '../../modules/places/phrases.zh.ts'
import { phoneZh as placesPhone } from '../../modules/places/web/phrases.zh.ts'
import { zh as procedures } from '../../modules/procedures/phrases.zh.ts'
import { zh as volunteering } from '../../modules/volunteering/web/phrases.zh.ts'
import { zh as workforce } from '../../modules/workforce/phrases.zh.ts'
import { zh as shared } from '../phrases/shared.zh.ts'
import { zh as phone } from './phrases.zh.ts'

/** The phone shows a few pages and brings only their words. */
export const zh = {
  ...shared,
  access,
  activities,
  coverage,
  development,
  demands,
  lists,
  members: phoneZh,
  phone,
  volunteering,
  places: { ...placesPhone, bookingStates: placesServer.files.bookingStates },
  problems: {
    ...shared.problems,
    ...access.problems,
    ...activities.problems,
    ...alliances.problems,
    ...coverage.problems,
    ...workforce.problems,
    ...procedures.problems,
    ...placesServer.problems,
    ...development.problems,
    ...learning.problems,
    ...lists.problems,
    ...members.problems,
    ...demandProblems.problems,
    ...volunteering.problems,
    ...ledger.problems,
  },
}
