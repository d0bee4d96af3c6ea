import { z } from 'zod'
import { daySchema } from '../../kernel/dates.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery, pageOf, pageQuery } from '../../kernel/page.ts'
import { post, role, side } from './contract-posts.ts'
import { workforceProblems as problems } from './problems.ts'

const no = z.coerce.number().int().positive()
const byId = z.object({ id: z.uuid() })
const made = z.object({ id: z.string() })
const read = { action: 'workforce.read' }
const change = { action: 'person.change' }

/** One filter for the list, its count, the export and the figures. */
export const peopleFilter = z.object({
  asOf: daySchema.optional(),
  districtNo: no.optional(),
  streetNo: no.optional(),
  industryNo: no.optional(),
  role: role.optional(),
  side: z.enum(['business', 'locality', 'unknown']).optional(),
  source: z.string().max(40).optional(),
  /** Codes parted by commas. */
  mode: z.string().max(200).optional(),
  /** `judged`: instructors the band speaks of, without the dedicated. */
  load: z.enum(['below', 'within', 'above', 'dedicated', 'judged']).optional(),
  q: z.string().trim().max(60).optional(),
})
export type PeopleFilter = z.output<typeof peopleFilter>

export const personRow = z.object({
  id: z.string(),
  name: z.string(),
  senderName: z.string().nullable(),
  roles: z.array(role),
  sides: z.array(side),
  modes: z.array(z.string()),
  sources: z.array(z.string()),
  units: z.number().int(),
  /** Organisations served in all; null for who is no instructor. */
  load: z.number().int().nullable(),
  loadState: z.enum(['below', 'within', 'above', 'dedicated', 'no-rule']).nullable(),
})

const training = z.object({
  id: z.string(),
  onDay: z.string(),
  title: z.string(),
  level: z.string().nullable(),
  minutes: z.number().int().nullable(),
  documentNo: z.string().nullable(),
})
const review = z.object({
  id: z.string(),
  year: z.number().int(),
  result: z.string(),
  basis: z.string().nullable(),
  measure: z.enum(['incentive', 'penalty']).nullable(),
  onDay: z.string(),
})
const recommendation = z.object({
  id: z.string(),
  target: z.string(),
  basis: z.string(),
  state: z.enum(['proposed', 'forwarded', 'accepted', 'declined', 'withdrawn']),
  onDay: z.string(),
  steps: z.array(z.object({ state: z.string(), onDay: z.string(), note: z.string().nullable(), by: z.string().nullable() })),
  next: z.array(z.string()),
})

export const peopleEndpoints = {
  listPeople: endpoint({
    name: 'workforce.listPeople',
    method: 'GET',
    path: '/api/workforce/people',
    summary: 'People in post at units in reach, by name, with what they serve.',
    permission: read,
    query: peopleFilter.extend(pageQuery.shape),
    output: pageOf(personRow),
  }),
  exportPeople: endpoint({
    name: 'workforce.exportPeople',
    method: 'GET',
    path: '/api/workforce/people/export',
    summary: 'The same list as a spreadsheet, a line a post; recorded in the audit log.',
    permission: { action: 'workforce.export' },
    query: peopleFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
  getPerson: endpoint({
    name: 'workforce.getPerson',
    method: 'GET',
    path: '/api/workforce/people/:id',
    summary: 'A person in post: posts now and before, training, yearly reviews, recommendations, account.',
    permission: read,
    params: byId,
    output: z.object({
      id: z.string(),
      name: z.string(),
      senderName: z.string().nullable(),
      load: z.number().int().nullable(),
      loadState: z.enum(['below', 'within', 'above', 'dedicated', 'no-rule']).nullable(),
      posts: z.array(post.extend({ unitName: z.string(), dedicated: z.boolean() })),
      trainings: z.array(training),
      reviews: z.array(review),
      recommendations: z.array(recommendation),
      account: z.object({ displayName: z.string(), linkedAt: z.string() }).nullable(),
      /** Who sends the person, while that holds. */
      nomination: z.object({ body: z.string(), side, fromOn: z.string(), documentNo: z.string().nullable() }).nullable(),
      can: z.object({ change: z.boolean(), link: z.boolean() }),
    }),
    problems: [problems['person-not-found']],
  }),
  recordTraining: endpoint({
    name: 'workforce.recordTraining',
    method: 'POST',
    path: '/api/workforce/people/:id/trainings',
    summary: 'Record training somebody in post took part in.',
    permission: change,
    params: byId,
    body: z.object({
      onDay: daySchema,
      title: z.string().trim().min(1).max(200),
      level: z.string().max(40).nullish(),
      minutes: z.number().int().positive().max(100_000).nullish(),
      documentNo: z.string().trim().max(100).nullish(),
    }),
    output: made,
    problems: Object.values(problems),
  }),
  recordReview: endpoint({
    name: 'workforce.recordReview',
    method: 'POST',
    path: '/api/workforce/people/:id/reviews',
    summary: 'Record the yearly review of somebody in post as it was decided; the same year again takes its place.',
    permission: change,
    params: byId,
    body: z.object({
      year: z.number().int().min(1949).max(2200),
      result: z.string().max(40),
      basis: z.string().trim().max(500).nullish(),
      measure: z.enum(['incentive', 'penalty']).nullish(),
      onDay: daySchema,
    }),
    output: made,
    problems: Object.values(problems),
  }),
  takeBackRecord: endpoint({
    name: 'workforce.takeBackRecord',
    method: 'POST',
    path: '/api/workforce/records/:kind/:id/take-back',
    summary: 'Take a training or a review back that was recorded by mistake.',
    permission: change,
    params: z.object({ kind: z.enum(['training', 'review']), id: z.uuid() }),
    output: made,
    problems: Object.values(problems),
  }),
  recommend: endpoint({
    name: 'workforce.recommend',
    method: 'POST',
    path: '/api/workforce/people/:id/recommendations',
    summary: 'Recommend somebody in post, for a community committee or as a delegate.',
    permission: change,
    params: byId,
    body: z.object({ target: z.string().max(40), basis: z.string().trim().min(1).max(500), onDay: daySchema }),
    output: made,
    problems: Object.values(problems),
  }),
  moveRecommendation: endpoint({
    name: 'workforce.moveRecommendation',
    method: 'POST',
    path: '/api/workforce/recommendations/:id/steps',
    summary: 'Record what became of a recommendation.',
    permission: change,
    params: byId,
    body: z.object({
      state: z.enum(['forwarded', 'accepted', 'declined', 'withdrawn']),
      onDay: daySchema,
      note: z.string().trim().max(500).nullish(),
    }),
    output: made,
    problems: Object.values(problems),
  }),
  linkAccount: endpoint({
    name: 'workforce.linkAccount',
    method: 'POST',
    path: '/api/workforce/people/:id/account',
    summary:
      'Link a person in post with an account: it sees the organisations of the person’s posts as instructor, as long as they last.',
    permission: { action: 'person.link' },
    params: byId,
    body: z.object({ loginName: z.string().trim().toLowerCase().min(1).max(40) }),
    output: z.object({ displayName: z.string() }),
    problems: Object.values(problems),
  }),
  unlinkAccount: endpoint({
    name: 'workforce.unlinkAccount',
    method: 'POST',
    path: '/api/workforce/people/:id/account/end',
    summary: 'Take the account of a person in post off again.',
    permission: { action: 'person.link' },
    params: byId,
    output: made,
    problems: Object.values(problems),
  }),
}
