export { partnersOf, type TalkForm } from './rules/talk-partners.ts'
export { participants, sidesOf } from './rules/online.ts'
export { adoptions, orderKinds, outcomes, replyWays } from './rules/orders.ts'
import { askEndpoints } from './contract-ask.ts'
import { issueEndpoints } from './contract-issues.ts'
import { onlineEndpoints } from './contract-online.ts'
import { orderEndpoints } from './contract-orders.ts'
import { sessionEndpoints } from './contract-sessions.ts'
import { sheetEndpoints } from './contract-sheets.ts'
import { figureEndpoints } from './contract-figures.ts'
import { consultationEndpoints } from './contract-consultations.ts'
import { talkEndpoints } from './contract-talks.ts'
import { directiveEndpoints } from './contract-directives.ts'

/** Every endpoint of this module. */
export const demands = {
  ...orderEndpoints,
  ...askEndpoints,
  ...sheetEndpoints,
  ...issueEndpoints,
  ...figureEndpoints,
  ...sessionEndpoints,
  ...onlineEndpoints,
  ...talkEndpoints,
  ...directiveEndpoints,
  ...consultationEndpoints,
}
