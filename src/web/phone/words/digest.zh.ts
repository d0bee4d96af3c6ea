import { zh as activities } from '../../../modules/activities/web/phrases.zh.ts'
import { zh as alliances } from '../../../modules/alliances/web/phrases.zh.ts'
import { zh as elections } from '../../../modules/elections/web/phrases.zh.ts'
import { zh as members } from '../../../modules/members/web/phrases.zh.ts'
import { zh as notices } from '../../../modules/notices/web/phrases.zh.ts'
import { zh as places } from '../../../modules/places/web/phrases.zh.ts'
import { zh as procedures } from '../../../modules/procedures/web/phrases.zh.ts'
import { zh as workforce } from '../../../modules/workforce/web/phrases.zh.ts'

/** The digest says every reminder in the words of its module: they come with the digest and not with the phone's first page. */
export const zh = { notices, activities, alliances, elections, members, places, procedures, workforce }
