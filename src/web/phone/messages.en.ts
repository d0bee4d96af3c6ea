import { en as access } from '../../modules/access/web/phrases.en.ts'
import { en as activities } from '../../modules/activities/web/phrases.en.ts'
import { en as alliances } from '../../modules/alliances/phrases.en.ts'
import { en as coverage } from '../../modules/coverage/web/phrases.en.ts'
import { en as development } from '../../modules/development/web/phrases.en.ts'
import { en as demandProblems } from '../../modules/demands/phrases.en.ts'
import { phoneEn as demands } from '../../modules/demands/web/phone-phrases.en.ts'
import { en as learning } from '../../modules/learning/phrases.en.ts'
import { en as ledger } from '../../modules/ledger/phrases.en.ts'
import { en as lists } from '../../modules/lists/web/phrases.en.ts'
import { en as members } from '../../modules/members/phrases.en.ts'
import { phoneEn } from '../../modules/members/web/phrases.en.ts'
import { en as placesServer } from '../../modules/places/phrases.en.ts'
import { phoneEn as placesPhone } from '../../modules/places/web/phrases.en.ts'
import { en as procedures } from '../../modules/procedures/phrases.en.ts'
import { en as volunteering } from '../../modules/volunteering/web/phrases.en.ts'
import { en as workforce } from '../../modules/workforce/phrases.en.ts'
import { en as shared } from '../phrases/shared.en.ts'
import { en as phone } from './phrases.en.ts'

export const en = {
  ...shared,
  access,
  activities,
  coverage,
  development,
  demands,
  lists,
  members: phoneEn,
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
