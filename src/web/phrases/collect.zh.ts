import { zh as accessLogs } from '../../modules/access/web/log-words.zh.ts'
import { zh as access } from '../../modules/access/web/phrases.zh.ts'
import { zh as activitiesLogs } from '../../modules/activities/web/log-words.zh.ts'
import { zh as activities } from '../../modules/activities/web/phrases.zh.ts'
import { zh as alliancesLogs } from '../../modules/alliances/web/log-words.zh.ts'
import { zh as alliances } from '../../modules/alliances/web/phrases.zh.ts'
import { zh as campaignsLogs } from '../../modules/campaigns/web/log-words.zh.ts'
import { zh as campaigns } from '../../modules/campaigns/web/phrases.zh.ts'
import { zh as coverageLogs } from '../../modules/coverage/web/log-words.zh.ts'
import { zh as coverage } from '../../modules/coverage/web/phrases.zh.ts'
import { zh as demandsLogs } from '../../modules/demands/web/log-words.zh.ts'
import { zh as demands } from '../../modules/demands/web/phrases.zh.ts'
import { zh as developmentLogs } from '../../modules/development/web/log-words.zh.ts'
import { zh as development } from '../../modules/development/web/phrases.zh.ts'
import { zh as duesLogs } from '../../modules/dues/web/log-words.zh.ts'
import { zh as dues } from '../../modules/dues/web/phrases.zh.ts'
import { zh as electionLogs } from '../../modules/elections/web/log-words.zh.ts'
import { zh as elections } from '../../modules/elections/web/phrases.zh.ts'
import { zh as learningLogs } from '../../modules/learning/web/log-words.zh.ts'
import { zh as learning } from '../../modules/learning/web/phrases.zh.ts'
import { zh as ledger } from '../../modules/ledger/phrases.zh.ts'
import { zh as listLogs } from '../../modules/lists/web/log-words.zh.ts'
import { zh as lists } from '../../modules/lists/web/phrases.zh.ts'
import { zh as mapLogs } from '../../modules/map/web/log-words.zh.ts'
import { zh as map } from '../../modules/map/web/phrases.zh.ts'
import { zh as noticesLogs } from '../../modules/notices/web/log-words.zh.ts'
import { zh as notices } from '../../modules/notices/web/phrases.zh.ts'
import { zh as membersLogs } from '../../modules/members/web/log-words.zh.ts'
import { zh as members } from '../../modules/members/web/phrases.zh.ts'
import { zh as organisationsLogs } from '../../modules/organisations/web/log-words.zh.ts'
import { zh as organisations } from '../../modules/organisations/web/phrases.zh.ts'
import { zh as placesLogs } from '../../modules/places/web/log-words.zh.ts'
import { zh as places } from '../../modules/places/web/phrases.zh.ts'
import { zh as plannerLogs } from '../../modules/planner/web/log-words.zh.ts'
import { zh as planner } from '../../modules/planner/web/phrases.zh.ts'
import { zh as proceduresLogs } from '../../modules/procedures/web/log-words.zh.ts'
import { zh as procedures } from '../../modules/procedures/web/phrases.zh.ts'
import { zh as registerLogs } from '../../modules/register/web/log-words.zh.ts'
import { zh as register } from '../../modules/register/web/phrases.zh.ts'
import { zh as reportsLogs } from '../../modules/reports/web/log-words.zh.ts'
import { zh as reports } from '../../modules/reports/web/phrases.zh.ts'
import { zh as volunteeringLogs } from '../../modules/volunteering/web/log-words.zh.ts'
import { zh as volunteering } from '../../modules/volunteering/web/phrases.zh.ts'
import { zh as workforceLogs } from '../../modules/workforce/web/log-words.zh.ts'
import { zh as workforce } from '../../modules/workforce/web/phrases.zh.ts'
import { zh as exchange } from '../../platform/exchange/phrases.zh.ts'
import { zh as postgres } from '../../platform/postgres/phrases.zh.ts'
import { zh as jobsLogs } from '../jobs/log-words.zh.ts'
import { zh as jobs } from '../jobs/phrases.zh.ts'
import { zh as phone } from '../phone/phrases.zh.ts'
import { logWordsOf } from './log-words.ts'
import { zh as shared } from './shared.zh.ts'

/** Every phrase in Chinese: the shared ones at the top, each module under its name, the problems and log words of all modules together. */
export const zh = {
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
