import { en as activities } from '../../../modules/activities/web/phrases.en.ts'
import { en as alliances } from '../../../modules/alliances/web/phrases.en.ts'
import { en as elections } from '../../../modules/elections/web/phrases.en.ts'
import { en as members } from '../../../modules/members/web/phrases.en.ts'
import { en as notices } from '../../../modules/notices/web/phrases.en.ts'
import { en as places } from '../../../modules/places/web/phrases.en.ts'
import { en as procedures } from '../../../modules/procedures/web/phrases.en.ts'
import { en as workforce } from '../../../modules/workforce/web/phrases.en.ts'

/** The digest says every reminder in the words of its module: they come with the digest and not with the phone's first page. */
export const en = { notices, activities, alliances, elections, members, places, procedures, workforce }
