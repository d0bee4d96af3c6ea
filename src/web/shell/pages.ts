import { pages as accessPages } from '../../modules/access/web/index.ts'
import { pages as activityPages } from '../../modules/activities/web/index.ts'
import { pages as alliancePages } from '../../modules/alliances/web/index.ts'
import { pages as campaignPages } from '../../modules/campaigns/web/index.ts'
import { pages as coveragePages } from '../../modules/coverage/web/index.ts'
import { pages as demandPages } from '../../modules/demands/web/index.ts'
import { pages as developmentPages } from '../../modules/development/web/index.ts'
import { pages as duesPages } from '../../modules/dues/web/index.ts'
import { pages as electionPages } from '../../modules/elections/web/index.ts'
import { pages as learningPages } from '../../modules/learning/web/index.ts'
import { pages as listPages } from '../../modules/lists/web/index.ts'
import { pages as mapPages } from '../../modules/map/web/index.ts'
import { pages as noticePages } from '../../modules/notices/web/index.ts'
import { pages as memberPages } from '../../modules/members/web/index.ts'
import { pages as organisationPages } from '../../modules/organisations/web/index.ts'
import { pages as placePages } from '../../modules/places/web/index.ts'
import { pages as plannerPages } from '../../modules/planner/web/index.ts'
import { pages as procedurePages } from '../../modules/procedures/web/index.ts'
import { pages as registerPages } from '../../modules/register/web/index.ts'
import { pages as reportPages } from '../../modules/reports/web/index.ts'
import { pages as volunteeringPages } from '../../modules/volunteering/web/index.ts'
import { pages as workforcePages } from '../../modules/workforce/web/index.ts'
import { pages as jobPages } from '../jobs/index.ts'
import type { PageDefinition } from '../kit/page-definition.ts'

/** Every page of the platform. A module adds a page to its own list; a new module adds one line here. */
export const pages: readonly PageDefinition[] = [
  ...coveragePages,
  ...campaignPages,
  ...workforcePages,
  ...activityPages,
  ...alliancePages,
  ...memberPages,
  ...developmentPages,
  ...duesPages,
  ...learningPages,
  ...demandPages,
  ...volunteeringPages,
  ...listPages,
  ...organisationPages,
  ...placePages,
  ...plannerPages,
  ...procedurePages,
  ...electionPages,
  ...registerPages,
  ...mapPages,
  ...reportPages,
  ...accessPages,
  ...noticePages,
  ...jobPages,
]
