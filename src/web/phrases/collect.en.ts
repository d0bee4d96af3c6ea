import { en as accessLogs } from '../../modules/access/web/log-words.en.ts'
import { en as access } from '../../modules/access/web/phrases.en.ts'
import { en as activitiesLogs } from '../../modules/activities/web/log-words.en.ts'
import { en as activities } from '../../modules/activities/web/phrases.en.ts'
import { en as alliancesLogs } from '../../modules/alliances/web/log-words.en.ts'
import { en as alliances } from '../../modules/alliances/web/phrases.en.ts'
import { en as campaignsLogs } from '../../modules/campaigns/web/log-words.en.ts'
import { en as campaigns } from '../../modules/campaigns/web/phrases.en.ts'
import { en as coverageLogs } from '../../modules/coverage/web/log-words.en.ts'
import { en as coverage } from '../../modules/coverage/web/phrases.en.ts'
import { en as demandsLogs } from '../../modules/demands/web/log-words.en.ts'
import { en as demands } from '../../modules/demands/web/phrases.en.ts'
import { en as developmentLogs } from '../../modules/development/web/log-words.en.ts'
import { en as development } from '../../modules/development/web/phrases.en.ts'
import { en as duesLogs } from '../../modules/dues/web/log-words.en.ts'
import { en as dues } from '../../modules/dues/web/phrases.en.ts'
import { en as electionLogs } from '../../modules/elections/web/log-words.en.ts'
import { en as elections } from '../../modules/elections/web/phrases.en.ts'
import { en as learningLogs } from '../../modules/learning/web/log-words.en.ts'
import { en as learning } from '../../modules/learning/web/phrases.en.ts'
import { en as ledger } from '../../modules/ledger/phrases.en.ts'
import { en as listLogs } from '../../modules/lists/web/log-words.en.ts'
import { en as lists } from '../../modules/lists/web/phrases.en.ts'
import { en as mapLogs } from '../../modules/map/web/log-words.en.ts'
import { en as map } from '../../modules/map/web/phrases.en.ts'
import { en as noticesLogs } from '../../modules/notices/web/log-words.en.ts'
import { en as notices } from '../../modules/notices/web/phrases.en.ts'
import { en as membersLogs } from '../../modules/members/web/log-words.en.ts'
import { en as members } from '../../modules/members/web/phrases.en.ts'
import { en as organisationsLogs } from '../../modules/organisations/web/log-words.en.ts'
import { en as organisations } from '../../modules/organisations/web/phrases.en.ts'
import { en as placesLogs } from '../../modules/places/web/log-words.en.ts'
import { en as places } from '../../modules/places/web/phrases.en.ts'
import { en as plannerLogs } from '../../modules/planner/web/log-words.en.ts'
import { en as planner } from '../../modules/planner/web/phrases.en.ts'
import { en as proceduresLogs } from '../../modules/procedures/web/log-words.en.ts'
import { en as procedures } from '../../modules/procedures/web/phrases.en.ts'
import { en as registerLogs } from '../../modules/register/web/log-words.en.ts'
import { en as register } from '../../modules/register/web/phrases.en.ts'
import { en as reportsLogs } from '../../modules/reports/web/log-words.en.ts'
import { en as reports } from '../../modules/reports/web/phrases.en.ts'
import { en as volunteeringLogs } from '../../modules/volunteering/web/log-words.en.ts'
import { en as volunteering } from '../../modules/volunteering/web/phrases.en.ts'
import { en as workforceLogs } from '../../modules/workforce/web/log-words.en.ts'
import { en as workforce } from '../../modules/workforce/web/phrases.en.ts'
import { en as exchange } from '../../platform/exchange/phrases.en.ts'
import { en as postgres } from '../../platform/postgres/phrases.en.ts'
import { en as jobsLogs } from '../jobs/log-words.en.ts'
import { en as jobs } from '../jobs/phrases.en.ts'
import { en as phone } from '../phone/phrases.en.ts'
import { logWordsOf } from './log-words.ts'
import { en as shared } from './shared.en.ts'

export const en = {
  ...shared,
  ...logWordsOf([
    accessLogs,
    activitiesLogs,
    alliancesLogs,
    campaignsLogs,
    coverageLogs,
    demandsLogs,
    developmentLogs,
    duesLogs,
    electionLogs,
    learningLogs,
    listLogs,
    mapLogs,
    noticesLogs,
    membersLogs,
    organisationsLogs,
    placesLogs,
    plannerLogs,
    proceduresLogs,
    registerLogs,
    reportsLogs,
    volunteeringLogs,
    workforceLogs,
    jobsLogs,
  ]),
  jobs,
  phone,
  access,
  activities,
  alliances,
  campaigns,
  coverage,
  demands,
  development,
  dues,
  elections,
  learning,
  lists,
  map,
  notices,
  members,
  organisations,
  places,
  planner,
  procedures,
  register,
  reports,
  volunteering,
  workforce,
  problems: {
    ...shared.problems,
    ...jobs.problems,
    ...access.problems,
    ...activities.problems,
    ...alliances.problems,
    ...campaigns.problems,
    ...coverage.problems,
    ...demands.problems,
    ...development.problems,
    ...dues.problems,
    ...elections.problems,
    ...learning.problems,
    ...ledger.problems,
    ...lists.problems,
    ...map.problems,
    ...notices.problems,
    ...members.problems,
    ...organisations.problems,
    ...places.problems,
    ...planner.problems,
    ...procedures.problems,
    ...register.problems,
    ...reports.problems,
    ...volunteering.problems,
    ...workforce.problems,
    exchange,
    postgres,
  },
}
